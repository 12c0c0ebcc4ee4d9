"""A near miss through what people can see: the card, the next-day digest, and what was learnt."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "near-miss-"

WORKER, LEAD, DEPUTY, POLICE = "Priya Marlowe", "Tom Bexley", "Grace Oduya", "Imran Sayle"
STORY = "I nearly sent the minutes to last year's list."
LESSON = "The list now has a date in its name, and we check it."
PREVENT = "A list with a date in its name."


def to_the_digest(page: Page) -> None:
    """However many days are no working days: the digest is the next thing due."""
    for _ in range(4):
        travel(page, "+24 h")


@SIZES
def test_a_near_miss_is_in_the_leads_digest_and_the_reporter_hears_what_was_learnt(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("hello")
    worker.click("Report a near miss")
    worker.sees(forms.GOT_OUT)
    picture("1-card")
    forms.near_miss(worker, STORY, PREVENT)
    worker.click("Send")
    worker.sees(re.compile(r"It is in: NM-\d{4}-0001"))
    worker.sees("There is no 72-hour clock: nothing got out.")
    picture("2-receipt")
    worker.say("poor practice")
    forms.near_miss(worker, STORY, PREVENT, what="Poor practice I saw")
    worker.click("Send")
    worker.sees(re.compile(r"It is in: NM-\d{4}-0002"))
    pane(page, LEAD).does_not_see(re.compile("NM-"))

    to_the_digest(page)
    lead = pane(page, LEAD)
    lead.sees("2 things for you today.")
    lead.does_not_see(STORY)
    picture("3-digest")
    pane(page, DEPUTY).does_not_see(re.compile("NM-"))
    pane(page, POLICE).does_not_see(re.compile("NM-"))

    lead = pane(page, LEAD)
    year = re.search(r"NM-(\d{4})-0001", lead.text())
    assert year
    lead.click(f"See NM-{year[1]}-0001")
    lead.sees(re.compile("Nobody has picked it up yet"))
    lead.click("I have it")
    lead.sees(re.compile("Tom Bexley has had it since"))
    lead.click("Open")
    lead.sees(STORY)
    picture("4-open")
    assert axe_violations(page) == []
    lead.click("What was learnt?")
    lead.fill("What was learnt? (No names. Whoever reported it will read this.)", LESSON)
    picture("5-lesson")
    lead.click("Record what was learnt")
    lead.sees(re.compile("what was learnt is on record"))

    worker = pane(page, WORKER)
    worker.sees(re.compile(r"NM-\d{4}-0001: what was learnt"))
    worker.does_not_see(LESSON)
    picture("6-news")
    worker.click("See what was learnt")
    worker.sees(LESSON)
    picture("7-learnt")
    worker.click("Fold away")
    worker.does_not_see(LESSON)
    assert worker.faults() == []
    assert lead.faults() == []


@SIZES
def test_where_something_may_have_got_out_the_breach_card_takes_over(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("report a near miss")
    forms.near_miss(worker, STORY, PREVENT, got_out="Not sure")
    worker.click("Send")
    worker.sees(re.compile("Information may have got out, so this is a breach report now"))
    worker.does_not_see(STORY)
    picture("8-breach")
    forms.breach(worker)
    worker.click("Send")
    worker.sees(re.compile(r"We have your report: BR-\d{4}-0001"))

    lead = pane(page, LEAD)
    lead.sees(re.compile("BR-.*: new report"))
    lead.click("Open")
    lead.sees(STORY)
    lead.does_not_see(re.compile("NM-"))
    picture("9-breach-open")
