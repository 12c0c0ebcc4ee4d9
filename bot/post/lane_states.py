"""The states of a lane of the courier, and what changes them. `docs/courier.md` draws the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum


class LaneState(Enum):
    """Where one person's lane stands. One message at a time is on its way in it."""

    FREE = "free"  # the next may go
    SENDING = "sending"
    HELD = "held"  # Teams asked to wait
    ELSEWHERE = "elsewhere"  # another process sends to them
    SILENT = "silent"  # did not answer; tried again when the wait is over
    ASIDE = "aside"  # sending, among the few who did not answer last time


class Happened(Enum):
    """What happens in a lane."""

    BEGAN = "began"
    ANSWERED = "answered"  # it went, or was refused: the next may go
    TOLD_TO_WAIT = "told to wait"
    NOT_ANSWERED = "not answered"
    SENT_ELSEWHERE = "sent elsewhere"  # by another process, or it had the last of the budget
    WAITED = "waited"  # the wait is over


NEXT: Mapping[LaneState, Mapping[Happened, LaneState]] = {
    LaneState.FREE: {Happened.BEGAN: LaneState.SENDING},
    LaneState.SENDING: {
        Happened.ANSWERED: LaneState.FREE,
        Happened.TOLD_TO_WAIT: LaneState.HELD,
        Happened.SENT_ELSEWHERE: LaneState.ELSEWHERE,
        Happened.NOT_ANSWERED: LaneState.SILENT,
    },
    LaneState.HELD: {Happened.WAITED: LaneState.FREE},
    LaneState.ELSEWHERE: {Happened.WAITED: LaneState.FREE},
    LaneState.SILENT: {Happened.BEGAN: LaneState.ASIDE},
    LaneState.ASIDE: {
        Happened.ANSWERED: LaneState.FREE,
        Happened.TOLD_TO_WAIT: LaneState.HELD,
        Happened.SENT_ELSEWHERE: LaneState.ELSEWHERE,
        Happened.NOT_ANSWERED: LaneState.SILENT,
    },
}
"""What becomes of a lane. What is not here cannot happen (KeyError)."""

UNDER_WAY = (LaneState.SENDING, LaneState.ASIDE)
PAUSED = (LaneState.HELD, LaneState.ELSEWHERE)
WAITING = (*PAUSED, LaneState.SILENT)


@dataclass(frozen=True, slots=True)
class End:
    """How a delivery ended, and how long its lane waits after it."""

    what: Happened
    wait: timedelta = timedelta()


ANSWERED = End(Happened.ANSWERED)
