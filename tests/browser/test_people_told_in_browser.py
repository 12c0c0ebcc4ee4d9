"""Breaches worked to their end in a browser: got back, each of the people told or a ground, closed.

What people do after the report is counted (each press of a button, each typed line), and so are the
cards that whoever handles it has at the end; both are printed.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import forms
from tests.browser_kit import Pane, Picture, axe_violations, pane

pytestmark = pytest.mark.browser
PICTURED = "people-"
ROLES = Path(__file__).with_name("breach_roles.toml")

WORKER, LEAD, SAFEGUARDING = "Priya Marlowe", "Tom Bexley", "Fiona Hartley"
CLERK, TRUST = "Della Frost", "Uma Rees"
RELATIVE = "A parent, carer or relative"

WHO = "Who needs to know that this happened to them?"
NOW = "Do any of them need to know now, to be safe?"
MOTHER, FATHER = "the adult it is about", "the other parent"
CHILD, CARER = "the child", "the carer the child lives with"
BY = "Who told them? A job, not a name."
GROUND = "Which ground?"
CRIME = "It would be likely to harm crime work (DPA 2018 Sch 2 para 2(1))"
WHY_NOT = "Why does it apply here? No names."
LIKELY = "How likely is harm to the people in it?"
DECIDES = "What do you decide?"
WHY = "Why? (No names. This goes on the record.)"
ENDED = "How did it end?"
HOLDER = "Who has it, or had it?"


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """A Monday morning, with a council and a hospital trust."""
    return ("--roles", str(ROLES), "--start", "2026-11-23T09:30")


class Counted(Pane):
    """Somebody whose presses and typed lines are counted, on the test's own tally."""

    def __init__(self, page: Page, name: str, tally: "list[str]") -> None:
        super().__init__(page, name)
        self.tally = tally

    def say(self, text: str) -> None:
        self.tally.append(f"{self.name} types {text!r}")
        super().say(text)

    def click(self, label: str) -> None:
        self.tally.append(f"{self.name} presses {label!r}")
        super().click(label)


class Work:
    """One case from its report to its end."""

    def __init__(self, page: Page) -> None:
        self.page, self.tally, self.reporter = page, list[str](), ""

    def at(self, name: str) -> Counted:
        """Somebody, in whose pane one is now."""
        pane(self.page, name)  # on a phone, switched to
        return Counted(self.page, name, self.tally)

    def reported(self, who: str, story: str, *, who_has_it: str, danger: str = "No") -> None:
        """The report, which is not counted."""
        self.reporter = who
        worker = pane(self.page, who)
        worker.say("report a breach")
        forms.breach(worker, story, who_has_it=who_has_it)
        worker.choose(forms.DANGER, danger)
        worker.click("Send")
        worker.sees(re.compile("We have your report"))

    def chosen(self, lead: Counted, *people: str, now: Sequence[str] = ()) -> None:
        """Who might be told."""
        lead.choose(WHO, *people)
        if now:
            lead.choose(NOW, *now)
        lead.click("These are they")
        lead.sees(re.compile("Nobody is told by this"))

    def told(self, lead: Counted, person: str, by: str = "Duty social worker") -> None:
        """One of them was told."""
        lead.click(_capital(person))
        lead.click("They were told")
        lead.choose("How did they hear?", "A number we know is safe")
        lead.fill(BY, by)
        lead.click("Write it down")
        lead.sees(re.compile(f"{_capital(person)}: told"))

    def not_told(self, lead: Counted, person: str, ground: str, why: str) -> None:
        """One of them is not told, on a ground."""
        lead.click(_capital(person))
        lead.click("They are not told")
        lead.choose(GROUND, ground)
        lead.fill(WHY_NOT, why)
        lead.click("Write it down")
        lead.sees(re.compile(f"{_capital(person)}: not told"))

    def decided(self, lead: Counted, likely: str, outcome: str, why: str) -> None:
        """The decision, on a card that is open."""
        lead.choose(LIKELY, likely)
        lead.choose(DECIDES, outcome)
        lead.fill(WHY, why)
        lead.click("Record the decision")
        lead.sees(re.compile("decision recorded"))

    def regulator_told(self, lead: Counted, how: str) -> None:
        """The regulator was told, and that was all."""
        lead.click("I have told the ICO")
        lead.choose("How?", how)
        lead.choose("Is there more to tell it later?", "No, that was all")
        lead.click("It has been told")

    def contained(self, lead: Counted, ended: str, holder: str) -> None:
        """How far it is back, on a card that is open."""
        lead.choose(ENDED, ended)
        lead.choose(HOLDER, holder)
        lead.click("Write it down")

    def closed(self, lead: Counted, cause: str) -> None:
        """Closed the whole way, on a card that is open."""
        forms.closing(lead, cause, "Some worry.", "A second look.")
        lead.click("Close it")
        pane(self.page, self.reporter).sees(re.compile("BR-2026-0001 is closed"))
        pane(self.page, lead.name)

    def counts(self, name: str, print_it: "pytest.CaptureFixture[str]") -> int:
        """What people did after the report, and the cards that the lead has."""
        cards = pane(self.page, name).cards.count()
        with print_it.disabled():
            print(f"\n{len(self.tally)} human actions after the report; {cards} cards of {name}")
        return len(self.tally)


def _capital(person: str) -> str:
    return person[:1].upper() + person[1:]


def test_a_court_bundle_with_a_mothers_new_address_posted_to_the_father(
    page: Page, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(page)
    story = "I think a bundle with a new address went to the father."
    work.reported(WORKER, story, who_has_it=RELATIVE, danger="Yes")
    lead = work.at(LEAD)
    lead.sees(re.compile("Possible danger"))
    lead.click("I have it")
    lead.say("tell the people BR-2026-0001")
    work.chosen(lead, MOTHER, FATHER, now=[MOTHER])
    pane(page, SAFEGUARDING).sees(re.compile("please say whether it is safe to tell them"))
    lead = work.at(LEAD)
    lead.sees(re.compile("needs to know now, to be safe. Phone them, or go to them."))
    picture("1-warned-at-once", LEAD)
    work.told(lead, MOTHER)
    lead.say("tell the people BR-2026-0001")
    work.not_told(lead, FATHER, CRIME, "The officer says that it would warn him.")

    lead.say("decide BR-2026-0001")
    lead.sees(re.compile("a high risk to them looks likely"))
    work.decided(lead, "Likely, and serious", "Tell the ICO", "He may look for her.")
    work.regulator_told(lead, "By its online form")
    work.contained(lead, "It cannot be got back", "Somebody else, such as a relative")
    work.closed(lead, "A wrong or old address")

    lead.say("open BR-2026-0001")
    lead.sees("The officer says that it would warn him.")
    lead.sees(re.compile("The adult it is about: told"))
    lead.sees(re.compile("wrote down that the other parent is not told"))
    picture("2-closed", LEAD)
    work.counts(LEAD, capsys)
    assert lead.faults() == []
    assert axe_violations(page) == []


def test_a_letter_with_a_new_address_sent_to_the_old_shared_one(
    page: Page, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(page)
    work.reported(WORKER, "A letter went to the home she has left.", who_has_it=RELATIVE)
    worker = pane(page, WORKER)
    worker.click("Yes")  # it shows where somebody lives: danger from here
    worker.sees("Someone may be hurt. Phone 999 if you have not.")
    lead = work.at(LEAD)
    lead.sees(re.compile("possible danger"))
    lead.click("I have it")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Contact is not cleared."))
    lead.does_not_see(re.compile("Something was sent to you by mistake"))
    picture("3-not-cleared", LEAD)
    lead.say("tell the people BR-2026-0001")
    work.chosen(lead, MOTHER, now=[MOTHER])
    work.told(lead, MOTHER)
    lead.say("decide BR-2026-0001")
    work.decided(lead, "Likely, and serious", "Tell the ICO", "He may read it.")
    work.regulator_told(lead, "By phone")
    work.contained(lead, "It cannot be got back", "Somebody else, such as a relative")
    work.closed(lead, "A wrong or old address")

    lead.say("open BR-2026-0001")
    lead.sees(re.compile("The adult it is about: told"))
    work.counts(LEAD, capsys)


def test_adopted_childrens_address_to_a_birth_father(
    page: Page, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(page)
    work.reported(
        WORKER, "I think the home's address was in a letter.", who_has_it=RELATIVE, danger="Yes"
    )
    lead = work.at(LEAD)
    lead.click("I have it")
    lead.say("tell the people BR-2026-0001")
    work.chosen(lead, CHILD, CARER, now=[CARER])
    safeguarding = work.at(SAFEGUARDING)
    safeguarding.click("Is it safe to tell them?")
    safeguarding.choose("Is it safe to tell the child?", "Yes, but only this way")
    safeguarding.fill(
        "Which way? (Only for “only this way”. No names.)", "With the carer there, after school."
    )
    picture("4-is-it-safe", SAFEGUARDING)
    safeguarding.click("That is my answer")
    lead = work.at(LEAD)
    lead.sees(re.compile("whether it is safe to tell them"))
    lead.say("tell the people BR-2026-0001")
    work.told(lead, CARER)
    lead.click("The child")
    lead.sees("With the carer there, after school.")
    lead.click("A letter for them")
    lead.sees("We made a mistake with something about you")
    picture("5-letter-to-a-child", LEAD)
    lead.say("tell the people BR-2026-0001")
    work.told(lead, CHILD, by="Their social worker")
    lead.say("decide BR-2026-0001")
    work.decided(lead, "Likely, and serious", "Tell the ICO", "He may come to the house.")
    work.regulator_told(lead, "By its online form")
    work.contained(lead, "It cannot be got back", "Somebody else, such as a relative")
    work.closed(lead, "Something was left in that should have come out")
    lead.say("open BR-2026-0001")
    lead.sees(re.compile("The child: told"))
    work.counts(LEAD, capsys)


def test_a_wrong_attachment_recovered_from_a_trusted_trust_is_graded_by_its_cell(
    page: Page, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(page)
    work.reported(CLERK, "I think the wrong list went to a ward.", who_has_it="A worker")
    lead = work.at(TRUST)
    lead.click("I have it")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Something was sent to you by mistake"))
    lead.click("How far is it back?")
    work.contained(lead, "They say it is deleted", "A party to the agreement")
    lead.say("weigh BR-2026-0001")
    lead.choose("Is anyone of these in it? (Leave empty if not.)", "Children")
    lead.choose(
        "How likely is it that somebody comes to harm?",
        "2: not likely; or vulnerable people are in it",
    )
    lead.choose("How bad would it be?", "2: minor; or vulnerable people are in it")
    picture("6-the-grid", TRUST)
    lead.click("Write it down")
    lead.say("weigh BR-2026-0001")
    lead.sees(re.compile("likelihood 2 and impact 2: record it; the toolkit tells nobody"))
    lead.say("decide BR-2026-0001")
    lead.sees(re.compile("may be enough: a risk to people looks unlikely"))
    work.decided(lead, "Unlikely", "Record only; no need to tell the ICO", "A colleague had it.")
    lead.choose("Is it back, or has whoever has it written that it is deleted?", "Yes")
    lead.choose("Was anybody harmed, as far as you know?", "No")
    lead.choose("Why did it happen?", "A wrong attachment")
    lead.fill("What was learnt? One line, for whoever reported it. (No names.)", "Look twice.")
    lead.click("Close it")
    pane(page, CLERK).sees(re.compile("BR-2026-0001 is closed"))
    lead = work.at(TRUST)
    lead.say("open BR-2026-0001")
    lead.sees(re.compile("wrote down how far it is back: they say it is deleted"))
    lead.say("form BR-2026-0001")
    lead.sees(re.compile("It goes in through the NHS toolkit"))
    work.counts(TRUST, capsys)


def test_a_relatives_i_deleted_it_lowers_nothing(
    page: Page, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    work = Work(page)
    work.reported(WORKER, "A plan went to a grandmother.", who_has_it=RELATIVE)
    worker = pane(page, WORKER)
    worker.click("Add details")
    worker.choose("Whose information?", "children")
    worker.choose("What information?", "Name", "Descriptions of abuse")
    worker.choose("Is it under control?", "no")
    worker.click("Add these details")
    lead = work.at(LEAD)
    lead.click("I have it")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("Contact is not cleared."))
    lead.click("Contact is safe")
    lead.fill("Who makes contact? A job, not a name.", "The duty social worker")
    lead.click("Contact is safe")
    lead.sees(re.compile("Something was sent to you by mistake"))
    lead.click("How far is it back?")
    work.contained(lead, "They say it is deleted", "Somebody else, such as a relative")
    lead.say("get it back BR-2026-0001")
    lead.sees(re.compile("It lowers the risk by nothing"))
    picture("7-lowers-nothing", LEAD)
    lead.say("decide BR-2026-0001")
    lead.sees(re.compile("a high risk to them looks likely"))
    work.decided(lead, "Likely", "Tell the ICO", "She may pass it on.")
    work.regulator_told(lead, "By its online form")
    work.closed(lead, "A wrong or old address")
    lead.say("open BR-2026-0001")
    lead.sees(re.compile("wrote down how far it is back"))
    work.counts(LEAD, capsys)
