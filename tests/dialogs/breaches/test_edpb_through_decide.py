"""The EDPB's 18 examples on the card that decides: what it suggests, and what it asks twice."""

from dataclasses import replace

import pytest

from dialogs.breaches.deciding import decide_card
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card
from governance.breaches.facts import Likelihood, Outcome
from governance.breaches.suggestion import asks_twice, suggest
from tests.cards import inputs, words
from tests.cases import SCC, scene
from tests.governance.edpb_kit import EXAMPLES, RECORD, Example, reported

each = pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number}: {one.story}")
RECORD_IS_ENOUGH = say("lean.unlikely")


def decide(one: Example) -> Card:
    case = reported(one, one.details)
    return decide_card(scene(replace(case, header=replace(case.header, party=SCC))))


def shown(one: Example) -> str:
    return words(decide(one))


@each
def test_the_card_says_where_the_answers_lean_and_that_a_person_decides(one: Example) -> None:
    said = shown(one)

    assert say(f"lean.{one.leans}") in said
    assert say("decide.suggestion") in said


@each
def test_of_none_that_must_be_notified_does_it_say_that_a_record_is_enough(one: Example) -> None:
    assert one.tell == RECORD or RECORD_IS_ENOUGH not in shown(one)


@each
def test_whoever_would_only_record_what_leans_to_the_regulator_is_asked_twice(
    one: Example,
) -> None:
    case = reported(one, one.details)
    leaning = suggest(case, scene(case).agreement).leaning
    against = asks_twice(case, leaning, Outcome.RECORD_ONLY, Likelihood.UNLIKELY)

    assert bool(against) == (one.leans in ("high", "likely"))


@each
def test_nothing_is_chosen_for_whoever_decides(one: Example) -> None:
    asked = inputs(decide(one))

    assert [name for name in ("likely", "outcome") if asked[name].get("value")] == []
