"""A duty: what a case asks of those who handle it, silenced by being done and by nothing else.

Duties are worked out from a case's history and never stored (docs/decisions/0025).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Standing(StrEnum):
    """How far a duty is."""

    OPEN = "open"
    DONE = "done"
    NOT_RECORDED = "not_recorded"  # decided before decisions opened duties: nobody wrote it down


def done_if(said: object) -> Standing:
    """Return how far a duty is that what is `said`, where anything is, does."""
    return Standing.DONE if said else Standing.OPEN


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a case. Instants in UTC.

    `due` is None where no date is set; `legal` says whether the law sets it, or it is a partnership
    target. `of` is (how many are done, how many there are), where it is done in parts. `since` is
    when it began: what was told of it before that was of an earlier one. `to_know`: somebody is
    told of something, and nothing is to be done.
    """

    id: str
    due: datetime | None
    standing: Standing
    of: tuple[int, int] | None = None
    since: datetime | None = None
    legal: bool = False
    to_know: bool = False

    @property
    def open(self) -> bool:
        """Return whether it is still to be done."""
        return self.standing is Standing.OPEN


_LAST = datetime.max.replace(tzinfo=UTC)


def nearest_first(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return them by their dates; those without one come last, as they stood."""
    return tuple(sorted(duties, key=lambda duty: duty.due or _LAST))


def open_duties(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return those still to be done, nearest first."""
    return nearest_first(duty for duty in duties if duty.open)
