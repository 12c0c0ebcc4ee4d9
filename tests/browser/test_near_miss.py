"""A near miss through what people can see: the card, the next-day digest, and what was learnt."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_kit import PICTURES, SIZES, Pane, axe_violations, called, page_at, pane, travel

pytestmark = pytest.mark.browser

WORKER, LEAD, DEPUTY, POLICE = "Priya Marlowe", "Tom Bexley", "Grace Oduya", "Imran Sayle"
STORY = "I nearly sent the minutes to last year's list."
LESSON = "The list now has a date in its name, and we check it."
GOT_OUT = "Did information reach the wrong person or get lost, even briefly?"


def fill_in(me: Pane, *, what: str, got_out: str) -> None:
    me.choose("What is this?", what)
    me.fill("What nearly happened, or what did you see? (No names.)", STORY)
    me.choose(GOT_OUT, got_out)
    me.choose("What stopped it?", "A check")
    me.fill("What would prevent it? (No names.)", "A list with a date in its name.")


def picture(page: Page, size: tuple[int, int], name: str) -> None:
    label = called(size)
    page.screenshot(path=PICTURES / f"near-miss-{label}-{name}.png")


def to_the_digest(page: Page) -> None:
    """However many days are no working days: the digest is the next thing due."""
    for _ in range(4):
        travel(page, "+24 h")


@SIZES
def test_a_near_miss_is_in_the_leads_digest_and_the_reporter_hears_what_was_learnt(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, address, size=size) as page:
        worker = pane(page, WORKER)
        worker.say("hello")
        worker.click("Report a near miss")
        worker.sees(GOT_OUT)
        picture(page, size, "1-card")
        fill_in(worker, what="Near miss", got_out="Certain it didn't")
        worker.click("Send")
        worker.sees(re.compile(r"It is in: NM-\d{4}-0001"))
        worker.sees("There is no 72-hour clock: nothing got out.")
        picture(page, size, "2-receipt")
        worker.say("poor practice")
        fill_in(worker, what="Poor practice I saw", got_out="Certain it didn't")
        worker.click("Send")
        worker.sees(re.compile(r"It is in: NM-\d{4}-0002"))
        pane(page, LEAD).does_not_see(re.compile("NM-"))

        to_the_digest(page)
        lead = pane(page, LEAD)
        lead.sees("2 new near misses or poor practice")
        lead.does_not_see(STORY)
        picture(page, size, "3-digest")
        pane(page, DEPUTY).does_not_see(re.compile("NM-"))
        pane(page, POLICE).does_not_see(re.compile("NM-"))

        lead = pane(page, LEAD)
        year = re.search(r"NM-(\d{4})-0001", lead.text())
        assert year
        lead.click(f"See NM-{year[1]}-0001")
        lead.sees(re.compile("Nobody has picked it up yet"))
        lead.click("Acknowledge")
        lead.sees(re.compile("Tom Bexley has it since"))
        lead.click("Open")
        lead.sees(STORY)
        picture(page, size, "4-open")
        assert axe_violations(page) == []
        lead.click("What was learnt?")
        lead.fill("What was learnt? (No names. Whoever reported it will read this.)", LESSON)
        picture(page, size, "5-lesson")
        lead.click("Record what was learnt")
        lead.sees(re.compile("what was learnt is on record"))

        worker = pane(page, WORKER)
        worker.sees(re.compile(r"NM-\d{4}-0001: what was learnt"))
        worker.does_not_see(LESSON)
        picture(page, size, "6-news")
        worker.click("See what was learnt")
        worker.sees(LESSON)
        picture(page, size, "7-learnt")
        worker.click("Close")
        worker.does_not_see(LESSON)
        assert worker.faults() == []
        assert lead.faults() == []


@SIZES
def test_where_something_may_have_got_out_the_breach_card_takes_over(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, address, size=size) as page:
        worker = pane(page, WORKER)
        worker.say("report a near miss")
        fill_in(worker, what="Near miss", got_out="Not sure")
        worker.click("Send")
        worker.sees(re.compile("Information may have got out, so this is a breach report now"))
        worker.does_not_see(STORY)
        picture(page, size, "8-breach")
        worker.choose(
            "Could anyone be in danger because of this? (If yes, phone 999 or 01632 960101 first.)",
            "No",
        )
        worker.choose("What went wrong?", "Sent or given to the wrong person")
        worker.choose("When did anyone here first notice? (A best guess is fine.)", "Just now")
        worker.choose("Where did it go wrong?", "With us")
        worker.click("Send")
        worker.sees(re.compile(r"Your report is in: BR-\d{4}-0001"))

        lead = pane(page, LEAD)
        lead.sees(re.compile("New breach report BR-"))
        lead.click("Open")
        lead.sees(STORY)
        lead.does_not_see(re.compile("NM-"))
        picture(page, size, "9-breach-open")
