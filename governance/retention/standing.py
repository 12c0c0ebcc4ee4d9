"""How a record stands: still needed, held, soon to go, to be looked at again, or to go today.

Pure: the case, the schedule and the instant go in, and what is to be done comes out. No date is
kept, so that another schedule moves every one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from governance.calendars import add_months
from governance.cases.case import OVER, Case
from governance.cases.event import Event, Fact
from governance.keys import PartyKey
from governance.moments import end_of, london
from governance.people.identity import PersonId
from governance.policy import (
    HOLD_ASKED_EVERY,
    LEAST_MONTHS_AFTER_CLOSING,
    SECOND_LOOK_ASKED_EVERY,
    WARNED_BEFORE_END,
    WARNING_STANDS_FOR,
)
from governance.retention.facts import EndForetold, Held, HoldEnded, HoldFor, LookedAgain
from governance.retention.kept_as import SERIOUS, KeptAs
from governance.retention.schedule import CountedFrom, Row, Schedule


class Needed(StrEnum):
    """Why nobody may let a case go by hand, if anything (docs/decisions/0032-a-keys-life.md)."""

    OPEN = "open"
    HELD = "held"  # or appealed against, at any time


class Step(StrEnum):
    """What is to be done about a record now."""

    WAIT = "wait"
    FORETELL = "foretell"  # that it will go
    ASK_HOLD = "ask_hold"  # whether what holds it still does
    ASK_LOOK = "ask_look"  # a second person, to look at it
    GO = "go"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done now, and when (UTC) to look again; None for never."""

    step: Step
    again: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a record is kept, by which row of whose schedule.

    `last_day` (London) is None while the case is open; `hold` what holds it, `foretold` the warning
    that was given of that day, and `looked` the second look since.
    """

    row: Row
    party: PartyKey
    last_day: date | None
    serious: bool = False
    hold: Event | None = None
    foretold: Event | None = None
    looked: Event | None = None

    @property
    def held(self) -> Held | None:
        """Return what holds it; None where nothing does."""
        fact = self.hold.fact if self.hold else None
        return fact if isinstance(fact, Held) else None


def standing(case: Case, kept: KeptAs, schedule: Schedule, keeper: PartyKey) -> Standing:
    """Return how a case stands to the schedule of whoever keeps it, or a part of it; what is held
    jointly, to the leading party's.
    """
    party = schedule.lead if kept.joint else keeper
    row = schedule.row(party, kept.record)
    last_day = _last_day(row, kept, case)
    hold = _hold(case)
    warned = _newest(case, EndForetold)
    stands = warned if last_day and warned and warned.fact == EndForetold(last_day) else None
    foretold = _since(hold, stands)
    return Standing(
        row=row,
        party=party,
        last_day=last_day,
        serious=kept.record in SERIOUS,
        hold=hold if _holds(hold) else None,
        foretold=foretold,
        looked=_since(foretold, _newest(case, LookedAgain)) if foretold else None,
    )


def _last_day(row: Row, kept: KeptAs, case: Case) -> date | None:
    if kept.closed is None or str(case.status) not in OVER:
        return None
    closed = london(kept.closed).date()
    since = kept.incident if row.counted is CountedFrom.INCIDENT else closed
    least = add_months(closed, LEAST_MONTHS_AFTER_CLOSING)
    return max(row.last_day(since, appealed=appealed(case)), least)


def appealed(case: Case) -> bool:
    """Return whether anybody ever appealed: such a record is kept longer (RT-REQUEST, RT-FOI)."""
    holds = (event.fact for event in case.history if isinstance(event.fact, Held))
    return any(hold.why is HoldFor.APPEAL for hold in holds)


def needed(case: Case, kept: KeptAs) -> Needed | None:
    """Return why a case is needed whatever its years; None for one that is closed, and that nobody
    holds.
    """
    if kept.closed is None or str(case.status) not in OVER:
        return Needed.OPEN
    return Needed.HELD if _holds(_hold(case)) or appealed(case) else None


def _hold(case: Case) -> Event | None:
    return _newest(case, Held, HoldEnded)


def _holds(hold: Event | None) -> bool:
    return hold is not None and isinstance(hold.fact, Held)


def _newest(case: Case, *kinds: type[Fact]) -> Event | None:
    return next((e for e in reversed(case.history) if isinstance(e.fact, kinds)), None)


def _since(before: Event | None, event: Event | None) -> Event | None:
    """Return the event, unless what was before it came after all."""
    return None if event and before and event.at < before.at else event


def plan(  # noqa: PLR0911  a row a step
    stands: Standing, now: datetime, *, needed: bool, asked: bool
) -> Plan:
    """Return what is to be done at `now`. `needed`: something open is linked to it, so it stays.

    `asked`: its party has requests that are open, so somebody looks whether one is about this
    record (RQ-HOLD). Nothing goes without a warning of its own, however long its day is past.
    """
    if stands.last_day is None:
        return Plan(Step.WAIT, None)
    if needed:
        return Plan(Step.WAIT, now + HOLD_ASKED_EVERY)
    if stands.held is not None:
        return _held(stands.held, now)
    end, warned = end_of(stands.last_day), _warned_at(stands, now)
    if warned is None:
        warn_from = end - WARNED_BEFORE_END
        soon = warn_from <= now
        return Plan(Step.FORETELL, max(end, now + WARNED_BEFORE_END)) if soon else _wait(warn_from)
    goes_at = max(end, warned + WARNED_BEFORE_END)
    if now < goes_at:
        return _wait(goes_at)
    if (stands.serious or asked) and stands.looked is None:
        return Plan(Step.ASK_LOOK, now + SECOND_LOOK_ASKED_EVERY)
    return Plan(Step.GO, None)


def _wait(until: datetime) -> Plan:
    return Plan(Step.WAIT, until)


def _held(held: Held, now: datetime) -> Plan:
    asked = end_of(held.look_on)
    return Plan(Step.ASK_HOLD, now + HOLD_ASKED_EVERY) if asked <= now else _wait(asked)


def _warned_at(stands: Standing, now: datetime) -> datetime | None:
    """Return when (UTC) its party was warned; None where that was too long ago to be remembered."""
    told = stands.foretold
    return told.at if told and now < told.at + WARNING_STANDS_FOR else None


def kept_until(stands: Standing, now: datetime) -> datetime:
    """Return until when (UTC) a closed record is kept at least, as it stands: its key is of that
    month.
    """
    ends = [now, *([end_of(stands.last_day)] if stands.last_day else [])]
    return max((*ends, end_of(stands.held.look_on)) if stands.held else ends)


def may_look_again(stands: Standing, case: Case, person: PersonId) -> bool:
    """Return whether they may say that it may go: a serious record never by whoever decided it
    (RT-SECOND-LOOK).
    """
    return not stands.serious or case.decided is None or case.decided.by != person
