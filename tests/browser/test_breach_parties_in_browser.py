"""Breaches that touch several organisations, worked to their end through visible labels.

What people do after the report is counted and printed; each closed record is read back.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "parties-"

WORKER, MANAGER, LEAD, SIRO = "Priya Marlowe", "Owen Pike", "Tom Bexley", "David Rowan"
POLICE, POLICE_LEAD, POLICE_SIRO = "Nia Pritchard", "Imran Sayle", "Stella Novak"
NHS_LEAD = "Gareth Lowe"
STORY = "I think the core group minutes went to a mailing list."
TOLD = re.compile(r"Staffordshire County Council has had a data breach\.")
WHY = "Why? (No names. This goes on the record.)"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    roles = Path(__file__).with_name("parties_roles.toml")
    return ("--start", "2026-11-23T09:30", "--roles", str(roles))


def somebody(page: Page, name: str) -> Pane:
    """Their pane; those who are not beside the others are looked for behind *More people*."""
    more = page.get_by_role("button", name=re.compile("^More people"))
    if more.is_visible() and not page.get_by_role("region", name=name, exact=True).is_visible():
        more.click()
        page.get_by_role("button", name=re.compile(rf"{re.escape(name)}")).last.click()
    return pane(page, name)


@dataclass
class Acts:
    """What people press after the report, counted."""

    page: Page
    done: list[str] = field(default_factory=list)

    def press(self, person: str, label: str) -> Pane:
        self.done.append(f"{person}: {label}")
        found = somebody(self.page, person)
        found.click(label)
        return found

    def print(self, what: str) -> None:
        print(f"{what}: {len(self.done)} actions after the report: {'; '.join(self.done)}")


def reports(page: Page, who: str, where: str = "With us") -> None:
    worker = pane(page, who)
    worker.say("report a breach")
    forms.breach(worker, STORY)
    worker.choose("Where did it go wrong?", where)
    worker.click("Send")
    worker.sees(re.compile("We have your report: BR-"))


SURE = "Are you sure? Say what that does not show. (No names.)"


def records_only(acts: Acts, lead: str, reference: str, *, sure: str = "") -> None:
    """Decide, and close it the short way. `sure`: why, where the answers point the other way."""
    me = pane(acts.page, lead)
    me.say(f"decide {reference}")
    me.sees("What do you decide?")
    me.choose("How likely is harm to the people in it?", "Unlikely")
    me.choose("What do you decide?", "Record only; no need to tell the ICO")
    me.fill(WHY, "Everyone on the list may read them.")
    acts.press(lead, "Record the decision")
    if sure:
        me.fill(SURE, sure)
        acts.press(lead, "Record the decision")
    me.sees("Was anybody harmed, as far as you know?")
    me.choose("Is it back, or has whoever has it written that it is deleted?", "Yes")
    me.choose("Was anybody harmed, as far as you know?", "No")
    me.choose("Why did it happen?", "A wrong or old address")
    me.fill("What was learnt? One line, for whoever reported it. (No names.)", "Check the list.")
    acts.press(lead, "Close it")
    me.sees(re.compile("^Closed .*Record only"))


def reads_back(page: Page, lead: str, *lines: str | re.Pattern[str]) -> None:
    me = pane(page, lead)
    me.click("Open")
    for line in ("Check the list.", *lines):
        me.sees(line)
    assert axe_violations(page) == []
    assert me.faults() == []


@SIZES
def test_joint_minutes_reported_by_the_lead_partner_and_all_three_controllers_hear(
    page: Page, picture: Picture
) -> None:
    reports(page, WORKER, "A partnership meeting or document")
    acts = Acts(page)
    for lead in (POLICE_LEAD, NHS_LEAD):
        theirs = somebody(page, lead)
        theirs.sees(TOLD)
        theirs.sees(re.compile("There is one report to the ICO"))
        theirs.sees(re.compile("Staffordshire County Council makes it"))
        theirs.does_not_see(STORY)
        picture(f"1-joint-{lead.split()[0].lower()}", lead)
        acts.press(lead, "Seen")
        theirs.sees(re.compile("answered for"))
    pane(page, LEAD).sees(re.compile("BR-2026-0001: Staffordshire Police says “Seen”"))
    acts.press(LEAD, "I have it")
    records_only(acts, LEAD, "BR-2026-0001")
    picture("2-joint-closed", LEAD)
    acts.print("joint minutes")
    reads_back(page, LEAD, re.compile("Staffordshire Police: Seen"))


def test_one_incident_reported_by_three_people_in_two_parties(page: Page, picture: Picture) -> None:
    reports(page, WORKER)
    reports(page, MANAGER)
    reports(page, POLICE)
    acts = Acts(page)
    lead = pane(page, LEAD)
    lead.say("same incident BR-2026-0001")
    lead.sees("Which report is of the same incident?")
    picture("3-same", LEAD)
    lead.choose(
        "Which report is of the same incident?", "BR-2026-0002, reported Mon 23 Nov 2026 09:30"
    )
    acts.press(LEAD, "Join it to this one")
    lead.sees(re.compile("Also reported as: BR-2026-0002"))
    lead.say("tell parties BR-2026-0001")
    lead.sees("Whom else?")
    lead.choose("Whom else?", "Staffordshire Police")
    picture("4-tell", LEAD)
    acts.press(LEAD, "Tell those I ticked")
    police = pane(page, POLICE_LEAD)
    police.sees(TOLD)
    picture("5-told", POLICE_LEAD)
    acts.press(POLICE_LEAD, "Ours too")
    police.sees(re.compile("BR-2026-0004: new report"))
    police.say("same incident BR-2026-0004")
    police.choose(
        "Which report is of the same incident?", "BR-2026-0003, reported Mon 23 Nov 2026 09:30"
    )
    acts.press(POLICE_LEAD, "Join it to this one")
    police.sees(re.compile("Also reported as: BR-2026-0003"))
    police.does_not_see(re.compile("BR-2026-0002"))
    records_only(acts, LEAD, "BR-2026-0001")
    records_only(acts, POLICE_LEAD, "BR-2026-0004")
    acts.print("one incident, three reports, two parties")

    for who, reference in ((WORKER, "0001"), (MANAGER, "0002"), (POLICE, "0003")):
        pane(page, who).sees(re.compile(f"BR-2026-{reference} is closed"))
    reads_back(page, LEAD, re.compile("joined BR-2026-0002 to it as the same incident"))


def test_a_partner_that_says_not_us_too_brings_both_siros_together(
    page: Page, picture: Picture
) -> None:
    reports(page, WORKER, "A partner")
    acts = Acts(page)
    lead = pane(page, LEAD)
    lead.say("tell the partner BR-2026-0001")
    lead.choose("Whose is it?", "Staffordshire Police")
    picture("6-owner", LEAD)
    acts.press(LEAD, "Tell them")
    police = pane(page, POLICE_LEAD)
    police.sees(re.compile("BR-2026-0002: new report"))
    police.say("status BR-2026-0002")
    police.sees(re.compile("Your own 72 hours may have begun"))
    police.does_not_see(STORY)
    picture("7-may-be-yours", POLICE_LEAD)
    acts.press(POLICE_LEAD, "Not us")

    for siro, reference in ((SIRO, "0001"), (POLICE_SIRO, "0002")):
        hears = somebody(page, siro)
        hears.sees(f"BR-2026-{reference}: two parties each say that it is not theirs")
        hears.does_not_see(STORY)
    picture("8-siro", SIRO)
    lead = pane(page, LEAD)
    lead.sees("BR-2026-0001: the partner says that it is not theirs")
    records_only(acts, LEAD, "BR-2026-0001", sure="They have shown that it was ours.")
    acts.print("not us, too")
    reads_back(page, LEAD, re.compile("says that it is not theirs"))
