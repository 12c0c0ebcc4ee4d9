"""Three years later, in a browser: a record is foretold, kept, let go of, looked at, and gone."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "retention-"

WORKER, LEAD = "Priya Marlowe", "Tom Bexley"
NM, RQ = "NM-2026-0001", "RQ-2030-0001"
WHY = "In a few words. No names."
DAYS_UNTIL_WARNED = 1067
"""From the morning of 23 November 2026 to 25 October 2029."""
YEAR = 365


def days_go_by(page: Page, days: int) -> None:
    """More than the page's buttons for the time go at once: the same, for longer."""
    while days:
        some = min(days, YEAR)
        asked = {"hours": 24 * some}
        done = page.request.post(f"{page.url.rstrip('/')}/api/travel", data=asked, timeout=240_000)
        assert done.ok, done.text()
        days -= some


def closed(page: Page) -> None:
    """A near miss, and what was learnt from it."""
    worker = pane(page, WORKER)
    worker.say("report a near miss")
    forms.near_miss(worker, "I nearly sent the list to everyone.", "A prompt before sending.")
    worker.click("Send")
    worker.sees(re.compile(NM))
    lead = pane(page, LEAD)
    lead.say(f"lesson {NM}")
    lead.fill("What was learnt? (No names. Whoever reported it will read this.)", "We ask twice.")
    lead.click("Record what was learnt")
    pane(page, WORKER).sees(f"{NM}: what was learnt")


@SIZES
def test_a_record_is_foretold_kept_let_go_of_looked_at_and_gone(
    page: Page, picture: Picture
) -> None:
    closed(page)
    days_go_by(page, DAYS_UNTIL_WARNED)
    lead = pane(page, LEAD)
    lead.sees("Staffordshire County Council: one record waits for you")
    lead.sees(re.compile(rf"{NM} \(near miss\): kept until Fri 23 Nov 2029"))
    picture("1-foretold", LEAD)
    assert axe_violations(page) == []
    lead.click("Keep it longer")
    lead.choose("Why?", "a court may need it")
    lead.fill(WHY, "Proceedings have begun.")
    lead.fill("When do we ask you again? (12 months at most)", "2030-02-01")
    picture("2-kept", LEAD)
    assert axe_violations(page) == []
    lead.click("Keep it")
    lead.sees(f"{NM} is kept. We ask you on Fri 1 Feb 2030 whether it is still needed.")

    days_go_by(page, 100)
    lead.sees(re.compile(r"a court may need it\. It was to be looked at by Fri 1 Feb 2030\."))
    picture("3-still-needed", LEAD)
    lead.click("Stop keeping it longer")
    lead.fill(WHY, "They are over.")
    lead.click("Stop keeping it")
    lead.sees(re.compile(f"{NM} is no longer kept for that"))

    worker = pane(page, WORKER)
    worker.say("record a request")
    forms.request(worker, "SAR 77", "2030-02-01")
    worker.click("Send")
    worker.sees(re.compile(RQ))
    days_go_by(page, 1)
    lead = pane(page, LEAD)
    lead.sees(f"Requests of yours are open: {RQ}.")
    picture("4-foretold-again", LEAD)
    assert axe_violations(page) == []

    days_go_by(page, 32)
    lead.say("records that go soon")
    lead.click("I have looked: these may go")
    lead.sees(f"{NM}: written down. They go when their time is over.")
    days_go_by(page, 2)
    lead.say(f"open {NM}")
    lead.sees("I can't find that one. It may not exist, or it is not one I can show you.")
    picture("5-gone", LEAD)
