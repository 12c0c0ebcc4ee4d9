"""Whether the time can be trusted, and what waits where it cannot (decision 23). Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from governance.policy import CLOCK_TOLERANCE


class Doubt(StrEnum):
    """Why the time is in doubt."""

    BEHIND = "behind"  # the records hold something that was written later than now
    TEAMS = "teams"  # Teams' own clock says otherwise


@dataclass(slots=True)
class Hold:
    """Holds back what counts towards a legal limit. Set by the sweep, read by any thread."""

    on: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an administrator has said to be right all the same: records as late as `until`, and a
    clock as far as that from Teams'.
    """

    until: datetime | None = None
    ahead_of_teams: timedelta = timedelta()


NOTHING = Accepted()


def doubt(
    now: datetime,
    *,
    written: datetime | None,
    ahead_of_teams: timedelta | None,
    accepted: Accepted = NOTHING,
) -> Doubt | None:
    """Return why `now` is in doubt, if it is. `written`: the newest entry of the audit chain.

    What Teams says decides where it has said anything: records from the future are then those of
    a clock that was wrong, and is not now.
    """
    if ahead_of_teams is not None:
        apart = abs(ahead_of_teams - accepted.ahead_of_teams)
        return Doubt.TEAMS if min(apart, abs(ahead_of_teams)) > CLOCK_TOLERANCE else None
    if written is None or (accepted.until is not None and written <= accepted.until):
        return None
    return Doubt.BEHIND if written - now > CLOCK_TOLERANCE else None
