"""A complaint about two parties through what people can see: from recording to acceptance.

The council's IG lead is named in it and hears nothing; the police say nothing to the group.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "complaint-"

ROLES = Path(__file__).with_name("complaint_roles.toml")
WORKER, LEAD, DEPUTY, OFFICE = "Priya Marlowe", "Tom Bexley", "Grace Oduya", "Joan Whitby"
POLICE, CARE_BOARD = "Imran Sayle", "Nia Webb"

CP = "CP-2026-0001"
STORY = "They say that two of us sent each other the wrong minutes."


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """Friday 20 November 2026, half past nine."""
    return ("--roles", str(ROLES), "--start", "2026-11-20T09:30")


@SIZES
def test_a_two_party_complaint_from_recording_to_the_nominees_acceptance(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("hello")
    worker.click("Record a complaint")
    worker.sees("Whom is it about?")
    picture("1-first-card")
    forms.first_card(worker)
    worker.click("Next")
    worker.sees(re.compile("Is any of these people named in it"))
    picture("2-second-card")
    forms.second_card(worker, STORY, "Tom Bexley · IG lead · Staffordshire County Council")
    worker.click("Send")
    worker.sees(f"The complaint is recorded: {CP}.")
    worker.sees(re.compile("by Mon 21 Dec 2026"))
    worker.does_not_see(STORY)
    picture("3-receipt")

    pane(page, LEAD).does_not_see(re.compile("CP-"))
    deputy = pane(page, DEPUTY)
    deputy.sees(f"New complaint {CP}")
    picture("4-notice")
    deputy.click("I have it")
    deputy.sees(re.compile("Grace Oduya has had it since"))
    deputy.click("Open")
    deputy.sees(STORY)
    deputy.sees(re.compile("It is about more than one organisation"))
    picture("5-open")
    assert axe_violations(page) == []
    deputy.click("Write the acknowledgement")
    deputy.sees(re.compile("We have your complaint"))
    picture("6-letter")
    deputy.click("I have sent it")
    deputy.sees(re.compile("was written to on Fri 20 Nov 2026"))
    deputy.click("Open")
    deputy.click("Ask the group")
    deputy.sees(re.compile("The safeguarding partners were asked who is best placed"))
    picture("7-asked")

    care_board = pane(page, CARE_BOARD)
    care_board.sees(f"Who is best placed to respond? {CP}")
    care_board.does_not_see(STORY)
    care_board.click("See what is asked")
    care_board.sees(re.compile("Staffordshire County Council and Staffordshire Police"))
    picture("8-task")
    care_board.click("Say who")
    care_board.choose("Which party is best placed?", "Staffordshire Police")
    care_board.fill("Why are they best placed? (No names.)", "The minutes were theirs.")
    care_board.click("Send the answer")
    care_board.sees(re.compile("Nia Webb answered for"))

    office = pane(page, OFFICE)
    office.sees(f"{CP}: who has answered")
    office.does_not_see(re.compile("The minutes were theirs"))
    picture("9-office")

    for _ in range(11):  # the police say nothing: 5 working days, and the next morning
        travel(page, "+24 h")
    office = pane(page, OFFICE)
    office.sees(re.compile("Staffordshire Police responds: that is what the group said"))
    police = pane(page, POLICE)
    police.sees(f"Will you respond? {CP}")
    police.click("We accept")
    picture("10-nominee")
    police.click("Send the answer")
    police.sees(re.compile("Imran Sayle answered for"))

    deputy = pane(page, DEPUTY)
    deputy.say(f"open {CP}")
    deputy.sees(re.compile("Imran Sayle accepted for Staffordshire Police on"))
    picture("11-accepted")
    pane(page, LEAD).does_not_see(re.compile("CP-"))
    for name in (WORKER, DEPUTY, OFFICE, POLICE, CARE_BOARD):
        assert pane(page, name).faults() == []


@SIZES
def test_an_allegation_and_another_procedure_stop_it_and_nothing_is_lost(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("record a complaint")
    forms.first_card(worker, harmed="Not sure", about_data="No")
    worker.click("Next")
    worker.sees("Stop: phone the LADO first")
    worker.sees(re.compile("by Mon 23 Nov 2026"))
    picture("12-lado")
    assert axe_violations(page) == []
    worker.click("The LADO has been told: carry on")
    worker.sees("Another procedure answers this complaint")
    picture("13-signpost")
    worker.click("Record it all the same")
    worker.sees(re.compile("Is any of these people named in it"))
    forms.second_card(worker, STORY, whom="A child")
    worker.click("Send")
    worker.sees(f"The complaint is recorded: {CP}.")
    worker.sees(re.compile("You said that the LADO has been told"))
    assert worker.faults() == []
