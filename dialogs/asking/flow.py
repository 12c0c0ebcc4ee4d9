"""What a flow is made of: rows of questions on pages, checked against the facts they give."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import datetime
from enum import Enum, StrEnum
from functools import cached_property
from itertools import chain
from typing import Any, get_args, get_type_hints

from dialogs.asking.form_buttons import FormButton
from dialogs.asking.readers.reader import Choice, Plain, Reader
from governance.agreements.model import Agreement
from governance.people.directory import Numbers

Answers = Mapping[str, Plain]
"""Plain values by field, as drafts store them. None: asked, and left empty."""


class InputKind(StrEnum):
    """How a question looks on a card."""

    OPTIONS = "options"
    LONG_TEXT = "long_text"
    LINE = "line"
    WHEN = "when"  # a day and perhaps a time, in one line of words
    DAY = "day"
    TIME = "time"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class FormContext:
    """What questions are rendered and read by. `would_hear`: who can be left out of the report;
    `before`: an earlier card's answers.
    """

    now: datetime
    agreement: Agreement
    numbers: Numbers
    would_hear: tuple[Choice, ...] = field(default=(), repr=False)
    before: Answers = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked, and what is `explained` of it. `hint` may name {front_door}; `private` text
    never goes back on a card. What a WHEN says of a time goes to the question named by `time_in`,
    which is not asked by itself.

    Who types is asked what is required, and besides that what is `worth_asking`. An open card
    calls it `shown_as`, if that is shorter than the question, and shows the answer in the row
    of the question that it is `beside`, if any. One that is not `on_open` is left for the desk
    page and the export. Of a change, a notice says old and new of what is `told_as` something.

    One that is `spread` shows every option, however many: where a folded list takes the place of
    another, a client of Teams goes on showing the options of the first.
    """

    field: str
    text: str
    reader: Reader
    hint: str = ""
    explained: str = ""
    required: bool = False
    choices: tuple[Choice, ...] | Callable[[Agreement], tuple[Choice, ...]] = ()
    many: bool = False
    kind: InputKind = InputKind.OPTIONS
    when: Callable[[Answers], bool] | None = None
    private: bool = False
    worth_asking: bool = False
    shown_as: str = ""
    beside: str = ""
    time_in: str = ""
    on_open: bool = True
    told_as: str = ""
    spread: bool = False

    @property
    def called(self) -> str:
        """What an open card calls it."""
        return self.shown_as or self.text

    def options(self, agreement: Agreement) -> tuple[Choice, ...]:
        """Return what there is to choose from, some of it the agreement's own."""
        return self.choices(agreement) if callable(self.choices) else self.choices

    def fitting(self, answers: Answers, agreement: Agreement) -> Plain:
        """Return the kept answer, without options that are no longer offered; None for none."""
        kept, offered = answers.get(self.field), self.options(agreement)
        if not offered:
            return kept
        values = {one.value for one in offered}
        if isinstance(kept, list):
            return [value for value in kept if value in values]
        return kept if kept in values else None

    def label(self, numbers: Numbers) -> str:
        """Return the question with its hint, as cards and messages show it."""
        hint = self.hint.format(front_door=numbers.front_door)
        asked = f"{self.text} ({hint})" if hint else self.text
        return f"{asked} {self.explained}" if self.explained else asked


@dataclass(frozen=True)
class Page:
    """The questions of one card. `first` is said before them. `button`: its first button, where
    that is not the flow's.
    """

    title: str
    questions: tuple[Question, ...]
    when: Callable[[Answers], bool] | None = None
    button: str = ""
    first: str = ""

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields it asks for."""
        return frozenset([question.field for question in self.questions])

    def shown(self, answers: Answers, context: FormContext) -> tuple[Question, ...]:
        """Return those of its questions that apply, given what has been answered."""
        said = {**context.before, **answers}
        if self.when and not self.when(said):
            return ()
        return tuple([q for q in self.questions if q.when is None or q.when(said)])

    def asked(
        self, answers: Answers, context: FormContext, sent: Container[str] = ()
    ) -> tuple[Question, ...]:
        """Return the same without those that another question answers too, and were not `sent`."""
        shown = self.shown(answers, context)
        answered = {question.time_in for question in shown}
        return tuple([q for q in shown if q.field not in answered or q.field in sent])

    def outstanding(self, answers: Answers, context: FormContext) -> Iterator[Question]:
        """Return what is still to be answered; where nothing is required, what was never shown."""
        shown = self.asked(answers, context)
        required = any(question.required for question in shown)
        for question in shown:
            lacking = question.fitting(answers, context.agreement) in (None, "", [])
            if lacking if question.required else not required and question.field not in answers:
                yield question


class FlowMistake(TypeError):
    """A flow and its facts do not fit: found when the flow is imported."""


@dataclass(frozen=True)
class Flow:
    """Pages of questions and the facts they amount to.

    Its cards say `intro`, and `never` of what must not be written on them. One that `amends`
    starts from facts there are already, so it need not require any.
    """

    name: str
    title: str
    pages: tuple[Page, ...]
    facts: type[Any]
    intro: str = field(kw_only=True)
    never: str = field(kw_only=True)
    buttons: tuple[FormButton, ...] = field(kw_only=True)
    amends: bool = False

    def __post_init__(self) -> None:
        """Check that no question goes nowhere and no fact is unasked. Raises FlowMistake."""
        asked = [question.field for question in self.questions]
        known = {fact.name: fact for fact in fields(self.facts)}
        if sorted(asked) != sorted(known):
            odd = sorted({*asked} ^ {*known}) or "a field asked twice"
            raise FlowMistake(f"{self.name}: {odd}")
        if adrift := {question.beside for question in self.questions} - {"", *asked}:
            raise FlowMistake(f"{self.name}: nothing is asked for {sorted(adrift)} to be beside")
        hints = get_type_hints(self.facts)
        for question in self.questions:
            self._check(question, known[question.field], hints[question.field])

    def _check(self, question: Question, fact: Field[Any], hint: object) -> None:
        if is_needed(fact) and not (question.required or self.amends):
            raise FlowMistake(f"{self.name}: {question.field} is needed, so it must be required")
        members = {member.value for member in _enum_in(hint)}
        if members and not callable(question.choices):
            offered = {one.value for one in question.choices}
            if offered != members:
                raise FlowMistake(f"{self.name}: {question.field} offers other than its facts")

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, page by page."""
        return tuple(chain.from_iterable(page.questions for page in self.pages))

    def question(self, name: str) -> Question:
        """Return the question for that field. Raises StopIteration where there is none."""
        return next(question for question in self.questions if question.field == name)

    def beside(self, question: Question) -> tuple[Question, ...]:
        """Return the questions whose answers an open card shows in that one's row."""
        return tuple(one for one in self.questions if one.beside == question.field)

    def applying(self, answers: Answers, context: FormContext) -> Answers:
        """Return the answers to what is still asked, without options no longer offered."""
        shown = (q for page in self.pages for q in page.shown(answers, context))
        return {q.field: q.fitting(answers, context.agreement) for q in shown if q.field in answers}

    @cached_property
    def needed(self) -> frozenset[str]:
        """The facts that cannot be left empty."""
        return frozenset(fact.name for fact in fields(self.facts) if is_needed(fact))


def is_needed(fact: Field[Any]) -> bool:
    """Return whether the facts cannot be made without it."""
    return fact.default is MISSING and fact.default_factory is MISSING


def _enum_in(hint: object) -> tuple[Enum, ...]:
    """Return the members of the enum that a field holds, if it holds one."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(kind)
    return ()
