"""A lead goes on leave, in a browser, and hands over with one case kept from who takes over."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "leave-"

WORKER, LEAD, DEPUTY, SIRO = "Priya Marlowe", "Tom Bexley", "Grace Oduya", "David Rowan"
KEPT, GIVEN = "BR-2026-0001", "BR-2026-0002"


def reports(page: Page, reference: str) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees(forms.WHAT_HAPPENED)
    forms.breach(worker, "A letter went to the wrong house.")
    worker.click("Send")
    worker.sees(re.compile(reference))
    lead = pane(page, LEAD)
    lead.say(f"acknowledge {reference}")
    lead.sees(re.compile(f"{reference}"))


def deputy_steps_out_of_the_first(page: Page) -> None:
    deputy = pane(page, DEPUTY)
    deputy.say(f"conflict {KEPT}")
    deputy.click("Step aside")


@SIZES
def test_a_lead_goes_on_leave_and_hands_over_but_for_one(page: Page, picture: Picture) -> None:
    for reference in (KEPT, GIVEN):
        reports(page, reference)
    deputy_steps_out_of_the_first(page)

    lead = pane(page, LEAD)
    lead.say("I am away from 14 December to 18 December")
    lead.sees("Who covers for you?")
    picture("1-card", LEAD)
    assert axe_violations(page) == []
    lead.choose("Who covers for you?", DEPUTY)
    lead.click("I am away then")
    lead.sees(re.compile("You are away from Mon 14 Dec 2026 to Fri 18 Dec 2026."))
    lead.sees("Hand over what you have")
    lead.sees(f"You have {KEPT} and {GIVEN}.")
    picture("2-hand-over", LEAD)
    assert axe_violations(page) == []

    lead.choose("Who takes over?", DEPUTY)
    lead.click("Hand them over")
    lead.sees(re.compile(f"{DEPUTY} is asked to take {GIVEN}. Still yours: {KEPT}."))
    picture("3-handed", LEAD)

    deputy = pane(page, DEPUTY)
    deputy.sees(f"{LEAD} named you to lead {GIVEN}")
    deputy.sees(
        re.compile(f"{LEAD} is away from Mon 14 Dec 2026 to Fri 18 Dec 2026, and you cover")
    )
    deputy.does_not_see(f"{LEAD} named you to lead {KEPT}")
    picture("4-covers", DEPUTY)
    pane(page, SIRO).sees(re.compile(f"{DEPUTY} covers."))
