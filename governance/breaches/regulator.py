"""Telling the regulator: what was told, when and how, and what is still owed it (BR-AFTER).

The decision to tell opens the duty; having told is what silences it. Past the 72 hours the reasons
for the delay go with the notification (BR-LATE). Follow-ups are partnership targets (BR-PHASE); a
date that the regulator's own letter sets is its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, Standing, done_if
from governance.moments import end_of
from governance.policy import FIRST_FOLLOW_UP, FOLLOW_UP_EVERY, SECOND_FOLLOW_UP

TELL, FOLLOW_UP, THEIR_DATE = "regulator_told", "follow_up", "regulators_date"


class OfTheRegulator(Fact):
    """What happens between a case and the regulator."""

    __slots__ = ()


class How(StrEnum):
    """By what way the regulator was told (BR-ROUTE)."""

    FORM = "form"
    PHONE = "phone"
    TOOLKIT = "toolkit"  # the NHS toolkit, which tells it
    MINISTRY = "ministry"  # which tells it


@dataclass(frozen=True, slots=True)
class RegulatorTold(OfTheRegulator):
    """The regulator was told at `at` (UTC). `more`: something is still to follow (BR-PHASE).

    `delay_reason` goes with a notification after the 72 hours (UK GDPR Art. 33(1); s.67(3)).
    """

    at: datetime
    how: How
    more: bool
    reference: str = ""
    delay_reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FollowedUp(OfTheRegulator):
    """The regulator had what was new, at `at` (UTC). `more`: something is still to follow."""

    at: datetime
    more: bool


@dataclass(frozen=True, slots=True)
class ReferenceAdded(OfTheRegulator):
    """The regulator's reference, and the one that stood before it."""

    reference: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class RegulatorAsked(OfTheRegulator):
    """The regulator wrote, and wants an answer by the end of that London day."""

    by: date


@dataclass(frozen=True, slots=True)
class RegulatorAnswered(OfTheRegulator):
    """What the regulator wanted went to it, at `at` (UTC)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class DelaySeen(OfTheRegulator):
    """The SIRO has seen why the regulator was told late: seen, not approved."""


RegulatorFact = (
    RegulatorTold | FollowedUp | ReferenceAdded | RegulatorAsked | RegulatorAnswered | DelaySeen
)

REGULATOR_EVENTS: Mapping[str, type[RegulatorFact]] = MappingProxyType(
    {
        "regulator_told": RegulatorTold,
        "followed_up": FollowedUp,
        "reference_added": ReferenceAdded,
        "regulator_asked": RegulatorAsked,
        "regulator_answered": RegulatorAnswered,
        "delay_seen": DelaySeen,
    }
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class Regulator:
    """What the regulator was told, and what it asked for. `last` is when it last heard of this
    (UTC), and `heard` how often.
    """

    told: RegulatorTold | None = None
    told_by: Event | None = None
    reference: str = ""
    last: datetime | None = None
    heard: int = 0
    more: bool = False
    asked: Event | None = None
    answered: Event | None = None
    delay_seen: Event | None = None


def after_regulator(case: Regulator, event: Event, fact: RegulatorFact) -> Regulator:
    """Return it once `fact` has happened."""
    match fact:
        case RegulatorTold(at, _, more, reference):
            told = replace(case, told=fact, told_by=event, delay_seen=None)
            return _heard(replace(told, reference=reference or case.reference), at, more=more)
        case FollowedUp(at, more):
            return _heard(case, at, more=more)
        case ReferenceAdded(reference):
            return replace(case, reference=reference)
        case RegulatorAsked():
            return replace(case, asked=event, answered=None)
        case RegulatorAnswered():
            return replace(case, answered=event)
        case DelaySeen():
            return replace(case, delay_seen=event)


def _heard(case: Regulator, at: datetime, *, more: bool) -> Regulator:
    return replace(case, last=at, heard=case.heard + 1, more=more)


def regulator_duties(case: Regulator, since: datetime | None, limit: datetime) -> tuple[Duty, ...]:
    """Return what is owed the regulator; `since`: when it was decided to tell it, None where it was
    not. `limit` is the 72 hours' end.
    """
    found = [_told(case, since, limit)] if since or case.told else []
    return (*found, *_follow_up(case), *_their_date(case))


def _told(case: Regulator, since: datetime | None, limit: datetime) -> Duty:
    return Duty(TELL, limit, done_if(case.told), since=since, legal=True)


def _follow_up(case: Regulator) -> tuple[Duty, ...]:
    """24 and 72 hours after it was told, then weekly, until nothing more is to follow."""
    if case.told is None or case.last is None:
        return ()
    if not case.more:
        return (Duty(FOLLOW_UP, None, Standing.DONE),) if case.heard > 1 else ()
    return (Duty(FOLLOW_UP, _next(case.told, case.last), Standing.OPEN, since=case.last),)


def _next(told: RegulatorTold, last: datetime) -> datetime:
    steps = (FIRST_FOLLOW_UP, SECOND_FOLLOW_UP)
    ahead = (told.at + step for step in steps if told.at + step > last)
    return next(ahead, last + FOLLOW_UP_EVERY)


def _their_date(case: Regulator) -> tuple[Duty, ...]:
    fact = case.asked.fact if case.asked else None
    if case.asked is None or not isinstance(fact, RegulatorAsked):
        return ()
    standing = done_if(case.answered)
    return (Duty(THEIR_DATE, end_of(fact.by), standing, since=case.asked.at, legal=True),)
