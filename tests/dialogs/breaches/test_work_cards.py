"""The cards and papers of the work on a breach: what Teams takes, and what they never say."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Any

import pytest

from dialogs.breaches.checklist import checklist, duty_buttons
from dialogs.breaches.choices import WENT_WRONG
from dialogs.breaches.deciding import decide_card
from dialogs.breaches.getting_back import get_back_card
from dialogs.breaches.letter_words import LETTERS
from dialogs.breaches.record import record_document
from dialogs.breaches.regulators_form import regulators_form, rows_of
from dialogs.breaches.scene import clock_box
from dialogs.breaches.weighing import weigh_card
from dialogs.letters.writing import as_text
from dialogs.words.wording import party_name
from governance.breaches.breach import Breach
from governance.breaches.facts import Decided, Outcome
from governance.breaches.people_told import Person
from governance.breaches.regulator import How, RegulatorTold
from governance.letters.duties import must_have
from tests.cards import buttons_of, check_card, inputs, words
from tests.cases import after_report
from tests.dialogs.breaches import after_gallery
from tests.dialogs.breaches.work_gallery import (
    AGAINST,
    AGREED,
    BACK,
    BEFORE,
    BUNDLE,
    CLEARED,
    DANGER,
    FORMS,
    NOTE,
    PEOPLE,
    PROMISED,
    STORY,
    TO_READ,
    TRUST,
    WAY,
    WHY,
    every_card,
    letter,
    of,
    papers,
    seen,
)

GALLERY = {**every_card(), **after_gallery.every_card()}
WROTE = {
    "the story": STORY,
    "the note": NOTE,
    "the way": WAY,
    "the reason": WHY,
    "the lesson": after_gallery.LESSON,
}
FOLDED = papers().keys() | after_gallery.folded().keys()
"""The cards that may say what people wrote: they are folded away."""


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_every_card_is_one_that_teams_takes(card: Mapping[str, Any]) -> None:
    check_card(card)
    assert card["fallbackText"] == card["speak"] != ""


@pytest.mark.parametrize("name", [name for name in GALLERY if name not in FOLDED])
def test_a_card_that_stays_says_nothing_that_people_wrote(name: str) -> None:
    said = json.dumps(GALLERY[name], ensure_ascii=False)

    assert [what for what, text in WROTE.items() if text in said] == []


def test_the_notice_to_the_safeguarding_lead_says_only_that_they_are_asked() -> None:
    said = words(GALLERY["safety_notice"])

    assert "Somebody needs to know that their information got out." in said
    assert [what for what in WROTE.values() if what in said] == []


@pytest.mark.parametrize("person", Person)
def test_a_letter_says_what_the_law_wants_and_nothing_that_was_written_of_the_case(
    person: Person,
) -> None:
    said = as_text(letter(PEOPLE, person))

    assert {"said", "may_follow", "done", "contact"} <= set(must_have(LETTERS[person]))
    assert [what for what in (*WROTE.values(), BUNDLE.what_was_done) if what in said] == []


def test_no_letter_to_another_parent_says_that_anyone_knows_where_somebody_lives() -> None:
    assert "where you live" in as_text(letter(PEOPLE, Person.CHILD))
    assert " live" not in as_text(letter(PEOPLE, Person.OTHER_PARENT))


def test_a_parent_who_may_not_look_after_the_child_is_not_told_that_they_do() -> None:
    assert "in your family or care" in as_text(letter(PEOPLE, Person.OTHER_PARENT))
    assert "in your care" not in as_text(letter(PEOPLE, Person.OTHER_PARENT))


@pytest.mark.parametrize(
    ("of", "said"),
    [
        pytest.param(PEOPLE, "[SAY HERE WHAT WE DID]", id="nothing is written down"),
        pytest.param(PROMISED, "deleted.\n[SAY HERE WHAT ELSE WE DID]", id="something is"),
    ],
)
def test_what_else_we_did_is_asked_only_beside_something_that_we_did(of: Any, said: str) -> None:
    assert said in as_text(letter(of, Person.ADULT))


@pytest.mark.parametrize("name", FORMS)
def test_a_paper_says_whose_it_is_and_when_it_stood_so(name: str) -> None:
    at = FORMS[name]
    party = party_name(at.agreement, at.case.header.party)

    assert f"{party}. As it stood on " in as_text(regulators_form(at))


def test_the_record_says_who_was_told_and_why_anybody_was_not_but_not_how_they_are_safe() -> None:
    said = as_text(record_document(seen(PEOPLE)))

    assert "The adult it is about: told Fri 20 Nov 2026 19:40" in said
    assert "The other parent: not told. It would be likely to harm crime work" in said
    assert WHY in said
    assert WAY not in said
    assert "They say it is deleted." in as_text(record_document(seen(PROMISED)))


@pytest.mark.parametrize("name", FORMS)
def test_what_is_asked_stands_in_its_order_each_with_an_answer_or_a_mark(name: str) -> None:
    at = FORMS[name]
    [table] = [block for block in regulators_form(at).blocks if not hasattr(block, "style")]

    assert [row[0] for row in table.rows] == [
        f"{n}. {asks}" for n, (asks, _) in enumerate(rows_of(at), 1)
    ]
    assert [row for row in table.rows if not row[1].strip()] == []


def test_each_route_asks_its_own() -> None:
    said = {name: as_text(regulators_form(at)) for name, at in FORMS.items()}

    assert "online form" in said["ico"]
    assert "NHS toolkit" in said["dspt"]
    assert "the grid, 1 to 5" in said["dspt"]
    assert "Ministry of Justice" in said["moj"]
    assert "the grid, 1 to 5" not in said["ico"] + said["moj"]


@pytest.mark.parametrize("name", FORMS)
def test_the_draft_has_no_reason_of_anybodys_and_no_safe_way(name: str) -> None:
    said = as_text(regulators_form(FORMS[name]))

    assert WAY not in said
    assert WHY not in said


def test_a_form_that_is_open_does_not_say_to_type_for_it() -> None:
    assert "type “weigh" not in words(weigh_card(seen(of(), TRUST)))
    assert "type “weigh" in words(decide_card(seen(of(), TRUST)))


def test_there_is_help_for_each_thing_that_can_go_wrong() -> None:
    shown = [GALLERY[f"get_back_{one.value}"] for one in WENT_WRONG]

    assert len({words(card) for card in shown}) == len(shown)
    assert all("What helps" in words(card) for card in shown)


@pytest.mark.parametrize(
    ("of", "said"), [(PROMISED, "lowers the risk by nothing"), (BACK, "the suggestion has changed")]
)
def test_how_far_it_is_back_and_what_that_counts_for(of: Any, said: str) -> None:
    assert said in words(get_back_card(seen(of)))


def test_recall_and_call_back_are_there_only_once_contact_is_cleared() -> None:
    assert "recall too" in words(get_back_card(seen(CLEARED)))
    assert "recall too" not in words(get_back_card(seen(DANGER)))


def test_nothing_is_chosen_for_whoever_judges() -> None:
    fresh = ("weigh", "contained", "people_choose", "safety", "person_not_told")
    asked = chain.from_iterable(inputs(GALLERY[name]).values() for name in fresh)

    assert [one["id"] for one in asked if one.get("value")] == []


def said_of(breach: Breach, now: datetime | None = None) -> str:
    """What the checklist of a case says, with its buttons."""
    at = seen(breach)
    at = replace(at, now=now or at.now)
    return words({"body": [*clock_box(at), *checklist(at)], "actions": duty_buttons(at)})


def test_a_second_reader_who_does_not_agree_asks_for_another_decision() -> None:
    assert "☐ A second person agrees: by **" in said_of(TO_READ)
    assert "when the 72 hours end" in said_of(TO_READ)
    assert "☑ A second person agrees: done" in said_of(AGREED)
    assert "☐ Decide again: the second reader does not agree: by **" in said_of(AGAINST)


@pytest.mark.parametrize(
    ("name", "button", "line"),
    [
        ("due_owner", "Get it back", "☐ Get it back, or write down that it cannot be: by"),
        ("due_owner_late", "I have told the ICO", "☐ Tell the ICO: by"),
        ("due_siro_late", "I have told the ICO", "☐ Tell the ICO: by"),
    ],
)
def test_a_reminder_says_once_what_is_due_and_its_button_does_that_very_thing(
    name: str, button: str, line: str
) -> None:
    said = words({"body": GALLERY[name]["body"]})

    assert buttons_of(GALLERY[name])[0] == button
    assert said.count(line) == 1
    assert said.index(line) < said.index("Also to do") < said.index("☐ Close it")


def test_a_limit_that_is_over_is_not_still_to_come() -> None:
    assert "It has to be told by" in words(GALLERY["told"])
    assert "It had to be told by" in words(GALLERY["told_late"])


def test_a_case_that_is_not_decided_in_time_does_not_say_that_there_is_time_yet() -> None:
    at = seen(of())
    late = replace(at, now=at.case.limit)

    assert "If the ICO must be told: by" in words(decide_card(at))
    assert "The 72 hours have passed." in words(decide_card(late))
    assert "must be told: by" not in words(decide_card(late))


def test_of_a_decision_from_before_there_were_duties_nothing_is_called_done() -> None:
    said = said_of(BEFORE)

    assert "Decided before IG Desk asked for these" in said
    assert "not recorded" in said
    assert "Done" not in said


def test_of_such_a_decision_the_date_stays_till_it_is_over_and_it_can_be_said_afterwards() -> None:
    date, button = "(72 hours; weekends count)", "I have told the"
    said, later = said_of(BEFORE), said_of(BEFORE, now=BEFORE.limit)

    assert date in said
    assert (button in said, button in later) == (True, True)
    assert date not in later
    told = of(
        Decided(Outcome.TELL_ICO, WHY), RegulatorTold(after_report(hours=1), How.PHONE, more=False)
    )
    assert date not in said_of(told)
    assert button not in said_of(told)
