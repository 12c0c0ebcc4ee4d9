"""The desk in the chat, in a browser: a lead back from leave, a SIRO, the partnership office."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import forms
from tests.browser.worked import RECORD_ONLY, closes_short, decides, reports, somebody
from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "desk-"

WORKER, LEAD, SIRO, OFFICE = "Priya Marlowe", "Tom Bexley", "David Rowan", "Joan Whitby"
DUE = ("BR-2026-0001", "BR-2026-0002", "BR-2026-0003")
NEXT = "What to show next"


def near_misses(page: Page, count: int) -> None:
    """They have no date of their own: they come after all that has."""
    worker = somebody(page, WORKER)
    for number in range(1, count + 1):
        worker.say("report a near miss")
        worker.sees(forms.GOT_OUT)
        forms.near_miss(worker, "I nearly sent a list to everyone.", "Another list.")
        worker.click("Send")
        worker.sees(re.compile(rf"It is in: NM-2026-000{number}"))


def desk_of(who: Pane) -> str:
    """What the newest desk card says."""
    return who.cards.filter(has_text="Your desk").last.inner_text()


def lists(who: Pane) -> list[str]:
    """The references on the newest desk card, from above to below."""
    return re.findall(r"^((?:BR|NM|CP|RQ)-\d{4}-\d{4}) ·", desk_of(who), re.MULTILINE)


@SIZES
def test_a_lead_back_from_leave_finds_the_three_that_are_due_and_closes_one(
    page: Page, picture: Picture
) -> None:
    near_misses(page, 3)
    for _ in DUE:
        reports(page, WORKER, "The minutes went to the wrong social worker.")
    travel(page, "+24 h")
    travel(page, "+24 h")

    lead = pane(page, LEAD)
    lead.say("hello")
    lead.click("What is due")
    lead.sees(re.compile("^Due today 0 · in the next 7 days 3"))
    lead.sees("1 to 5 of 6")
    picture("1-all", LEAD)
    lead.click("Show")
    lead.sees("6 to 6 of 6")
    lead.choose(NEXT, "Late, or due in the next 7 days")
    lead.click("Show")
    expect(lead.cards.filter(has_text="Your desk").last).not_to_contain_text("NM-2026")
    assert lists(lead) == [*DUE]
    picture("2-due", LEAD)
    assert axe_violations(page) == []
    assert lead.faults() == []

    lead.click(f"See {DUE[1]}")
    lead.sees(f"Breach report {DUE[1]}")
    lead.click("I have it")
    lead.click("Decide")
    decides(lead, "Unlikely", RECORD_ONLY, "A colleague has them.")
    closes_short(lead, "A wrong or old address", "Choose the name from our own list.")
    lead.say("what is due")
    lead.sees(re.compile("^Due today 0 · in the next 7 days 2"))
    assert lists(lead) == [DUE[0], DUE[2]]
    lead.say("closed cases")
    expect(lead.cards.filter(has_text="Your desk").last).not_to_contain_text(DUE[0])
    assert lists(lead) == [DUE[1]]
    picture("3-one-less", LEAD)


@SIZES
def test_the_siro_sees_what_they_were_told_of_and_the_office_none_of_it(
    page: Page, picture: Picture
) -> None:
    reports(page, WORKER, "A letter went to the wrong house.", danger="Yes")
    travel(page, "+1 h")
    near_misses(page, 1)

    siro = somebody(page, SIRO)
    siro.say("desk")
    siro.sees("Your desk")
    assert lists(siro) == ["BR-2026-0001"]
    siro.sees(re.compile("· danger"))
    picture("4-siro", SIRO)

    office = somebody(page, OFFICE)
    office.say("open cases")
    office.sees("You have not sent a report here.")
    office.does_not_see(re.compile("BR-2026-0001 ·"))
    picture("5-office", OFFICE)
    assert axe_violations(page) == []
