"""Closing a breach: its cause, effect, what changes, what was learnt (BR-REC, BR-CLOSE).

Nothing is closed while a duty is open. What changes after it has a date and is chased.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.breaches.containment import CONTAINED
from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, Standing, done_if
from governance.moments import end_of
from governance.policy import CLOSE_WITHIN

RECORD, ACTION = "record", "action"


class OfClosing(Fact):
    """What happens to a case at its end."""

    __slots__ = ()


class Cause(StrEnum):
    """Why it happened, in plain words; nobody is named."""

    ADDRESS = "address"  # a wrong or an old one
    ATTACHMENT = "attachment"
    NOT_CHECKED = "not_checked"
    LEFT_IN = "left_in"
    LOST = "lost"
    ACCESS = "access"  # somebody could see what they should not
    NOT_SHOWN = "not_shown"  # nobody had shown how
    SYSTEM = "system"
    ATTACK = "attack"
    SUPPLIER = "supplier"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Closed(OfClosing):
    """The case is closed: the record that the law wants is whole (UK GDPR Art. 33(5)).

    `short`: it was back from hands that can be trusted and nobody was harmed, as whoever closed it
    said. `action_who` (a role or team) does `action` by the end of that London day.
    `duties_broken`: a party broke its duties under the agreement, so that its §9.0 may apply.
    `team`: the key of the one where it happened, where whoever closed it said so and the party has
    told its staff that teams are counted (RL-WATCHING).
    """

    cause: Cause
    lesson: str = field(repr=False)
    short: bool = False
    effect: str = field(default="", repr=False)
    action: str = field(default="", repr=False)
    action_who: str = field(default="", repr=False)
    action_by: date | None = None
    duties_broken: bool = False
    team: str = ""


@dataclass(frozen=True, slots=True)
class ActionDone(OfClosing):
    """What was to change has changed."""


@dataclass(frozen=True, slots=True)
class Reopened(OfClosing):
    """It was closed, and is worked on again, and why."""

    reason: str = field(repr=False)


ClosingFact = Closed | ActionDone | Reopened

CLOSING_EVENTS: Mapping[str, type[ClosingFact]] = MappingProxyType(
    {"closed": Closed, "action_done": ActionDone, "reopened": Reopened}
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether it is closed, since when, and whether what was to change has changed."""

    closed: Event | None = None
    reopened: Event | None = None
    action_done: Event | None = None

    @property
    def said(self) -> Closed | None:
        """Return what was written when it was closed; None while it is not."""
        fact = self.closed.fact if self.closed else None
        return fact if isinstance(fact, Closed) else None

    @property
    def short(self) -> bool:
        """Return whether it is closed as back and harmless."""
        return self.said is not None and self.said.short


def after_closing(case: Closing, event: Event, fact: ClosingFact) -> Closing:
    """Return it once `fact` has happened."""
    match fact:
        case Closed():
            return replace(case, closed=event, action_done=None)
        case ActionDone():
            return replace(case, action_done=event)
        case Reopened():
            return Closing(reopened=event)


def closing_duties(case: Closing, since: datetime) -> tuple[Duty, ...]:
    """Return the duty to close it, owed `since` it was decided or reopened; and to do what was to
    change, once it is closed.
    """
    since = case.reopened.at if case.reopened else since
    if case.said is None or case.closed is None:
        return (Duty(RECORD, since + CLOSE_WITHIN, Standing.OPEN, since=since),)
    record = Duty(RECORD, None, Standing.DONE, since=since)
    return (record, *_action(case, case.said, case.closed.at))


def _action(case: Closing, said: Closed, since: datetime) -> tuple[Duty, ...]:
    if said.action_by is None:
        return ()
    return (Duty(ACTION, end_of(said.action_by), done_if(case.action_done), since=since),)


ANSWERED_BY_CLOSING = frozenset({CONTAINED})
"""What closing says by itself: the short way that it is back, the whole way how it ended."""


def in_the_way(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the open duties that keep a case from being closed."""
    passed = {RECORD, *ANSWERED_BY_CLOSING}
    return tuple(duty for duty in duties if duty.open and duty.id not in passed)
