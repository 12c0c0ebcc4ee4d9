"""Who is told when, and what silences each rung (FACTS 12; partnership policy, not law).

"Nobody has it" rungs count from the report and are silenced by acknowledging. Decision
rungs count from awareness (the last ones from the 72-hour limit) and are silenced only by
a recorded decision. A ladder's id and version are frozen into the case, so a row here is
never edited: a change is a new version beside the old.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from governance.people import Role
from governance.quiet import next_loud, quiet

MAILBOX = "mailbox"  # a party's monitored IG mailbox: told like a person, by mail

# A rung told this long after its time says so.
LATE_AFTER = timedelta(minutes=15)

# Under this much time left, nothing waits for morning (FACTS 12).
NO_QUIET_WITHIN = timedelta(hours=24)


class Silence(StrEnum):
    """What stops a rung."""

    ACKNOWLEDGED = "acknowledged"
    DECIDED = "decided"


class Counted(StrEnum):
    """What a rung's time is counted from, in elapsed hours."""

    REPORT = "report"
    AWARENESS = "awareness"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Rung:
    """One telling: `after` the instant named by `counted` (negative: before the limit)."""

    id: str
    after: timedelta
    counted: Counted
    to: tuple[str, ...]
    silenced_by: Silence

    @property
    def first(self) -> bool:
        """The report itself: always told at once, at any hour (FACTS 12: every report)."""
        return self.counted is Counted.REPORT and not self.after


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in the order of the table in FACTS 12."""

    id: str
    version: int
    rungs: tuple[Rung, ...]

    def rung(self, rung_id: str) -> Rung:
        """The rung of that id; KeyError if this ladder has none."""
        return {rung.id: rung for rung in self.rungs}[rung_id]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the ladder needs to know of a case. Instants in UTC.

    `never_quiet`: danger to a person, or a cyber incident.
    """

    reported_at: datetime
    aware_at: datetime
    limit: datetime
    acknowledged: bool = False
    decided: bool = False
    fired: frozenset[str] = frozenset()
    never_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Firing:
    """A rung to be told now. `overtaken` rungs are settled by it without being told."""

    rung: Rung
    due_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Due:
    """What a sweep does: tell these, and count those as overtaken."""

    firings: tuple[Firing, ...] = ()
    overtaken: tuple[str, ...] = ()


def _hours(count: float) -> timedelta:
    return timedelta(hours=count)


def _nobody(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.REPORT, to, Silence.ACKNOWLEDGED)


def _undecided(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.AWARENESS, to, Silence.DECIDED)


def _limit(rung_id: str, after: timedelta) -> Rung:
    return Rung(rung_id, after, Counted.LIMIT, (Role.SIRO, Role.IG_LEAD), Silence.DECIDED)


_DECIDE = (
    _undecided("undecided_24h", _hours(24), Role.SIRO),
    _undecided("undecided_36h", _hours(36), Role.CALDICOTT, Role.DPO),
    _undecided("undecided_48h", _hours(48), Role.SIRO),
    _limit("limit_12h", _hours(-12)),
    _limit("limit_6h", _hours(-6)),
    _limit("limit_2h", _hours(-2)),
    _limit("limit_past", _hours(0)),
)
_PICK_UP = (
    _nobody("nobody_1h", _hours(1), Role.DPO),
    _nobody("nobody_4h", _hours(4), Role.SIRO),
)
_TO_THE_LEAD = (Role.IG_LEAD, Role.DEPUTY, MAILBOX)
_URGENT_TOO = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)
_AT_ONCE = timedelta()

LADDERS = {
    (ladder.id, ladder.version): ladder
    for ladder in (
        Ladder("breach", 1, (_nobody("report", _AT_ONCE, *_TO_THE_LEAD), *_PICK_UP, *_DECIDE)),
        Ladder(
            "breach_urgent",
            1,
            (
                _nobody("report", _AT_ONCE, *_TO_THE_LEAD, *_URGENT_TOO),
                _nobody("nobody_30min", timedelta(minutes=30), Role.SIRO, Role.DPO),
                *_PICK_UP,
                *_DECIDE,
            ),
        ),
    )
}


def breach_ladder(*, urgent: bool) -> Ladder:
    """The ladder a new breach report takes: the newest version of it."""
    wanted = "breach_urgent" if urgent else "breach"
    return max(
        (ladder for ladder in LADDERS.values() if ladder.id == wanted), key=lambda it: it.version
    )


def rungs_due(ladder: Ladder, case: Situation, now: datetime) -> Due:
    """What to tell at `now`; pure, so a night switched off loses nothing.

    Rungs that were already past when the report arrived are overtaken by the highest of
    them ("a report that arrives late fires the highest rung due, plus the IG lead").
    Rungs missed since then all fire: the sweep gives each recipient their latest.
    """
    ready = [rung for rung in _open(ladder, case) if _ready(rung, case, now)]
    old = [rung for rung in ready if not rung.first and _nominal(rung, case) <= case.reported_at]
    overtaken = {rung.id for rung in sorted(old, key=lambda rung: _nominal(rung, case))[:-1]}
    told = sorted(
        (rung for rung in ready if rung.id not in overtaken),
        key=lambda rung: (instant(rung, case), _nominal(rung, case)),
    )
    return Due(
        tuple(Firing(rung, at := instant(rung, case), _late(at, now)) for rung in told),
        tuple(rung.id for rung in ladder.rungs if rung.id in overtaken),
    )


def pending(ladder: Ladder, case: Situation, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """The rungs still to come and when each can be told (UTC), for the due index.

    Never before `now`: a rung missed in an outage, and now held by quiet hours, comes when
    they end, or when 24 hours are left. A row in the past would be swept in vain all night.
    """
    return tuple(
        (rung.id, _held(rung, case, max(_earliest(rung, case), now)))
        for rung in _open(ladder, case)
    )


def next_told(ladder: Ladder, case: Situation) -> tuple[Rung, datetime] | None:
    """The next rung that will tell somebody, for "not acknowledged by {time}: {role} is told"."""
    waiting = [rung for rung in _open(ladder, case) if not rung.first]
    if not waiting:
        return None
    rung = min(waiting, key=lambda rung: instant(rung, case))
    return rung, instant(rung, case)


def instant(rung: Rung, case: Situation) -> datetime:
    """When a rung is told: its own time, or the report's if that is later; quiet hours kept."""
    return _held(rung, case, _earliest(rung, case))


def _held(rung: Rung, case: Situation, at: datetime) -> datetime:
    """`at`, unless it is in quiet hours: then their end, or the limit less 24 hours if sooner."""
    if _loud(rung, case, at):
        return at
    return min(next_loud(at), case.limit - NO_QUIET_WITHIN)


def _earliest(rung: Rung, case: Situation) -> datetime:
    return max(_nominal(rung, case), case.reported_at)


def _nominal(rung: Rung, case: Situation) -> datetime:
    match rung.counted:
        case Counted.REPORT:
            return case.reported_at + rung.after
        case Counted.AWARENESS:
            return case.aware_at + rung.after
        case Counted.LIMIT:
            return case.limit + rung.after


def _open(ladder: Ladder, case: Situation) -> list[Rung]:
    return [rung for rung in ladder.rungs if rung.id not in case.fired and not _silent(rung, case)]


def _silent(rung: Rung, case: Situation) -> bool:
    match rung.silenced_by:
        case Silence.ACKNOWLEDGED:
            return case.acknowledged or case.decided
        case Silence.DECIDED:
            return case.decided


def _ready(rung: Rung, case: Situation, now: datetime) -> bool:
    return instant(rung, case) <= now and _loud(rung, case, now)


def _loud(rung: Rung, case: Situation, at: datetime) -> bool:
    if rung.first or case.never_quiet or not quiet(at):
        return True
    return case.limit - at <= NO_QUIET_WITHIN


def _late(at: datetime, now: datetime) -> bool:
    return now - at >= LATE_AFTER
