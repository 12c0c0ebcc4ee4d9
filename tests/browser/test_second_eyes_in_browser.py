"""A second pair of eyes on a decision to tell nobody, in a browser, where a party asks for one."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from simulator.people import ROLES_FILE
from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "second-"
WORKER, LEAD, SIRO = "Priya Marlowe", "Tom Bexley", "David Rowan"
WHY_NOT = "I do not agree, because … (No names. This goes on the record.)"
RECORD_ONLY = "Record only; no need to tell the ICO"


@pytest.fixture
def desk_options(tmp_path: Path) -> tuple[str, ...]:
    """The council asks its SIRO to read each decision to tell nobody."""
    text = ROLES_FILE.read_text(encoding="utf-8")
    numbers = '[[numbers]]\nparty = "SCC"\n'
    assert text.count(numbers) == 1
    roles = tmp_path / "roles.toml"
    asks = f'{numbers}second_eyes = "siro"\n'
    roles.write_text(text.replace(numbers, asks), encoding="utf-8")
    return ("--start", "2026-11-23T09:30", "--roles", str(roles))


def decided(page: Page, story: str, why: str) -> Pane:
    """Report a breach and decide to record it only. Returns the lead's pane."""
    worker = pane(page, WORKER)
    worker.say("report a breach")
    forms.breach(worker, story)
    worker.click("Send")
    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.click("Decide")
    forms.decision(lead, "Unlikely", RECORD_ONLY, why)
    lead.click("Record the decision")
    return lead


@SIZES
def test_the_siro_does_not_agree_it_is_decided_again_and_both_are_read_back(
    page: Page, picture: Picture
) -> None:
    lead = decided(page, "I think the plan went to the wrong school.", "The school has deleted it.")
    lead.sees(re.compile("A second person agrees: by .*when the 72 hours end"))
    picture("1-waits", LEAD)

    siro = pane(page, SIRO)
    siro.sees(re.compile("BR-.*: do you agree"))
    picture("2-asked", SIRO)
    siro.does_not_see("The school has deleted it.")
    siro.click("I do not agree")
    siro.fill(WHY_NOT, "The school knows the family.")
    picture("3-why", SIRO)
    siro.click("Keep my answer")
    siro.does_not_see("The school knows the family.")

    lead = pane(page, LEAD)
    lead.sees(re.compile("David Rowan.* does not agree"))
    picture("4-against", LEAD)
    lead.click("Decide")
    forms.decision(lead, "Likely", "Tell the ICO", "The school knows the family after all.")
    lead.click("Record the decision")
    lead.does_not_see(re.compile("second reader does not agree"))
    lead.sees(re.compile("Tell the ICO: by"))

    lead.say("open BR-2026-0001")
    for words in ("The school has deleted it.", "The school knows the family."):
        lead.sees(words)
    picture("5-both-read-back", LEAD)
    pane(page, WORKER).does_not_see("The school knows the family.")
    assert axe_violations(page) == []


def test_the_siro_agrees_with_one_press(page: Page, picture: Picture) -> None:
    decided(page, "I think the plan went to the wrong colleague.", "A colleague has it.")
    siro = pane(page, SIRO)
    siro.click("I agree")
    siro.sees(re.compile("agrees"))
    pane(page, LEAD).sees(re.compile("A second person agrees: done"))
    picture("6-agrees", LEAD)
