"""Breaches worked to their end in a browser: got back, each of the people told or a ground, closed.

What people do after the report is counted and printed (`tests.browser.worked`).
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser.worked import (
    DECIDES,
    RECORD_ONLY,
    TELL,
    WHO_TOLD,
    Acts,
    closes_short,
    decides,
    people_told,
    regulator_told,
    reports,
)
from tests.browser_kit import Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "people-"
ROLES = Path(__file__).with_name("breach_roles.toml")

WORKER, LEAD, SAFEGUARDING = "Priya Marlowe", "Tom Bexley", "Fiona Hartley"
CLERK, TRUST = "Della Frost", "Uma Rees"
RELATIVE = "A parent, carer or relative"

WHO = "Who needs to know that this happened to them?"
NOW = "Do any of them need to know now, to be safe?"
MOTHER, FATHER = "the adult it is about", "the other parent"
CHILD, CARER = "the child", "the carer the child lives with"
GROUND = "Which ground?"
CRIME = "It would be likely to harm crime work (DPA 2018 Sch 2 para 2(1))"
WHY_NOT = "Why does it apply here? No names."
ENDED = "How did getting it back end?"
HOLDER = "Who has it, or had it?"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """A Monday morning, with a council and a hospital trust."""
    return ("--roles", str(ROLES), "--start", "2026-11-23T09:30")


def asked_at_once(lead: Pane, *people: str, now: Sequence[str]) -> None:
    """In danger whoever takes it is asked at once who must hear; nobody is ticked."""
    asked = lead.control(WHO)
    expect(asked.get_by_role("checkbox", checked=True)).to_have_count(0)
    lead.choose(WHO, *people)
    lead.choose(NOW, *now)
    lead.click("Choose these people")
    lead.sees(WHO_TOLD)


def closed(lead: Pane, cause: str, **ended: str) -> None:
    """Closed the whole way, on the form that came by itself."""
    forms.closing(lead, cause, "Some worry.", "A second look.", **ended)
    lead.click("Close it")
    lead.sees(re.compile("^Closed "))


CANNOT = {"ended": "It cannot be got back", "holder": "Somebody else, such as a relative"}


def reads_back(page: Page, lead: str, *lines: str | re.Pattern[str]) -> Pane:
    """Open the closed record; not counted: the work is over."""
    me = pane(page, lead)
    me.say("open BR-2026-0001")
    for line in lines:
        me.sees(line)
    return me


def test_a_court_bundle_with_a_mothers_new_address_posted_to_the_father(
    page: Page, picture: Picture, acts: Acts
) -> None:
    story = "I think a bundle with a new address went to the father."
    reports(page, WORKER, story, who_has_it=RELATIVE, danger="Yes")
    lead = acts.at(LEAD)
    lead.sees(re.compile("Possible danger"))
    lead.click("I have it")
    asked_at_once(lead, MOTHER, FATHER, now=[MOTHER])
    pane(page, SAFEGUARDING).sees(re.compile("please say whether it is safe to tell them"))
    lead = acts.at(LEAD)
    lead.sees(re.compile("needs to know now, to be safe. Phone them, or go to them."))
    picture("1-warned-at-once", LEAD)
    people_told(lead, MOTHER, by="Duty social worker")
    lead.sees(re.compile("The adult it is about: told"))
    lead.click("They are not told")
    lead.choose("Who is not told?", FATHER)
    lead.choose(GROUND, CRIME)
    lead.fill(WHY_NOT, "The officer says that it would warn him.")
    lead.click("Write it down")
    lead.sees(re.compile("a high risk to them looks likely"))  # the decision is asked for next
    decides(lead, "Likely, and serious", TELL, "He may look for her.")
    regulator_told(lead, "By its online form")
    closed(lead, "A wrong or old address", **CANNOT)
    acts.sum_up("a court bundle to the father", LEAD, actions=8, within=20)

    pane(page, WORKER).sees(re.compile("BR-2026-0001 is closed"))
    me = reads_back(
        page,
        LEAD,
        "The officer says that it would warn him.",
        re.compile("The adult it is about: told"),
        re.compile("wrote down that the other parent is not told"),
    )
    picture("2-closed", LEAD)
    assert me.faults() == []
    assert axe_violations(page) == []


def test_a_letter_with_a_new_address_sent_to_the_old_shared_one(
    page: Page, picture: Picture, acts: Acts
) -> None:
    story = "A letter went to the home she has left."
    worker = reports(page, WORKER, story, who_has_it=RELATIVE)
    worker.click("Yes")  # it shows where somebody lives: danger from here
    worker.sees("Someone may be hurt. Phone 999 if you have not.")
    lead = acts.at(LEAD)
    lead.sees(re.compile("possible danger"))
    lead.click("I have it")
    asked_at_once(lead, MOTHER, now=[MOTHER])
    people_told(lead, MOTHER, by="Duty social worker")
    lead.sees(DECIDES)
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Contact is not cleared."))
    lead.does_not_see(re.compile("Something was sent to you by mistake"))
    picture("3-not-cleared", LEAD)
    decides(lead, "Likely, and serious", TELL, "He may read it.")
    regulator_told(lead, "By phone")
    closed(lead, "A wrong or old address", **CANNOT)
    acts.sum_up("a letter to the old shared address", LEAD, actions=7, within=20)
    reads_back(page, LEAD, re.compile("The adult it is about: told"))


def test_adopted_childrens_address_to_a_birth_father(
    page: Page, picture: Picture, acts: Acts
) -> None:
    story = "I think the home's address was in a letter."
    reports(page, WORKER, story, who_has_it=RELATIVE, danger="Yes")
    lead = acts.at(LEAD)
    lead.click("I have it")
    asked_at_once(lead, CHILD, CARER, now=[CARER])
    safeguarding = acts.at(SAFEGUARDING)
    safeguarding.choose("Is it safe to tell the child?", "Yes, but only this way")
    safeguarding.fill(
        "Which way? (Only for “only this way”. No names.)", "With the carer there, after school."
    )
    picture("4-is-it-safe", SAFEGUARDING)
    safeguarding.click("That is my answer")
    lead = acts.at(LEAD)
    lead.sees(re.compile("whether it is safe to tell them"))
    people_told(lead, CARER, by="Duty social worker")
    lead.sees(re.compile("The carer the child lives with: told"))
    lead.click("Letter to the child")
    lead.sees("With the carer there, after school.")
    lead.sees("We made a mistake with something about you")
    picture("5-letter-to-a-child", LEAD)
    people_told(lead, CHILD, way="From their worker, in person", by="Their social worker")
    lead.sees(DECIDES)
    decides(lead, "Likely, and serious", TELL, "He may come to the house.")
    regulator_told(lead, "By its online form")
    closed(lead, "Something was left in that should have come out", **CANNOT)
    acts.sum_up("adopted children's address to a birth father", LEAD, actions=9, within=20)
    reads_back(page, LEAD, re.compile("The child: told"))


def test_a_wrong_attachment_recovered_from_a_trusted_trust_is_graded_by_its_cell(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, CLERK, "I think the wrong list went to a ward.")
    lead = acts.at(TRUST)
    lead.click("I have it")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Something was sent to you by mistake"))
    lead.click("How far is it back?")
    lead.choose(ENDED, "They say it is deleted")
    lead.choose(HOLDER, "A party to the agreement")
    lead.click("Write it down")
    lead.does_not_see(ENDED)
    lead.say("weigh BR-2026-0001")
    lead.choose("Is anyone of these in it? (Leave empty if not.)", "Children")
    lead.choose(
        "How likely is it that somebody comes to harm?",
        "2: not likely; or vulnerable people are in it",
    )
    lead.choose("How bad would it be?", "2: minor; or vulnerable people are in it")
    picture("6-the-grid", TRUST)
    lead.click("Write it down")
    lead.does_not_see("How bad would it be?")
    lead.click("Decide")
    lead.sees(re.compile("likelihood 2 and impact 2: record it; the toolkit tells nobody"))
    lead.sees(re.compile("may be enough: a risk to people looks unlikely"))
    decides(lead, "Unlikely", RECORD_ONLY, "A colleague had it.")
    closes_short(lead, "A wrong attachment", "Look twice.")
    acts.sum_up("a wrong attachment, graded by the NHS grid", TRUST, actions=9, within=20)

    pane(page, CLERK).sees(re.compile("BR-2026-0001 is closed"))
    me = reads_back(
        page, TRUST, re.compile("wrote down how far it is back: they say it is deleted")
    )
    me.say("form BR-2026-0001")
    me.sees(re.compile("It goes in through the NHS toolkit"))


def test_a_relatives_i_deleted_it_lowers_nothing(page: Page, picture: Picture, acts: Acts) -> None:
    worker = reports(page, WORKER, "A plan went to a grandmother.", who_has_it=RELATIVE)
    worker.click("Add details")
    worker.choose("Whose information?", "children")
    worker.choose("What information?", "Name", "Descriptions of abuse")
    worker.choose("Is it under control?", "no")
    worker.click("Add these details")
    lead = acts.at(LEAD)
    lead.click("I have it")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Contact is not cleared."))
    lead.fill("Who makes contact? A job, not a name.", "The duty social worker")
    lead.click("Contact is safe")
    lead.sees(re.compile("Something was sent to you by mistake"))
    lead.click("How far is it back?")
    lead.choose(ENDED, "They say it is deleted")
    lead.choose(HOLDER, "Somebody else, such as a relative")
    lead.click("Write it down")
    lead.does_not_see(ENDED)
    lead.click("Decide")
    lead.sees(re.compile("a high risk to them looks likely"))  # as if nobody had promised anything
    picture("7-lowers-nothing", LEAD)
    decides(lead, "Likely", TELL, "She may pass it on.")
    regulator_told(lead, "By its online form")
    closed(lead, "A wrong or old address")
    acts.sum_up("a relative's “I deleted it”", LEAD, actions=9, within=20)

    me = reads_back(page, LEAD, re.compile("wrote down how far it is back"))
    me.say("get it back BR-2026-0001")
    me.sees(re.compile("It lowers the risk by nothing"))
