"""The break's card, in a browser: on Maundy Thursday the lead says who has what until Tuesday."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "break-"

WORKER, LEAD, DEPUTY = "Priya Marlowe", "Tom Bexley", "Grace Oduya"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """Maundy Thursday, after lunch."""
    return ("--start", "2027-03-25T13:30")


@SIZES
def test_the_lead_says_who_has_it_until_tuesday(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees(forms.WHAT_HAPPENED)
    forms.breach(worker, "A letter went to the wrong house.")
    worker.click("Send")
    worker.sees(re.compile(r"BR-\d{4}-0001"))

    lead = pane(page, LEAD)
    lead.click("I have it")
    travel(page, "+1 h")
    lead.sees("Who has it over the break?")
    lead.sees(re.compile("We are back on Tue 30 Mar 2027 08:30"))
    lead.choose("Who has BR-2027-0001 until then?", DEPUTY)
    picture("1-asked", LEAD)
    assert axe_violations(page) == []
    lead.click("They have it")
    lead.sees(f"{DEPUTY} has it over the break.")
    picture("2-said", LEAD)
    pane(page, DEPUTY).sees(re.compile("BR-2027-0001"))
