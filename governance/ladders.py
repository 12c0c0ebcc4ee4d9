"""Who is told when, and what silences each rung (FACTS 12; partnership policy, not law).

"Nobody has it" rungs count from the report and are silenced by acknowledging. Decision
rungs count from awareness (the last ones from the 72-hour limit) and are silenced only by
a recorded decision. A ladder's id and version are frozen into the case, so a row here is
never edited: a change is a new version beside the old.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.people import Role
from governance.plain import UnknownHistory

MAILBOX = "mailbox"  # a party's monitored IG mailbox: told like a person, by mail


class Silence(StrEnum):
    """What stops a rung."""

    ACKNOWLEDGED = "acknowledged"
    DECIDED = "decided"


class Counted(StrEnum):
    """What a rung's time is counted from, in elapsed hours."""

    REPORT = "report"
    DANGER = "danger"  # from when danger was first said: the report, or a correction of it
    AWARENESS = "awareness"
    LIMIT = "limit"
    WORKING_DAYS = "working_days"  # of England and Wales, from the report: see `Rung.days`


@dataclass(frozen=True, slots=True)
class Rung:
    """One telling: `after` the instant named by `counted` (negative: before the limit).

    `days` is how many working days, for a rung that is counted in them.
    """

    id: str
    after: timedelta
    counted: Counted
    to: tuple[str, ...]
    silenced_by: Silence
    days: int = 0

    @property
    def first(self) -> bool:
        """The report itself, or danger: always told at once, at any hour (FACTS 12)."""
        return self.counted in (Counted.REPORT, Counted.DANGER) and not self.after


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in the order of the table in FACTS 12."""

    id: str
    version: int
    rungs: tuple[Rung, ...]

    def rung(self, rung_id: str) -> Rung:
        """The rung of that id; KeyError if this ladder has none."""
        return {rung.id: rung for rung in self.rungs}[rung_id]


_AT_ONCE = timedelta()


def _hours(count: float) -> timedelta:
    return timedelta(hours=count)


def _nobody(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.REPORT, to, Silence.ACKNOWLEDGED)


def _danger(rung_id: str, after: timedelta, silenced_by: Silence, *to: str) -> Rung:
    """Someone who has the case does not spare those who look after a person in danger."""
    return Rung(rung_id, after, Counted.DANGER, to, silenced_by)


def _undecided(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.AWARENESS, to, Silence.DECIDED)


def _by_day(rung_id: str, days: int, silenced_by: Silence, *to: str) -> Rung:
    return Rung(rung_id, _AT_ONCE, Counted.WORKING_DAYS, to, silenced_by, days)


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

LADDERS = {
    (ladder.id, ladder.version): ladder
    for ladder in (
        Ladder("breach", 1, (_nobody("report", _AT_ONCE, *_TO_THE_LEAD), *_PICK_UP, *_DECIDE)),
        Ladder(
            "breach_urgent",
            1,
            (
                _nobody("report", _AT_ONCE, *_TO_THE_LEAD),
                _danger("danger", _AT_ONCE, Silence.DECIDED, *_URGENT_TOO),
                _danger(
                    "nobody_30min",
                    timedelta(minutes=30),
                    Silence.ACKNOWLEDGED,
                    Role.SIRO,
                    Role.DPO,
                ),
                *_PICK_UP,
                *_DECIDE,
            ),
        ),
        Ladder(
            "near_miss",
            1,
            (
                _by_day("digest", 1, Silence.ACKNOWLEDGED, Role.IG_LEAD),
                _by_day("nobody_5wd", 5, Silence.ACKNOWLEDGED, Role.DEPUTY),
                _by_day("lesson_20wd", 20, Silence.DECIDED, Role.IG_LEAD),
            ),
        ),
    )
}


def breach_ladder(*, urgent: bool) -> Ladder:
    """The ladder a new breach report takes: the newest version of it."""
    return newest("breach_urgent" if urgent else "breach")


def newest(ladder_id: str) -> Ladder:
    """The newest version of the ladder of that id."""
    versions = (ladder for ladder in LADDERS.values() if ladder.id == ladder_id)
    return max(versions, key=lambda ladder: ladder.version)


def find_ladder(frozen: tuple[str, int]) -> Ladder:
    """The ladder of that id and version; UnknownHistory for one of a newer release."""
    if frozen not in LADDERS:
        raise UnknownHistory
    return LADDERS[frozen]
