"""After a report is sent, in a browser: messages there and back, my reports, taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser_kit import PATIENCE_MS, SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "after-"

WORKER, LEAD = "Priya Marlowe", "Tom Bexley"
STORY = "I was told that a letter about a plan meeting went to a former address."
QUESTION = "Was the envelope still sealed when it came back?"
ANSWER = "Yes, it came back sealed. I have it here in a locked drawer."
WHY = "It was our own address after all."


@SIZES
def test_a_report_for_someone_else_is_stopped_sent_asked_about_looked_up_and_taken_back(
    page: Page, picture: Picture
) -> None:

    worker = pane(page, WORKER)
    worker.say("report for someone else")
    worker.sees(re.compile("someone who has no Teams"))
    worker.sees(forms.DANGER)
    worker.say("no")  # begun by typing, and left
    worker.sees(re.compile("What happened"))
    worker.say("report a breach")
    worker.sees(re.compile("Carry on, or start again?"))
    picture("1-resume")
    worker.click("Carry on")
    forms.breach(worker, STORY)
    worker.click("Send")
    worker.sees(re.compile(r"We have your report: BR-\d{4}-0001"))
    worker.click("Add details")
    worker.fill(
        "Reporting for someone without Teams? Who noticed? (Their role or team. No names.)",
        "A foster carer",
    )
    worker.fill(
        'How will they hear what was decided? (such as "I will tell them")', "I will tell them"
    )
    picture("2-for-someone")
    worker.click("Add these details")
    worker.sees(re.compile("That is added to BR-"))

    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.click("Message the reporter")
    lead.sees(re.compile("Write to the reporter of BR-"))
    lead.fill("Your message (no names)", QUESTION)
    picture("3-write")
    lead.click("Send the message")
    lead.sees(re.compile("your message is sent"))

    worker = pane(page, WORKER)
    worker.sees(re.compile("the IG team has a message for you"))
    worker.does_not_see(QUESTION)
    picture("4-notice")
    worker.click("Read")
    worker.sees(QUESTION)
    worker.fill("Your answer (no names)", ANSWER)
    picture("5-read")
    assert axe_violations(page) == []
    worker.click("Send the message")
    worker.sees(re.compile("your message is sent"))
    worker.does_not_see(QUESTION)

    lead = pane(page, LEAD)
    lead.sees(re.compile("the reporter answered"))
    lead.click("Read")
    lead.sees(ANSWER)
    travel(page, "+1 h")
    lead = pane(page, LEAD)
    lead.does_not_see(ANSWER)

    worker = pane(page, WORKER)
    worker.say("my reports")
    worker.sees(re.compile("data breach ·"))
    picture("6-my-reports")
    worker.click(of_mine(worker))
    receipts = worker.messages.get_by_text(re.compile(r"We have your report: BR-"))
    expect(receipts).to_have_count(2, timeout=PATIENCE_MS)  # the first, and the one asked for
    worker.click("Correct or take back")
    worker.click("Withdraw this")
    worker.sees(re.compile("Withdraw BR-"))
    worker.fill("Why do you withdraw it? (No names.)", WHY)
    picture("7-withdraw")
    worker.click("Withdraw it")
    worker.sees(re.compile("You took this report back on"))
    picture("8-receipt")

    lead = pane(page, LEAD)
    lead.sees(re.compile("the reporter took the report back"))
    lead.does_not_see(WHY)
    picture("9-taken-back")
    lead.click("Open")
    lead.sees(WHY)
    lead.sees("A foster carer")
    lead.sees(ANSWER)
    picture("10-open")
    for who in (worker, lead):
        assert who.faults() == []


def of_mine(me: Pane) -> str:
    """The button of the newest of my reports."""
    found = re.search(r"See (BR-\d{4}-\d{4})", me.text())
    assert found
    return found[0]
