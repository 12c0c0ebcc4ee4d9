"""Who has seen it, in a browser: the deputy looks at the notice, and the lead reads when."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "seen-"

WORKER, LEAD, DEPUTY = "Priya Marlowe", "Tom Bexley", "Grace Oduya"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """Teams tells this bot what people have read."""
    return ("--start", "2026-11-23T16:48", "--read-receipts")


def test_the_lead_reads_when_the_deputy_saw_it(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees(forms.WHAT_HAPPENED)
    forms.breach(worker, "A letter went to the wrong house.")
    worker.click("Send")
    worker.sees(re.compile(r"BR-\d{4}-0001"))

    deputy = pane(page, DEPUTY)
    deputy.has_news()
    deputy.root.click()
    travel(page, "+1 h")
    lead = pane(page, LEAD)
    lead.click("Open")
    lead.sees(re.compile(rf"23 Nov 2026 16:4\d: {DEPUTY} .* has seen it"))
    picture("1-lead-reads-when")
    assert axe_violations(page) == []
