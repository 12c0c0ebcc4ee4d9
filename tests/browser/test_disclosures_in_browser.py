"""Disclosure requests through what people can see: who asks, is it really them, and what went."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser_kit import SIZES, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "disclosure-"

WORKER, LEAD, DEPUTY = "Priya Marlowe", "Tom Bexley", "Grace Oduya"
DR = "DR-2026-0001"
SEND_NOTHING = "Send nothing yet. Do not tell the person it is about."

DANGER = "Is anyone in danger now? Yes: share what is needed now. Write it down after."
REALLY = "Is it really them? (Say: “I will ring you back through your switchboard.”)"
PART_OF_IT = "Is anyone on this list part of it? (Whoever you tick never hears of it.)"
BY = "Is there a date in it, by which they want an answer? (Leave it empty if there is none.)"
OFFICIAL, FREE = (
    "E-mail from their own organisation",
    "E-mail from an address anybody can have (Gmail, Outlook, Yahoo)",
)
NOT_YET = "Nobody has checked yet"
RUNG_BACK = "Yes: I rang them back on a number I found myself"
SEALED = "Yes: I have seen the sealed order"
MUST = "We must: an order, a notice, or a right to examine"
MAY = "We may: they name a power, and it is necessary"


def takes_down(  # each is an answer of its own
    me: Pane,
    asker: str,
    *,
    really: str = NOT_YET,
    came: str = OFFICIAL,
    part_of_it: str = "Nobody on this list",
    by: str = "",
) -> None:
    """Whoever was asked fills in the one card and sends it."""
    me.choose(DANGER, "No")
    me.choose("Who asks?", asker)
    me.choose(REALLY, really)
    me.choose(PART_OF_IT, part_of_it)
    me.choose("How did they ask?", came)
    if by:
        me.fill(BY, by)
    me.click("Send")
    me.sees(SEND_NOTHING)


def begins(page: Page) -> Pane:
    worker = pane(page, WORKER)
    worker.say("record a disclosure request")
    worker.sees("Who asks?")
    return worker


def weighs(
    me: Pane, footing: str, power: str, victim: str = "Not about a victim, or not the police"
) -> None:
    """Whoever has it fills in the form of what is asked."""
    me.choose("Must we, or may we?", footing)
    me.fill("Which power, order or notice do they rely on? (No names.)", power)
    me.fill("What exactly do they need, and why no more? (No names.)", "The notes of May.")
    me.choose("Is it about a victim, and have you seen the police's notice to them?", victim)
    me.click("Record it")


def closes(me: Pane, day: str) -> None:
    """It is decided on the form that is open, goes, and the person is told of it."""
    me.choose("What goes?", "What is asked, and no more")
    me.fill("Why? (No names.)", "The power fits, and there is no other way.")
    me.click("Record it")
    me.click("What went")
    me.fill("What went? (No names.)", "Four pages of notes.")
    me.choose("By what route?", "secure e-mail")
    me.fill("On which day?", day)
    me.tick("Somebody else has read it before it went")
    me.click("Record it")
    me.click("Tell the person?")
    me.choose("Do we tell the person?", "Yes: we tell them")
    me.fill("Why? (No names.)", "It puts nobody at risk.")
    me.click("Record it")
    me.sees(re.compile("Closed .*: share what is asked"))


def opens(page: Page) -> Pane:
    lead = pane(page, LEAD)
    lead.click("Open")
    lead.sees("What was taken down")
    return lead


@SIZES
def test_the_police_ask_for_a_victims_records(page: Page, picture: Picture) -> None:
    worker = pane(page, WORKER)
    worker.say("the police have asked for the file of a child")
    worker.click("Police, court or solicitor asks")
    worker.sees("Who asks?")
    picture("1-card")
    assert axe_violations(page) == []
    takes_down(worker, "Police")
    picture("2-receipt")

    lead = pane(page, LEAD)
    lead.sees(f"{DR}: a person's information is asked for (Police)")
    picture("3-notice")
    lead.click("I have it")
    lead.sees(re.compile("Tom Bexley has had it since"))
    lead.click("Is it really them?")
    lead.choose("How do you know?", RUNG_BACK)
    lead.click("Record it")
    lead.click("Must we, or may we?")
    picture("4-weigh")
    weighs(lead, MAY, "DPA Sch 2 para 2", "A victim: I have seen the police's notice")
    lead = opens(page)
    lead.sees("The notice to a victim is the police's own. We give none.")
    picture("5-open")
    lead.click("Decide")
    picture("6-decide")
    closes(lead, "2026-11-23")
    lead = opens(page)
    lead.sees("Four pages of notes.")
    picture("7-closed")
    assert axe_violations(page) == []

    worker = pane(page, WORKER)
    worker.sees(f"{DR}: it is closed")
    worker.does_not_see("Four pages of notes.")
    assert worker.faults() == []
    assert lead.faults() == []


@SIZES
def test_a_detective_from_a_free_address_asks_where_a_mother_lives(
    page: Page, picture: Picture
) -> None:
    worker = begins(page)
    takes_down(worker, "Police", came=FREE)
    worker.sees(re.compile("Pretending to be police is the usual way"))
    picture("free-1-receipt")

    lead = pane(page, LEAD)
    lead.sees(re.compile("Send nothing to that address"))
    lead.click("I have it")
    lead.say(f"decide {DR}")
    lead.sees("It cannot be decided yet.")
    lead.sees(re.compile("First: is it really them"))
    picture("free-2-not-yet")
    lead = opens(page)
    lead.click("More")
    lead.click("Letters")
    lead.click("Which power do you rely on?")
    lead.sees(re.compile("this letter does not say whether we hold any"))
    picture("free-3-letter")
    assert lead.faults() == []


def test_the_police_ask_for_the_deputys_record_and_the_deputy_never_hears(
    page: Page, picture: Picture
) -> None:
    worker = begins(page)
    takes_down(worker, "Police", part_of_it="Grace Oduya · deputy IG lead")
    worker.sees("Whoever you ticked is kept out of it.")
    pane(page, LEAD).sees(f"{DR}: a person's information is asked for (Police)")
    travel(page, "+24 h")
    travel(page, "+24 h")

    deputy = pane(page, DEPUTY)
    deputy.does_not_see(re.compile("DR-"))
    deputy.say(f"open {DR}")
    deputy.sees(re.compile("I can't find that one"))
    picture("deputy-1-nothing")
    assert deputy.faults() == []


@pytest.mark.parametrize(
    ("asker", "really", "power"),
    [
        pytest.param("A court", SEALED, "The order of the family court", id="a court order"),
        pytest.param("A coroner", RUNG_BACK, "A Schedule 5 notice", id="a coroner's 14 days"),
        pytest.param(
            "A child's guardian, or a family court adviser",
            SEALED,
            "Children Act 1989 s.42",
            id="a child's guardian under s.42",
        ),
    ],
)
def test_a_must_has_its_own_date_and_is_not_refused(
    page: Page, picture: Picture, asker: str, really: str, power: str
) -> None:
    worker = begins(page)
    takes_down(worker, asker, really=really, came="Letter", by="2026-12-07")
    worker.sees("They want an answer by Mon 7 Dec 2026.")

    lead = pane(page, LEAD)
    lead.click("I have it")
    lead.click("Must we, or may we?")
    weighs(lead, MUST, power)
    lead = opens(page)
    lead.click("Ask legal today")
    lead.sees(re.compile("it is not ours to refuse"))
    picture("must-1-legal")
    lead.click("Record it")
    lead.click("Decide")
    lead.sees(re.compile("“refuse” is not offered"))
    lead.does_not_see("Nothing: refuse")
    picture("must-2-decide")
    closes(lead, "2026-11-23")
    assert lead.faults() == []
