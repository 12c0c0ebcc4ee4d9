"""Answers to the questions of a flow, drawn at random, and whether a card shows them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from dialogs.asking.flow import Answers, Flow, InputKind, Question
from dialogs.cards.elements import Card
from governance.moments import say_date
from tests.breach_forms import AGREEMENT
from tests.cards import words


def answers(flow: Flow) -> st.SearchStrategy[dict[str, Any]]:
    """Every question answered, none left empty."""
    return st.fixed_dictionaries({q.field: answer(q) for q in flow.questions})


def answer(question: Question) -> st.SearchStrategy[Any]:
    values = [one.value for one in question.options(AGREEMENT)]
    match question.kind:
        case InputKind.OPTIONS if question.many:
            return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)
        case InputKind.OPTIONS:
            return st.sampled_from(values)
        case InputKind.LONG_TEXT | InputKind.LINE:
            return st.integers(0, 10**9).map(lambda n: f"written as {n} here")
        case InputKind.DAY | InputKind.WHEN:
            return st.dates(date(2026, 6, 1), date(2026, 11, 19)).map(date.isoformat)
        case InputKind.TIME:
            return st.times().map(lambda t: t.isoformat("minutes"))
        case InputKind.TICK:
            return st.booleans()


def as_read(flow: Flow, given: Answers) -> Iterator[tuple[Question, str]]:
    """Each answer in the words that somebody who knows the form would look for."""
    for question in flow.questions:
        value: Any = given[question.field]
        labels = {one.value: one.label for one in question.options(AGREEMENT)}
        match question.kind:
            case InputKind.OPTIONS:
                for one in value if isinstance(value, list) else [value]:
                    yield question, labels[one]
            case InputKind.DAY | InputKind.WHEN:
                yield question, say_date(date.fromisoformat(value))
            case InputKind.TICK:
                yield question, "Yes" if value else "No"
            case _:
                yield question, value


def lost(flow: Flow, given: Answers, card: Card) -> list[tuple[str, str]]:
    """The answers that cannot be read on the card."""
    said = words(card).lower()
    return [
        (question.field, read)
        for question, read in as_read(flow, given)
        if question.on_open and read.lower() not in said
    ]


def unnamed(flow: Flow, card: Card) -> list[str]:
    """The questions that the card does not call by what they are; a story needs no name."""
    said = words(card)
    stories = [q.field for q in flow.questions if q.kind is InputKind.LONG_TEXT][:1]
    return [
        q.field
        for q in flow.questions
        if q.on_open and not q.beside and q.field not in stories and q.called not in said
    ]
