"""Danger that nobody called danger, in a browser: by one tap, by a correction; what it spares."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser_kit import PHONE, SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "danger-"

WORKER, LEAD, DEPUTY = "Priya Marlowe", "Tom Bexley", "Grace Oduya"
SIRO, POLICE = "David Rowan", "Imran Sayle"
INVITATION = "I think a meeting invitation went to the wrong calendar."
RELATIVE = "A parent, carer or relative"
WHERE = "Does it show where anyone lives, stays or goes to school?"
PHONE_FIRST = "Someone may be hurt. Phone 999 if you have not."
NO_CONTACT = re.compile("Do not contact whoever has it. We will agree with you who does.")
DANGER = re.compile(r"BR-\d{4}-0001: possible danger")
MAY_BE_WITH = re.compile(
    "Danger: not sure. May be with: a parent, carer or relative. Shows where someone lives: yes."
)


def reports(worker: Pane, *, who_has_it: str) -> None:
    """A refuge's address in a meeting invitation; nobody is said to be in danger."""
    worker.say("report a breach")
    forms.breach(worker, INVITATION, who_has_it=who_has_it)
    worker.click("Send")
    worker.sees(WHERE)


@SIZES
def test_a_refuge_address_in_an_invitation_to_a_fathers_calendar_alarms_by_one_tap(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    reports(worker, who_has_it=RELATIVE)
    worker.sees(NO_CONTACT)
    worker.does_not_see(PHONE_FIRST)
    picture("1-receipt", WORKER)
    lead = pane(page, LEAD)
    lead.sees(re.compile("BR-.*: new report"))
    lead.does_not_see(re.compile("ossible danger"))

    worker = pane(page, WORKER)
    worker.click("Yes")
    worker.sees(PHONE_FIRST)
    worker.sees(NO_CONTACT)
    picture("2-receipt-in-danger", WORKER)

    lead = pane(page, LEAD)
    lead.sees(DANGER)
    lead.sees(MAY_BE_WITH)
    lead.sees("999 or the front door: nobody has said yet.")
    picture("3-notice", LEAD)
    pane(page, DEPUTY).sees(DANGER)

    worker = pane(page, WORKER)
    worker.click("I have phoned")
    worker.sees(re.compile("You said that you have phoned"))
    lead = pane(page, LEAD)
    lead.sees(re.compile("999 or the front door: the reporter phoned"))
    lead.click("I have it")
    lead.click("Open")
    lead.click("Nobody is in danger")
    lead.fill("How do you know? (No names. This goes on the record.)", "He moved abroad last year.")
    picture("4-stand-down", LEAD)
    lead.click("Stand it down")
    deputy = pane(page, DEPUTY)
    deputy.sees(re.compile("nobody is thought to be in danger now"))
    deputy.does_not_see(MAY_BE_WITH)
    worker = pane(page, WORKER)
    worker.does_not_see("Add what you know")  # card 2 was never opened
    assert axe_violations(page) == []
    assert worker.faults() == []


@SIZES
def test_the_same_by_a_correction(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    reports(worker, who_has_it="A worker")
    worker.sees(re.compile("Ask them to delete it without reading it"))
    worker.click("Yes")
    worker.sees(re.compile("You said: Yes."))
    worker.does_not_see(PHONE_FIRST)
    pane(page, LEAD).does_not_see(DANGER)

    worker = pane(page, WORKER)
    worker.click("Correct or take back")
    worker.choose("Who may have it now?", RELATIVE)
    picture("5-correction", WORKER)
    worker.click("Send the correction")
    worker.sees(re.compile("is corrected"))

    lead = pane(page, LEAD)
    lead.sees(DANGER)
    lead.sees(MAY_BE_WITH)
    pane(page, DEPUTY).sees(DANGER)


@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
def test_after_send_the_receipt_is_the_last_thing_on_a_phone(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    reports(worker, who_has_it="Not known")

    last = worker.cards.last
    expect(last).to_contain_text("We have your report: BR-")
    expect(last).to_contain_text("You will hear from us here by")
    expect(
        worker.messages.get_by_role("heading", name=re.compile("We have your report"))
    ).to_have_count(1)
    expect(worker.root.get_by_role("button", name="Add details", exact=True)).to_be_in_viewport()
    picture("6-receipt-last")


def test_a_form_left_open_for_a_day_and_nobody_else_hears(page: Page) -> None:
    before = {other: pane(page, other).text() for other in (LEAD, DEPUTY, SIRO)}
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees("What went wrong?")
    travel(page, "+24 h")

    worker.sees(re.compile("not sent"))
    assert {other: pane(page, other).text() for other in before} == before


@SIZES
def test_a_member_of_staff_reports_the_deputy_for_looking(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    forms.breach(worker, "Someone looked up a family they do not work with.")
    worker.choose("What went wrong?", "Seen by someone who shouldn't")
    worker.click("Send, but not to …")
    picture("7-not-to", WORKER)
    worker.choose(forms.NOT_TO, "Grace Oduya · deputy IG lead")
    worker.click("Send, but not to these")
    worker.sees(re.compile("Those whom you left out do not hear of it."))
    worker.sees(re.compile("Do not speak to the person you think looked."))

    pane(page, LEAD).sees(re.compile("BR-.*: new report"))
    deputy = pane(page, DEPUTY)
    deputy.does_not_see(re.compile("BR-"))
    travel(page, "+24 h")
    deputy = pane(page, DEPUTY)
    deputy.does_not_see(re.compile("BR-"))
    deputy.say("open BR-2026-0001")
    deputy.sees(re.compile("I can't find that one."))
