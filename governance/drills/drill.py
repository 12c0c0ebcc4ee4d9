"""When each step of a drill is told, and what a drill is known by (docs/decisions/0024).

A drill is no case: it has no reference, no history and no facts. It is the rungs of the ladder of
a breach with possible danger, which reaches the most posts, on a clock that runs faster. Nothing
is decided in a drill, so every step comes that only a decision would have silenced.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from governance.cases.ladders import (
    MAILBOX,
    OWNER,
    REPORTER,
    Counted,
    Ladder,
    Rung,
    Silence,
    newest,
)
from governance.cases.rungs import Situation, instant
from governance.clocks.breach_clock import BREACH_NOTICE
from governance.drills.rows import DRILL, END, of_party
from governance.keys import PartyKey
from governance.kinds import LADDERS
from governance.moments import LONDON, london, quiet
from governance.policy import DRILL_FASTER, DRILL_WAITS, QUIET_FROM

PRACTISED = "breach_urgent"
"""The ladder that is practised: of a breach with possible danger, which reaches the most posts."""

_COUNTED = frozenset({Counted.REPORT, Counted.DANGER, Counted.AWARENESS, Counted.LIMIT})
_SILENCED = frozenset({Silence.ACKNOWLEDGED, Silence.DECIDED})


@dataclass(frozen=True, slots=True)
class Drill:
    """One party's drill, which began at that instant (UTC)."""

    party: PartyKey
    begun: datetime

    @property
    def subject(self) -> str:
        """Return what its messages are about: another drill's are never taken for them."""
        return f"{of_party(self.party)}:{self.begun.isoformat()}"

    @property
    def rows(self) -> Mapping[str, datetime]:
        """Return each due row of it and its instant, the end too."""
        at = {f"{DRILL}{rung.id}": self.at(rung) for rung in ladder().rungs}
        return MappingProxyType({**at, END: max(at.values()) + DRILL_WAITS})

    @property
    def ends(self) -> datetime:
        """Return when it is over, unless somebody ends it sooner."""
        return self.rows[END]

    def at(self, rung: Rung) -> datetime:
        """Return when a rung is told: its own time, on the faster clock."""
        return self.begun + (instant(rung, self._situation()) - self.begun) / DRILL_FASTER

    def _situation(self) -> Situation:
        return Situation(
            reported_at=self.begun,
            aware_at=self.begun,
            limit=self.begun + BREACH_NOTICE,
            never_quiet=True,
            danger_at=self.begun,
        )


def read_subject(subject: str) -> Drill | None:
    """Return the drill that a message is about; None where it is about anything else.

    >>> read_subject(Drill(PartyKey("A"), datetime(2026, 11, 23, 9)).subject).party
    'A'
    """
    party, _, begun = subject.removeprefix(DRILL).partition(":")
    if not (subject.startswith(DRILL) and begun):
        return None
    try:
        return Drill(PartyKey(party), datetime.fromisoformat(begun))
    except ValueError:  # a card's data says what it likes
        return None


def ladder() -> Ladder:
    """Return the steps of the real ladder that can come before anything is decided.

    Nobody reported anything, so no reporter hears; and what would wait for a digest is told.
    """
    real = newest(LADDERS.values(), PRACTISED)
    rungs = (one for one in real.rungs if one.counted in _COUNTED and one.silenced_by in _SILENCED)
    told = (replace(one, quietly=False) for one in rungs if REPORTER not in one.to)
    return Ladder(real.id, real.version, tuple(told))


def step(rung_id: str) -> Rung | None:
    """Return the step of that id; None for one of another release, which a drill passes over."""
    return next((one for one in ladder().rungs if one.id == rung_id), None)


def posts() -> tuple[str, ...]:
    """Return every post that the ladder names, in the order in which it comes to them."""
    named = (post for rung in ladder().rungs for post in rung.to if post not in (MAILBOX, OWNER))
    return tuple(dict.fromkeys(named))


def may_begin(at: datetime) -> bool:
    """Return whether a drill that begins then is over before the quiet hours."""
    return not quiet(at) and at <= latest_begin(at)


def latest_begin(on: datetime) -> datetime:
    """Return the last instant (UTC) of that London day from which a drill is over in time."""
    night = datetime.combine(london(on).date(), QUIET_FROM, tzinfo=LONDON).astimezone(UTC)
    return night - (Drill(PartyKey(""), on).ends - on)


def minutes(length: timedelta) -> int:
    """Return a length in whole minutes, rounded up: nobody answered sooner than they did."""
    return -(-int(length.total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class Reached:
    """One person whom a drill told: when first, when they answered, and whether nothing got there.

    `has_it`: they hold a post whose answer says that somebody has the case.
    """

    told_at: datetime
    seen_at: datetime | None = None
    failed: bool = False
    has_it: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What a drill showed. No person is in it, and of a post only whether it is vacant."""

    told: int
    reached: int
    failed: int
    slowest: timedelta | None
    vacant: tuple[str, ...]


def score(people: Iterable[Reached], vacant: Iterable[str]) -> Score:
    """Count who was told, who answered, whom nothing reached, and the slowest answer."""
    every = tuple(people)
    waits = [one.seen_at - one.told_at for one in every if one.seen_at]
    failed = sum(one.failed and one.seen_at is None for one in every)
    return Score(len(every), len(waits), failed, max(waits, default=None), tuple(vacant))
