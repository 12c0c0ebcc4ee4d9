"""A complaint about two parties through what people can see: from recording to acceptance.

The council's IG lead is named in it and hears nothing; the police say nothing to the group.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_kit import PICTURES, SIZES, Pane, axe_violations, called, page_at, pane, travel

pytestmark = pytest.mark.browser

ROLES = Path(__file__).with_name("complaint_roles.toml")
WORKER, LEAD, DEPUTY, OFFICE = "Priya Marlowe", "Tom Bexley", "Grace Oduya", "Joan Whitby"
POLICE, CARE_BOARD = "Imran Sayle", "Nia Webb"

CP = "CP-2026-0001"
STORY = "They say that two of us sent each other the wrong minutes."
CHILD_HARMED = (
    "Does anyone say that a person who works with children harmed a child, or may harm one?"
)
ABOUT_DATA = (
    "Is it about how someone's information was handled? (kept, used, shared, lost, or wrong)"
)
DAY = (
    "On which day did anyone here first get it?"
    " (You, or any colleague. The law counts from that day.)"
)
NAMED = (
    "Is any of these people named in it?"
    " (Whoever you tick is kept out of it: they are never told of it.)"
)
WHAT = "What is the complaint, in a few words? (No names.)"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """Friday 20 November 2026, half past nine."""
    return ("--roles", str(ROLES), "--start", "2026-11-20T09:30")


def picture(page: Page, size: tuple[int, int], name: str) -> None:
    label = called(size)
    page.screenshot(path=PICTURES / f"complaint-{label}-{name}.png")


def first_card(me: Pane, *, harmed: str = "No", about_data: str = "Yes") -> None:
    me.choose(CHILD_HARMED, harmed)
    me.choose(ABOUT_DATA, about_data)
    me.fill(DAY, "2026-11-19")
    me.choose("How did it come?", "E-mail")
    me.choose("Whom is it about?", "Staffordshire County Council", "Staffordshire Police")


@SIZES
def test_a_two_party_complaint_from_recording_to_the_nominees_acceptance(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, address, size=size) as page:
        worker = pane(page, WORKER)
        worker.say("hello")
        worker.click("Record a complaint")
        worker.sees("Whom is it about?")
        picture(page, size, "1-first-card")
        first_card(worker)
        worker.click("Next")
        worker.sees(re.compile("Is any of these people named in it"))
        picture(page, size, "2-second-card")
        worker.choose(NAMED, "Tom Bexley · IG lead · Staffordshire County Council")
        worker.choose("For whom does the person speak?", "Themselves")
        worker.fill(WHAT, STORY)
        worker.click("Send")
        worker.sees(f"The complaint is recorded: {CP}.")
        worker.sees(re.compile("by Mon 21 Dec 2026"))
        worker.does_not_see(STORY)
        picture(page, size, "3-receipt")

        pane(page, LEAD).does_not_see(re.compile("CP-"))
        deputy = pane(page, DEPUTY)
        deputy.sees(f"New complaint {CP}")
        picture(page, size, "4-notice")
        deputy.click("Acknowledge")
        deputy.sees(re.compile("Grace Oduya has it since"))
        deputy.click("Open")
        deputy.sees(STORY)
        deputy.sees(re.compile("It is about more than one organisation"))
        picture(page, size, "5-open")
        assert axe_violations(page) == []
        deputy.click("Write the acknowledgement")
        deputy.sees(re.compile("We have your complaint"))
        picture(page, size, "6-letter")
        deputy.click("I have sent it")
        deputy.sees(re.compile("was written to on Fri 20 Nov 2026"))
        deputy.click("Open")
        deputy.click("Ask the group")
        deputy.sees(re.compile("The safeguarding partners were asked who is best placed"))
        picture(page, size, "7-asked")

        care_board = pane(page, CARE_BOARD)
        care_board.sees(f"Who is best placed to respond? {CP}")
        care_board.does_not_see(STORY)
        care_board.click("See what is asked")
        care_board.sees(re.compile("Staffordshire County Council and Staffordshire Police"))
        picture(page, size, "8-task")
        care_board.click("Say who")
        care_board.choose("Which party is best placed?", "Staffordshire Police")
        care_board.fill("Why are they best placed? (No names.)", "The minutes were theirs.")
        care_board.click("Send the answer")
        care_board.sees(re.compile("Nia Webb answered for"))

        office = pane(page, OFFICE)
        office.sees(f"{CP}: who has answered")
        office.does_not_see(re.compile("The minutes were theirs"))
        picture(page, size, "9-office")

        for _ in range(11):  # the police say nothing: 5 working days, and the next morning
            travel(page, "+24 h")
        office = pane(page, OFFICE)
        office.sees(re.compile("Staffordshire Police responds: that is what the group said"))
        police = pane(page, POLICE)
        police.sees(f"Will you respond? {CP}")
        police.click("We accept")
        picture(page, size, "10-nominee")
        police.click("Send the answer")
        police.sees(re.compile("Imran Sayle answered for"))

        deputy = pane(page, DEPUTY)
        deputy.say(f"open {CP}")
        deputy.sees(re.compile("Imran Sayle accepted for Staffordshire Police on"))
        picture(page, size, "11-accepted")
        pane(page, LEAD).does_not_see(re.compile("CP-"))
        for name in (WORKER, DEPUTY, OFFICE, POLICE, CARE_BOARD):
            assert pane(page, name).faults() == []


@SIZES
def test_an_allegation_and_another_procedure_stop_it_and_nothing_is_lost(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, address, size=size) as page:
        worker = pane(page, WORKER)
        worker.say("record a complaint")
        first_card(worker, harmed="Not sure", about_data="No")
        worker.click("Next")
        worker.sees("Stop: phone the LADO first")
        worker.sees(re.compile("by Mon 23 Nov 2026"))
        picture(page, size, "12-lado")
        assert axe_violations(page) == []
        worker.click("The LADO has been told: carry on")
        worker.sees("Another procedure answers this complaint")
        picture(page, size, "13-signpost")
        worker.click("Record it all the same")
        worker.sees(re.compile("Is any of these people named in it"))
        worker.choose(NAMED, "Nobody on this list")
        worker.choose("For whom does the person speak?", "A child")
        worker.fill(WHAT, STORY)
        worker.click("Send")
        worker.sees(f"The complaint is recorded: {CP}.")
        worker.sees(re.compile("You said that the LADO has been told"))
        assert worker.faults() == []
