"""Rights requests through what people can see: redirected, routed inside, paused, helped along."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "request-"

ROLES = Path(__file__).with_name("requests_roles.toml")
WORKER, LEAD, OFFICER = "Priya Marlowe", "Tom Bexley", "Karl Stone"
POLICE, CARE_BOARD, HOSPITALS = "Imran Sayle", "Nia Webb", "Uma Rees"

FOI = "Information about our work (freedom of information)"
RQ = "RQ-2026-0001"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """Friday 20 November 2026, half past nine."""
    return ("--roles", str(ROLES), "--start", "2026-11-20T09:30")


def record(me: Pane, received: str, whose: str = "Ours", which: str = forms.ACCESS) -> None:
    forms.request(me, "SAR 77", received, whose=whose, which=which)
    me.click("Send")
    me.sees(re.compile(f"It is in: {RQ}"))


@SIZES
def test_a_misdirected_subject_access_request_is_redirected(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    worker.say("hello")
    worker.click("Record a request")
    worker.sees("What does it ask for?")
    picture("1-card")
    record(worker, "2026-11-18", "Another organisation's")
    worker.sees(re.compile("The answer is due by Fri 18 Dec 2026"))
    worker.sees(re.compile("Delete nothing and change nothing"))
    picture("2-receipt")

    lead = pane(page, LEAD)
    lead.sees(f"Subject access request {RQ}")
    picture("3-notice")
    lead.click("I have it")
    lead.sees(re.compile("Tom Bexley has had it since"))
    lead.click("Open")
    lead.sees("Does this right apply here?")
    picture("4-open")
    assert axe_violations(page) == []
    lead.click("Do we hold it?")
    lead.choose(
        "Whose information is it about?",
        "Another organisation's: we neither hold it nor answer for it",
    )
    lead.choose(
        "Which one should the person ask?", "University Hospitals of North Midlands NHS Trust"
    )
    picture("5-holding")
    lead.click("Record it")
    lead.sees(re.compile("the person was told whom to ask instead"))
    lead.click("Letters")
    lead.click("More")
    lead.click("Whom to ask instead")
    lead.sees(re.compile("Please send your request to University Hospitals of North Midlands"))
    picture("6-letter")

    worker = pane(page, WORKER)
    worker.sees(f"{RQ}: how it ended")
    worker.sees(re.compile("They were told to ask University Hospitals"))
    picture("7-outcome")
    assert worker.faults() == []
    assert lead.faults() == []


@SIZES
def test_a_joint_request_goes_inside_to_the_lead_partner_and_nobody_is_sent_away(
    page: Page, picture: Picture
) -> None:
    officer = pane(page, OFFICER)
    officer.say("record a request")
    record(officer, "2026-11-16", "The partnership's own")

    police = pane(page, POLICE)
    police.sees(f"Subject access request {RQ}")
    police.say(f"do we hold it {RQ}")
    police.sees(re.compile("Nobody is sent away: it goes inside to Staffordshire County"))
    picture("8-joint")
    police.choose(
        "Whose information is it about?",
        "Another organisation's: we neither hold it nor answer for it",
    )
    police.choose("Which one should the person ask?", "Staffordshire County Council")
    police.click("Record it")
    police.sees(re.compile("may not send the person away"))
    picture("9-trap")
    police.choose(
        "Whose information is it about?",
        "The partnership's own (joint data): the lead partner, Staffordshire County Council,"
        " answers it",
    )
    police.click("Record it")
    police.sees(re.compile("the lead partner answers it, from the day it first came"))

    lead = pane(page, LEAD)
    lead.sees("Subject access request RQ-2026-0002")
    lead.sees(re.compile("received Mon 16 Nov 2026"))
    lead.sees(re.compile("The answer is due by Wed 16 Dec 2026"))
    lead.click("Open")
    lead.sees(re.compile(f"Staffordshire Police .{RQ}."))
    picture("10-inside")
    officer = pane(page, OFFICER)
    officer.sees(f"{RQ}: how it ended")
    assert police.faults() == []


@SIZES
def test_a_request_is_paused_resumed_and_extended_with_the_dates_of_the_law(
    page: Page, picture: Picture
) -> None:
    """DSR-PAUSE: received 2 Nov, asked 4 Nov, answered 11 Nov: 10 Dec; then two months more."""
    worker = pane(page, WORKER)
    worker.say("record a request")
    record(worker, "2026-11-02")
    worker.sees(re.compile("The answer is due by Wed 2 Dec 2026"))

    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.click("Record a step")
    lead.sees("What has happened? Each step says the date before and after.")
    picture("11-steps")
    lead.click("Clarification asked")
    lead.fill("On which day was the person asked what they want?", "2026-11-04")
    picture("12-step")
    lead.click("Record it")
    lead.sees("The date was: Wed 2 Dec 2026")
    lead.sees("The date is now: no date: the clock waits")
    lead.sees(re.compile("Paused, 29 days remaining"))
    picture("13-paused")

    lead.say(f"{RQ} clarification answered 11/11/2026")
    lead.sees("The date is now: Thu 10 Dec 2026")
    lead.sees(re.compile("both days counted: 8 days added"))
    picture("14-resumed")

    lead.say(f"{RQ} extended")
    forms.more_time(lead, "There are nine boxes of paper.")
    lead.click("Record it")
    lead.sees("The date is now: Wed 10 Feb 2027")
    picture("15-extended")

    lead.say(f"{RQ} reply sent 20/11/2026")
    lead.sees("Before a subject access reply goes out, each of these:")
    lead.click("Record it")
    lead.sees(re.compile("Please tick each check first"))
    picture("16-ticks")
    assert lead.faults() == []


@SIZES
def test_three_partners_help_with_an_foi_request_one_of_them_late(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("record a request")
    record(worker, "2026-11-20", which=FOI)
    worker.sees(re.compile("The answer is due by Mon 21 Dec 2026"))

    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.click("Ask partners")
    lead.choose(
        "Whom do you ask?",
        "Staffordshire Police",
        "Staffordshire and Stoke-on-Trent Integrated Care Board",
        "University Hospitals of North Midlands NHS Trust",
    )
    lead.fill(
        "What do you ask them? (No names, and nothing about who asks.)",
        "What do you hold on the otter project since May?",
    )
    picture("17-ask")
    lead.click("Ask them")

    for name, said in ((POLICE, "two papers"), (CARE_BOARD, "a spreadsheet")):
        partner = pane(page, name)
        partner.sees(re.compile(RQ))
        partner.does_not_see("What do you hold on the otter project since May?")
        partner.say(f"{RQ} we hold it: We have {said}.")
    for _ in range(12):  # past the target, and the reminder
        travel(page, "+24 h")
    hospitals = pane(page, HOSPITALS)
    hospitals.sees(re.compile(RQ))
    picture("18-reminded")
    lead = pane(page, LEAD)
    lead.say(f"open {RQ}")
    lead.sees(re.compile("We have two papers"))
    lead.sees(re.compile("We have a spreadsheet"))
    picture("19-answers")
    hospitals = pane(page, HOSPITALS)
    hospitals.say(f"{RQ} we do not hold it: We looked in all our records.")
    lead = pane(page, LEAD)
    lead.say(f"open {RQ}")
    lead.sees(re.compile("We looked in all our records"))
    lead.sees(re.compile("late"))
    picture("20-late")
    assert lead.faults() == []
