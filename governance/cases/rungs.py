"""Which rungs of a ladder are due, and when the others will be. Pure: a night switched off
loses nothing, because what is due is worked out from the case and the time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from governance.calendars import Calendar, calendar_of, next_morning
from governance.cases.ladders import BY_DAY, OF_DANGER, REPORTER, Counted, Ladder, Rung, Silence
from governance.duties.duty import Duty
from governance.moments import next_loud, quiet, quiet_ends
from governance.policy import LATE_AFTER, NO_QUIET_WITHIN, UNSEEN_COMES_AT

NO_HOLIDAYS = calendar_of((), confirmed_through=date.max)


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the ladder needs to know of a case. Instants in UTC.

    `never_quiet`: danger to a person, or a cyber incident. `danger_at`: when the danger that there
    is was first known; `danger_held`: whether anybody has it since; `danger_undecided`: it is known
    since the decision, which therefore did not weigh it. `limit` is None where no statutory clock
    runs in hours; `by_day` has the instants of the rungs that are counted in days, less those that
    cannot be told as things stand (a clock that waits); `met` is what else has happened that
    silences rungs; `unseen`: nobody who was told has had it on their screen, of those of whom that
    would be known. `nobody_since`: since when nobody has it, where somebody had it before;
    `snoozed_until`: until when its owner holds what may wait; `head_start`: how long the lead of a
    late report has before those above hear of it; `calendar`: whose working mornings what is told
    quietly waits for; `duties`: those that are open, by their ids.
    """

    reported_at: datetime
    aware_at: datetime
    limit: datetime | None
    acknowledged: bool = False
    decided: bool = False
    fired: frozenset[str] = frozenset()
    never_quiet: bool = False
    danger_at: datetime | None = None
    danger_held: bool = False
    danger_undecided: bool = False
    by_day: Mapping[str, datetime] = field(default_factory=dict)
    met: frozenset[Silence] = frozenset()
    unseen: bool = False
    nobody_since: datetime | None = None
    snoozed_until: datetime | None = None
    head_start: timedelta = timedelta()
    calendar: Calendar = NO_HOLIDAYS
    duties: Mapping[str, Duty] = field(default_factory=dict)

    def limit_of(self, rung: Rung) -> datetime | None:
        """Return the legal date (UTC) that a rung is told of: a duty's own, or the case's."""
        if not rung.duty:
            return self.limit
        duty = self.duties.get(rung.duty)
        return duty.due if duty and duty.legal else None


@dataclass(frozen=True, slots=True)
class Firing:
    """A rung to be told now. `overtaken` rungs are settled by it without being told."""

    rung: Rung
    due_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class RungsDue:
    """What a sweep does: tell these, and count those as overtaken."""

    firings: tuple[Firing, ...] = ()
    overtaken: tuple[str, ...] = ()


TOLD_IN_DOUBT = frozenset({Counted.REPORT, Counted.DANGER})
"""Counted from the report or from danger: told also while the time is in doubt. Whoever hears a
little early that nobody has it is told nothing false of the law.
"""


def in_doubt(due: RungsDue) -> RungsDue:
    """Return what is told of this while the time itself is in doubt: nothing that counts towards a
    limit. The rest stays due.
    """
    told = tuple(one for one in due.firings if one.rung.counted in TOLD_IN_DOUBT)
    return RungsDue(told, due.overtaken if told == due.firings else ())


def rungs_due(ladder: Ladder, case: Situation, now: datetime) -> RungsDue:
    """Return what to tell at `now`; pure, so a night switched off loses nothing.

    Rungs that were already past when the report arrived are overtaken by the highest of
    them ("a report that arrives late fires the highest rung due, plus the IG lead").
    Rungs missed since then all fire: the sweep gives each recipient their latest.
    """
    ready = [rung for rung in _open(ladder, case) if _ready(rung, case, now)]
    late = (rung for rung in ready if not (rung.first or rung.duty))
    old = [rung for rung in late if _nominal(rung, case) <= case.reported_at]
    overtaken = {rung.id for rung in sorted(old, key=lambda rung: _nominal(rung, case))[:-1]}
    told = sorted(
        (rung for rung in ready if rung.id not in overtaken),
        key=lambda rung: (instant(rung, case), _nominal(rung, case)),
    )
    return RungsDue(
        tuple(Firing(rung, at := instant(rung, case), now - at >= LATE_AFTER) for rung in told),
        tuple(rung.id for rung in ladder.rungs if rung.id in overtaken),
    )


def overtaken_by(newer: Ladder, older: Ladder, case: Situation, now: datetime) -> tuple[str, ...]:
    """Return the rungs that only the newer ladder has, and that would be past: nobody hears of them
    when a case goes over to it. What is told again and again comes on the next of its mornings.
    """
    had = {rung.id for rung in older.rungs}
    fresh = (rung for rung in newer.rungs if rung.id not in had and _counts(rung, case))
    return tuple(rung.id for rung in fresh if instant(rung, case) <= now)


def pending(ladder: Ladder, case: Situation, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return the rungs still to come and when each can be told (UTC), for the due index.

    Never before `now`: a rung missed in an outage, and now held by quiet hours, comes when
    they end, or when 24 hours are left. A row in the past would be swept in vain all night.
    """
    return tuple((rung.id, _when(rung, case, now)) for rung in _open(ladder, case))


def next_told(ladder: Ladder, case: Situation, now: datetime) -> tuple[Rung, datetime] | None:
    """Return the next rung to tell one who handles it: "not acknowledged by {time}: … is told"."""
    times = dict(pending(ladder, case, now))
    known = {duty.id for duty in case.duties.values() if duty.to_know}
    acting = (rung for rung in ladder.rungs if rung.duty not in known)
    handlers = (rung for rung in acting if not rung.first and REPORTER not in rung.to)
    waiting = [rung for rung in handlers if rung.id in times]
    if not waiting:
        return None
    rung = min(waiting, key=lambda rung: times[rung.id])
    return rung, times[rung.id]


def instant(rung: Rung, case: Situation) -> datetime:
    """Return when a rung is told: its own time, or the later report's; quiet hours are kept."""
    return _held(rung, case, _earliest(rung, case))


def _when(rung: Rung, case: Situation, now: datetime) -> datetime:
    """When a rung can be told, from `now` on."""
    at = instant(rung, case)
    return at if at > now else _loud_from(rung, case, now)


def was_due(rung: Rung, case: Situation) -> datetime | None:
    """Return when a rung that was told should have been; None where that cannot be said.

    A rung that is told again and again has only its next time, a clock that waits none at all.
    """
    return instant(rung, case) if _counts(rung, case) and not rung.repeats else None


def _held(rung: Rung, case: Situation, at: datetime) -> datetime:
    """`at`, or for what is told quietly the next working morning, unless a limit comes first."""
    if rung.quietly and rung.counted not in BY_DAY:
        digest, limit = next_morning(at, case.calendar), case.limit_of(rung)
        if limit is None or limit <= at or digest < limit:
            return digest
    return _loud_from(rung, case, at)


def _loud_from(rung: Rung, case: Situation, at: datetime) -> datetime:
    """`at`, unless it is in quiet hours: then their end, or the limit less 24 hours if sooner."""
    if _loud(rung, case, at):
        return at
    morning, limit = next_loud(at), case.limit_of(rung)
    return morning if limit is None else min(morning, limit - NO_QUIET_WITHIN)


def _earliest(rung: Rung, case: Situation) -> datetime:
    """A rung's own time, or the report's, with the lead's head start; or the end of a snooze."""
    at = _nominal(rung, case)
    if at <= case.reported_at and not rung.first:
        at = _after_head_start(case)
    held = case.snoozed_until if rung.may_wait else None
    return max(at, case.reported_at, held or at)


def _after_head_start(case: Situation) -> datetime:
    """When those above the lead hear of a late report: sooner, where a limit comes first."""
    at = case.reported_at + case.head_start
    return min(at, case.limit) if case.limit and case.limit > case.reported_at else at


def _nominal(rung: Rung, case: Situation) -> datetime:  # noqa: PLR0911  one line a count
    match rung.counted:
        case Counted.REPORT:
            return (case.nobody_since or case.reported_at) + _after(rung, case)
        case Counted.DANGER:
            return (case.danger_at or case.reported_at) + _after(rung, case)
        case Counted.DANGER_MORNING:
            return quiet_ends(case.danger_at or case.reported_at) + rung.after
        case Counted.AWARENESS:
            return case.aware_at + rung.after
        case Counted.LIMIT:
            return (case.limit or case.aware_at) + rung.after
        case Counted.OWED:
            return _began(rung, case) + rung.after
        case Counted.DUTY:
            return (case.duties[rung.duty].due or case.reported_at) + rung.after
        case _:
            asks_who = rung.silenced_by is Silence.ACKNOWLEDGED
            since = case.nobody_since if asks_who else None
            return max(case.by_day[rung.id], since or case.reported_at)


def _began(rung: Rung, case: Situation) -> datetime:
    return case.duties[rung.duty].since or case.reported_at


def _after(rung: Rung, case: Situation) -> timedelta:
    """Sooner where nobody has even seen that there is a case: earlier, and never later."""
    asks_who = rung.silenced_by is Silence.ACKNOWLEDGED and REPORTER not in rung.to
    hurries = case.unseen and asks_who
    return rung.after * UNSEEN_COMES_AT if hurries else rung.after


def _open(ladder: Ladder, case: Situation) -> list[Rung]:
    return [
        rung
        for rung in ladder.rungs
        if rung.id not in case.fired and _counts(rung, case) and not is_silent(rung, case)
    ]


def _counts(rung: Rung, case: Situation) -> bool:
    if rung.duty and rung.counted not in BY_DAY:
        return _duty_counts(rung, case)
    if rung.counted in OF_DANGER:
        return case.danger_at is not None
    return rung.counted not in BY_DAY or rung.id in case.by_day


def _duty_counts(rung: Rung, case: Situation) -> bool:
    """Only what is open is told of, and of its own date only what lay ahead when it began."""
    duty = case.duties.get(rung.duty)
    if duty is None or rung.counted is Counted.OWED:
        return duty is not None
    return duty.due is not None and duty.due + rung.after >= _began(rung, case)


def is_silent(rung: Rung, case: Situation) -> bool:
    """Return whether nobody need hear of a rung: what silences it has happened.

    Of danger, only what was done since it is known counts; of a duty, only that it is done.
    """
    of_danger = rung.counted in OF_DANGER
    decided = case.decided and not (of_danger and case.danger_undecided)
    match rung.silenced_by:
        case Silence.ACKNOWLEDGED:
            return decided or (case.danger_held if of_danger else case.acknowledged)
        case Silence.DECIDED:
            return decided
        case Silence.DONE:
            return rung.duty not in case.duties
        case other:
            return decided or other in case.met


def _ready(rung: Rung, case: Situation, now: datetime) -> bool:
    return instant(rung, case) <= now and _loud(rung, case, now)


def _loud(rung: Rung, case: Situation, at: datetime) -> bool:
    by_its_date = rung.counted is Counted.DUTY  # a target of ours wakes nobody, whatever the case
    if rung.first or (case.never_quiet and not by_its_date) or not quiet(at):
        return True
    limit = case.limit_of(rung)
    return limit is not None and limit - at <= NO_QUIET_WITHIN
