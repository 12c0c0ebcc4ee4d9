"""What the machine knows of the rooms: a record for each, and one table of them all.

The machine (turns, drafts, showing, post, timer and the actions of any case) imports no room. It
finds what a press, a typed word, a draft, a card or a due row is for in the table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.services import Services
from bot.turns.turn import Answer, Handler, Turn
from bot.work import Work
from dialogs.asking.flow import Answers, Flow
from dialogs.cases.case_kind import KindWords
from governance.cases.case import Case
from governance.cases.claims import claimed_once
from governance.cases.event import Fact
from governance.outbox_message import (
    CardBody,
)
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task
from storage.drafts import Draft
from storage.due import DueRow

FallDue = Callable[[Work, DueRow], bool]
"""Does what a due row asks for; whether that is settled, or the row waits."""

Follows = Callable[[Work, Case, Task], Case]
"""What follows for a task of a case; the case after it."""


class GoesOn(Protocol):
    """Begins a report of a kind with the story of what was begun as another."""

    def __call__(self, turn: Turn, story: str, *, past_lead: bool) -> Answer:
        """Show the form. `past_lead`: the IG lead is not to hear of it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What leads to one room. No field has a default: what a room forgets is a type error.

    `handlers` are by the verb of a button that only shows something, `changes` by the verb of one
    that changes something: a second tap on the same card gets the same answer. `alike` are pairs of
    the latter that send one form: once it is sent, the other sends no second report. `commands`
    are what can be typed alone, by the command's name; `case_actions` what can be typed beside a
    reference, by verb, and `if_not_theirs` the same verbs where the case is not theirs to see.
    `typed` answers what is typed in words of its own; None for any other text. `due` is what falls
    due, by a due row's whole name or by its beginning up to and with the colon.
    """

    handlers: Mapping[str, Handler]
    changes: Mapping[str, Handler]
    alike: Mapping[str, str]
    commands: Mapping[str, Handler]
    case_actions: Mapping[str, Handler]
    if_not_theirs: Mapping[str, Handler]
    typed: Callable[[Turn], Answer | None] | None
    due: Mapping[str, FallDue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How a case of a kind is reported: by a card, or by typing each answer.

    `fitted` is the flow for this person and draft, where what it offers depends on them; `note`
    says why they see this form, `turns_out` what an answer may make of the draft instead of a
    report. `send_not_lead` sends it past the IG lead. `lead_hears` is what the IG lead is told of
    an unsent draft: None where they hear nothing.
    """

    start: Handler
    send: Handler
    send_not_lead: Handler | None
    all_answered: str
    fitted: Callable[[Turn, Draft], Flow] | None
    note: Callable[[Draft], str] | None
    turns_out: Callable[[Turn, Draft, Answers], Answer | None] | None
    lead_hears: Callable[[Services, Draft], CardBody] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """How whoever reported a case of a kind corrects it.

    `answers` are those of the case as it stands. `fact` is what is written down of the case and of
    the report as it should be: None where nothing was changed. `turns_out` is what an answer may
    make of it instead.
    """

    flow: Flow
    answers: Callable[[Any], Answers]
    fact: Callable[[Any, Any], Fact | None]
    turns_out: Callable[[Turn, Case, Answers], Answer | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDesk(Room):
    """A kind of case, as the bot works on it.

    `goes_on` begins its report where one of another kind turned out to be one. `correcting` is None
    where a report cannot be corrected. `collects` tells people of a rung, by its id, in another way
    than by a message of its own; `left_out` is what else happens when someone is out of a case.
    `learns`: what was learnt is recorded of it. `answered` follows an answer to a task, or a
    corrected one; `silent` a chase that went out, or everyone's stepping aside.
    """

    words: KindWords
    reporting: Reporting
    goes_on: GoesOn | None
    correcting: Correcting | None
    collects: Mapping[str, Callable[[Work, Case], None]]
    left_out: Callable[[Work, Case], None] | None
    learns: bool
    answered: Mapping[TaskKind, Follows]
    silent: Mapping[TaskKind, Follows]


@dataclass(frozen=True, slots=True)
class KindTable:
    """Every room's rows in one table each. `usual` is the kind of a report that names none."""

    verbs: Mapping[str, Handler]
    changes: frozenset[str]
    alike: Mapping[str, str]
    commands: Mapping[str, Handler]
    case_actions: Mapping[str, Handler]
    if_not_theirs: Mapping[str, Handler]
    typed: tuple[Callable[[Turn], Answer | None], ...]
    due: Mapping[str, FallDue]
    by_case: Mapping[type[Case], KindDesk]
    by_flow: Mapping[str, KindDesk]
    goes_on: Mapping[str, GoesOn]
    answered: Mapping[TaskKind, Follows]
    silent: Mapping[TaskKind, Follows]
    usual: KindDesk

    @classmethod
    def made_of(cls, kinds: Iterable[KindDesk], rooms: Iterable[Room]) -> "KindTable":
        """Put the rows together. Raises ClaimedTwice for a key that two rooms claim."""
        kinds = tuple(kinds)
        every = (*kinds, *rooms)
        changes = claimed_once(room.changes for room in every)
        return cls(
            verbs=claimed_once([*(room.handlers for room in every), changes]),
            changes=frozenset(changes),
            alike=claimed_once(room.alike for room in every),
            commands=claimed_once(room.commands for room in every),
            case_actions=claimed_once(room.case_actions for room in every),
            if_not_theirs=claimed_once(room.if_not_theirs for room in every),
            typed=tuple(room.typed for room in every if room.typed),
            due=claimed_once(room.due for room in every),
            by_case=claimed_once({kind.words.rules.case: kind} for kind in kinds),
            by_flow=claimed_once({kind.words.report.name: kind} for kind in kinds),
            goes_on={kind.words.rules.name: kind.goes_on for kind in kinds if kind.goes_on},
            answered=claimed_once(kind.answered for kind in kinds),
            silent=claimed_once(kind.silent for kind in kinds),
            usual=next(kind for kind in kinds if kind.words.home and kind.words.home.main),
        )

    def of(self, case: Case) -> KindDesk:
        """The kind of a case."""
        return self.by_case[type(case)]
