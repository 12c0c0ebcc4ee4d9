"""Breaches that touch several organisations, worked to their end through visible labels.

What people do after the report is counted and printed (`tests.browser.worked`); each closed record
is read back.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.worked import (
    HARMED,
    RECORD_ONLY,
    Acts,
    closes_short,
    decides,
    reports,
    somebody,
)
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "parties-"

WORKER, MANAGER, LEAD, SIRO = "Priya Marlowe", "Owen Pike", "Tom Bexley", "David Rowan"
POLICE, POLICE_LEAD, POLICE_SIRO = "Nia Pritchard", "Imran Sayle", "Stella Novak"
NHS_LEAD = "Gareth Lowe"
STORY = "I think the core group minutes went to a mailing list."
TOLD = re.compile(r"Staffordshire County Council has had a data breach\.")


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    roles = Path(__file__).with_name("parties_roles.toml")
    return ("--start", "2026-11-23T09:30", "--roles", str(roles))


SURE = "Are you sure? Say what that does not show. (No names.)"


def records_only(me: Pane, reference: str, *, sure: str = "") -> None:
    """Decide, and close it the short way. `sure`: why, where the answers point the other way."""
    me.say(f"decide {reference}")
    me.sees("What do you decide?")
    decides(me, "Unlikely", RECORD_ONLY, "Everyone on the list may read them.")
    if sure:
        me.fill(SURE, sure)
        me.click("Record the decision")
    me.sees(HARMED)
    closes_short(me, "A wrong or old address", "Check the list.")


def reads_back(page: Page, lead: str, *lines: str | re.Pattern[str]) -> None:
    me = pane(page, lead)
    me.click("Open")
    for line in ("Check the list.", *lines):
        me.sees(line)
    assert axe_violations(page) == []
    assert me.faults() == []


@SIZES
def test_joint_minutes_reported_by_the_lead_partner_and_all_three_controllers_hear(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, WORKER, STORY, where="A partnership meeting or document")
    for lead in (POLICE_LEAD, NHS_LEAD):
        theirs = somebody(page, lead)
        theirs.sees(TOLD)
        theirs.sees(re.compile("There is one report to the ICO"))
        theirs.sees(re.compile("Staffordshire County Council makes it"))
        theirs.does_not_see(STORY)
        picture(f"1-joint-{lead.split()[0].lower()}", lead)
        acts.at(lead).click("Seen")
        theirs.sees(re.compile("answered for"))
    pane(page, LEAD).sees(re.compile("BR-2026-0001: Staffordshire Police says “Seen”"))
    acts.at(LEAD).click("I have it")
    records_only(acts.at(LEAD), "BR-2026-0001")
    picture("2-joint-closed", LEAD)
    acts.sum_up("joint minutes, three controllers", LEAD, actions=6, within=20)
    reads_back(page, LEAD, re.compile("Staffordshire Police: Seen"))


def test_one_incident_reported_by_three_people_in_two_parties(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, WORKER, STORY)
    reports(page, MANAGER, STORY)
    reports(page, POLICE, STORY)
    lead = acts.at(LEAD)
    lead.say("same incident BR-2026-0001")
    lead.sees("Which report is of the same incident?")
    picture("3-same", LEAD)
    lead.choose(
        "Which report is of the same incident?", "BR-2026-0002, reported Mon 23 Nov 2026 09:30"
    )
    acts.at(LEAD).click("Join it to this one")
    lead.sees(re.compile("Also reported as: BR-2026-0002"))
    lead.say("tell parties BR-2026-0001")
    lead.sees("Whom else?")
    lead.choose("Whom else?", "Staffordshire Police")
    picture("4-tell", LEAD)
    acts.at(LEAD).click("Tell those I ticked")
    police = acts.at(POLICE_LEAD)
    police.sees(TOLD)
    picture("5-told", POLICE_LEAD)
    acts.at(POLICE_LEAD).click("Ours too")
    police.sees(re.compile("BR-2026-0004: new report"))
    police.say("same incident BR-2026-0004")
    police.choose(
        "Which report is of the same incident?", "BR-2026-0003, reported Mon 23 Nov 2026 09:30"
    )
    acts.at(POLICE_LEAD).click("Join it to this one")
    police.sees(re.compile("Also reported as: BR-2026-0003"))
    police.does_not_see(re.compile("BR-2026-0002"))
    records_only(acts.at(LEAD), "BR-2026-0001")
    records_only(acts.at(POLICE_LEAD), "BR-2026-0004")
    acts.sum_up("one incident, three reports, two parties' cases", LEAD, actions=13, within=20)
    assert max(acts.of(LEAD), acts.of(POLICE_LEAD)) <= 9, "each has a case of their own"

    for who, reference in ((WORKER, "0001"), (MANAGER, "0002"), (POLICE, "0003")):
        pane(page, who).sees(re.compile(f"BR-2026-{reference} is closed"))
    reads_back(page, LEAD, re.compile("joined BR-2026-0002 to it as the same incident"))


def test_a_partner_that_says_not_us_too_brings_both_siros_together(
    page: Page, picture: Picture, acts: Acts
) -> None:
    reports(page, WORKER, STORY, where="A partner")
    lead = acts.at(LEAD)
    lead.say("tell the partner BR-2026-0001")
    lead.choose("Whose is it?", "Staffordshire Police")
    picture("6-owner", LEAD)
    acts.at(LEAD).click("Tell them")
    police = acts.at(POLICE_LEAD)
    police.sees(re.compile("BR-2026-0002: new report"))
    police.say("status BR-2026-0002")
    police.sees(re.compile("Your own 72 hours may have begun"))
    police.does_not_see(STORY)
    picture("7-may-be-yours", POLICE_LEAD)
    acts.at(POLICE_LEAD).click("Not us")

    for siro, reference in ((SIRO, "0001"), (POLICE_SIRO, "0002")):
        hears = somebody(page, siro)
        hears.sees(f"BR-2026-{reference}: two parties each say that it is not theirs")
        hears.does_not_see(STORY)
    picture("8-siro", SIRO)
    lead = acts.at(LEAD)
    lead.sees("BR-2026-0001: the partner says that it is not theirs")
    records_only(acts.at(LEAD), "BR-2026-0001", sure="They have shown that it was ours.")
    acts.sum_up("not us, too", LEAD, actions=8, within=20)
    reads_back(page, LEAD, re.compile("says that it is not theirs"))
