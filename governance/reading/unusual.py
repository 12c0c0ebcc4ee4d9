"""Reading that is out of the ordinary, by rules that anybody can check (RL-UNUSUAL, docs/law.md).

None of it says that somebody did wrong. Who has a part in a case may open it as often as they like.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from governance.cases.case import OVER, Case
from governance.keys import CaseId
from governance.moments import london
from governance.people.identity import PersonId
from governance.policy import LONG_OVER, UNUSUAL_CASES, UNUSUAL_DAYS


class Why(StrEnum):
    """What is out of the ordinary. The values are stored."""

    NO_PART = "no_part"  # several cases in which they have no part
    LONG_OVER = "long_over"  # a case that was over long before
    AGAIN = "again"  # one case on very many days, which they do not have


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody opened a case, and what they had to do with it then. `at` in UTC."""

    by: PersonId
    at: datetime
    case: CaseId
    has_part: bool
    has_it: bool
    long_over: bool


@dataclass(frozen=True, slots=True)
class Unusual:
    """One person's unusual reading, and of which cases."""

    why: Why
    by: PersonId
    cases: tuple[CaseId, ...]


def read_of(case: Case, by: PersonId, at: datetime) -> Read:
    """Return a look at a case, with whether its reader has a part in it: they reported or handle
    it, were told of it, or wrote something in it.
    """
    wrote = {event.by for event in case.history}
    has_part = by in {case.reporter, case.leader, case.owner, *case.told, *wrote}
    last = max((event.at for event in case.history if event.at <= at), default=at)
    long_over = case.status.value in OVER and at - last > LONG_OVER
    has_it = by in (case.leader, case.owner)
    return Read(by, at, case.header.id, has_part, has_it, long_over)


def unusual(reads: Iterable[Read]) -> tuple[Unusual, ...]:
    """Return what is out of the ordinary in a month's reading, a person after the other."""
    mine: dict[PersonId, list[Read]] = {}
    for read in reads:
        mine.setdefault(read.by, []).append(read)
    return tuple(one for by, each in mine.items() for one in _of_one(by, each))


def _of_one(by: PersonId, reads: list[Read]) -> Iterator[Unusual]:
    foreign = _cases(read for read in reads if not read.has_part)
    if len(foreign) >= UNUSUAL_CASES:
        yield Unusual(Why.NO_PART, by, foreign)
    if over := _cases(read for read in reads if read.long_over):
        yield Unusual(Why.LONG_OVER, by, over)
    if again := _again(reads):
        yield Unusual(Why.AGAIN, by, again)


def _again(reads: Iterable[Read]) -> tuple[CaseId, ...]:
    days: dict[CaseId, set[date]] = {}
    for read in reads:
        if not read.has_it:
            days.setdefault(read.case, set()).add(london(read.at).date())
    return tuple(case for case, each in days.items() if len(each) >= UNUSUAL_DAYS)


def _cases(reads: Iterable[Read]) -> tuple[CaseId, ...]:
    return tuple(dict.fromkeys(read.case for read in reads))
