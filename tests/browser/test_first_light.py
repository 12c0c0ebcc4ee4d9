"""The first light, as a newcomer would try it: one report, from card 1 to the decision."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import SIZES, Pane, Picture, pane, travel

pytestmark = pytest.mark.browser
PICTURED = ""

WORKER, LEAD, DEPUTY = "Priya Marlowe", "Tom Bexley", "Grace Oduya"
DPO, SIRO, POLICE = "Helen Farrow", "David Rowan", "Imran Sayle"
STORY = "I think a letter about a plan meeting went to a former address."


def bring_into_view(chat: Pane, text: re.Pattern[str]) -> None:
    """In one step of the page: a message that is redrawn meanwhile is no fault of the bot."""
    chat.messages.get_by_text(text).last.evaluate("message => message.scrollIntoView()")


@SIZES
def test_a_breach_reported_in_teams_reaches_the_ig_lead_and_is_decided(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees("Could anyone be hurt because of this?")
    picture("1-card")
    forms.breach(worker, STORY)
    worker.click("Send")
    worker.sees(re.compile(r"We have your report: BR-\d{4}-0001"))
    bring_into_view(worker, re.compile("We have your report"))
    picture("2-receipt")

    lead = pane(page, LEAD)
    lead.sees(re.compile("BR-.*: new report"))
    picture("3-notice")
    pane(page, DEPUTY).sees(re.compile("BR-.*: new report"))
    for nobody in (DPO, SIRO, POLICE):
        pane(page, nobody).does_not_see(re.compile("BR-"))

    travel(page, "+1 h")
    for nobody in (DPO, SIRO):  # the DPO reads of it in the morning, and is not asked to act
        pane(page, nobody).does_not_see(re.compile("nobody has picked this up"))
    travel(page, "+4 h")
    pane(page, SIRO).sees(re.compile("nobody has picked this up"))
    picture("4-siro")

    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.sees(re.compile("has had it since"))
    pane(page, WORKER).sees(re.compile("someone has it"))
    travel(page, "+24 h")
    pane(page, SIRO).does_not_see(re.compile("no decision recorded"))  # in a morning's digest
    lead = pane(page, LEAD)
    lead.sees(re.compile("no decision recorded"))
    lead.sees(re.compile(r"ICO deadline \w+ \d"))
    picture("5-undecided")

    lead.click("Open")
    lead.sees(STORY)
    picture("6-open")
    lead.say("aware BR-2026-0001")
    lead.fill("Aware at (24-hour clock)", "09:00")
    lead.fill(
        "Why the change? (No names. This goes on the record.)", "The duty desk noticed at nine."
    )
    lead.click("This is the time")
    lead.sees(re.compile("corrected"))
    lead.click("Decide")
    lead.choose("How likely is harm to the people in it?", "Likely")
    lead.choose("What do you decide?", "Tell the ICO")
    lead.fill("Why? (No names. This goes on the record.)", "A child's address was in it.")
    picture("7-decide")
    lead.click("Record the decision")
    lead.sees(re.compile("decision recorded"))
    pane(page, WORKER).sees(re.compile("BR-.*: a decision"))
    lead = pane(page, LEAD)
    lead.say("add number BR-2026-0001")
    lead.fill("What is its reference?", "IC-000001")
    lead.click("Keep this reference")
    lead.click("Open")
    lead.sees(re.compile("The duty desk noticed at nine."))
    picture("8-history")
    travel(page, "+24 h")
    pane(page, SIRO)
    picture("9-after")
    assert pane(page, POLICE).text().count("BR-") == 0
