"""What was answered, in the words it was asked in: for open cards and for an export.

Everything here is made from the flow's own questions: a question that is added is shown too,
with no other edit. What a question is called and how its answer is said is nowhere twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dialogs.asking.flow import Answers, Flow, InputKind, Question
from dialogs.asking.readers.reader import Plain
from dialogs.cards.quoting import plain
from dialogs.words.wording import sentence_case
from governance.agreements.model import Agreement
from governance.moments import say_date
from governance.plain import to_plain

WRITTEN = (InputKind.LONG_TEXT, InputKind.LINE)
"""What people write in their own words."""

_NOTHING: tuple[Plain, ...] = (None, "", [])
_TICKED = {True: "Yes", False: "No"}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer under what its question is called. What people wrote is as they wrote it."""

    question: Question
    label: str
    said: str

    @property
    def long(self) -> bool:
        """Whether it is a text of its own, to be quoted under its label."""
        return self.question.kind is InputKind.LONG_TEXT

    @property
    def in_a_row(self) -> str:
        """The answer, safe inside a card's list of titles and values."""
        return plain(self.said) if self.question.kind is InputKind.LINE else self.said


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An answer that was changed: what it was before, and what it is now ("" for left empty)."""

    question: Question
    label: str
    before: str
    now: str


class AnswerData(NamedTuple):
    """One answer as data: its question's name and text, how it is said, and the plain value."""

    name: str
    text: str
    said: str
    value: Plain


def answer_rows(flow: Flow, facts: object, agreement: Agreement) -> tuple[AnswerRow, ...]:
    """Return a row for each answer that an open card shows, in the order they are asked.

    An answer `beside` another joins its row. What was left empty is left out.
    """
    answers = to_plain(facts)
    return tuple(
        AnswerRow(question, question.called, said)
        for question in flow.questions
        if question.on_open and not question.beside
        if (said := _said(flow, question, answers, agreement))
    )


def changed_rows(
    flow: Flow, before: object, now: object, agreement: Agreement
) -> tuple[ChangedRow, ...]:
    """Return a row for each answer that cannot be read in what stands now."""
    old, new = to_plain(before), to_plain(now)
    return tuple(
        ChangedRow(row.question, row.label, row.said, _said(flow, row.question, new, agreement))
        for row in answer_rows(flow, before, agreement)
        if not _still_there(flow, row.question, old, new)
    )


def differing_rows(
    flow: Flow, before: object | None, now: object, agreement: Agreement
) -> tuple[ChangedRow, ...]:
    """Return a row for each answer that is said otherwise than before, new ones too.

    `before` is None where the flow had not been answered.
    """
    old, new = {} if before is None else to_plain(before), to_plain(now)
    rows = (
        ChangedRow(
            one, one.called, _said(flow, one, old, agreement), _said(flow, one, new, agreement)
        )
        for one in flow.questions
        if one.on_open and not one.beside
    )
    return tuple(row for row in rows if row.before != row.now)


def answers_as_data(flow: Flow, facts: object, agreement: Agreement) -> tuple[AnswerData, ...]:
    """Return every answer, empty ones too, as the export of the register will give them."""
    answers = to_plain(facts)
    return tuple(
        AnswerData(question.field, question.text, _alone(question, answers, agreement), value)
        for question in flow.questions
        for value in [answers.get(question.field)]
    )


def _said(flow: Flow, question: Question, answers: Answers, agreement: Agreement) -> str:
    """Return the answer, with those that belong beside it: "Yesterday (20 Nov 2026 16:40)"."""
    said = _alone(question, answers, agreement)
    others = (_alone(one, answers, agreement) for one in flow.beside(question))
    joined = " ".join(other for other in others if other)
    if said and joined and question.kind is InputKind.OPTIONS:
        return f"{said} ({joined})"
    return " ".join(filter(None, (said, joined)))


def _alone(question: Question, answers: Answers, agreement: Agreement) -> str:
    value = answers.get(question.field)
    if value in _NOTHING:
        return ""
    match question.kind:
        case InputKind.OPTIONS:
            return _labels(question, value if isinstance(value, list) else [value], agreement)
        case InputKind.TICK:
            return _TICKED[value is True]
        case InputKind.DAY | InputKind.WHEN:
            return say_date(date.fromisoformat(str(value)))
        case InputKind.TIME:
            return str(value)[:5]
        case InputKind.LINE | InputKind.LONG_TEXT:
            return str(value)


def _labels(question: Question, values: Iterable[Any], agreement: Agreement) -> str:
    """Return the options' words; one that is offered no longer is shown as it was kept."""
    offered = {one.value: one.label for one in question.options(agreement)}
    return sentence_case(", ".join(offered.get(value) or plain(str(value)) for value in values))


def _still_there(flow: Flow, question: Question, old: Answers, new: Answers) -> bool:
    """Return whether the old answer is the new one or a part of it, and so is what is beside it."""
    return all(
        _within(one, old.get(one.field), new.get(one.field))
        for one in (question, *flow.beside(question))
    )


def _within(question: Question, old: Plain, new: Plain) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return set(old) <= set(new)
    if question.kind is InputKind.LONG_TEXT and isinstance(old, str) and isinstance(new, str):
        return old in new
    return old == new or old in _NOTHING
