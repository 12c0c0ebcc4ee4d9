"""What becomes of whatever is to be told, in a closed list; and whether the sum of it is all that
was to be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from governance.outbox_message import MessageKind


class MessageState(StrEnum):
    """Where a message stands; only `waiting` ones are sent."""

    WAITING = "waiting"
    SENT = "sent"
    SUPERSEDED = "superseded"
    FAILED = "failed"


class Outcome(StrEnum):
    """What has become of a message. There is no other end, and none has two."""

    WAITING = "waiting"  # to be sent, or to be tried again
    ANSWERED = "answered"  # whoever it is for has the case
    SEEN = "seen"  # it was on their screen
    DELIVERED = "delivered"  # Teams, or the mail server, has it; nobody says whether it was seen
    NOT_SEEN = "not_seen"  # the same of somebody of whom Teams would say that they had seen it
    SUPERSEDED = "superseded"  # nobody needed it any more
    UNREACHED = "unreached"  # could not be reached; the row and the case say why


_NOT_SENT = {
    MessageState.WAITING: Outcome.WAITING,
    MessageState.SUPERSEDED: Outcome.SUPERSEDED,
    MessageState.FAILED: Outcome.UNREACHED,
}


def outcome(
    state: MessageState, *, seen: bool = False, answered: bool = False, receipts: bool = False
) -> Outcome:
    """Return what has become of a message in `state`.

    `answered`: whoever it is for has the case; that they heard needs no other proof. `receipts`:
    Teams says of this person what they have seen.
    """
    if answered:
        return Outcome.ANSWERED
    if state is not MessageState.SENT:
        return _NOT_SENT[state]
    if seen:
        return Outcome.SEEN
    return Outcome.NOT_SEEN if receipts else Outcome.DELIVERED


@dataclass(frozen=True, slots=True)
class Books:
    """How many messages of each kind were to go, as was counted when they were put, and what became
    of them. By reference, the cases in which a rung was to tell somebody and no message was put
    (`untold`), and those that nobody has decided and in which nothing is planned (`unplanned`).
    """

    triggered: Mapping[MessageKind, int] = field(default_factory=dict)
    became: Mapping[tuple[MessageKind, Outcome], int] = field(default_factory=dict)
    untold: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()

    @property
    def off(self) -> Mapping[MessageKind, int]:
        """Return how many rows too many, or (less than 0) too few, each kind has, where any."""
        sums = dict.fromkeys(MessageKind, 0)
        for (kind, _), rows in self.became.items():
            sums[kind] += rows
        found = {kind: rows - self.triggered.get(kind, 0) for kind, rows in sums.items()}
        return {kind: rows for kind, rows in found.items() if rows}

    @property
    def add_up(self) -> bool:
        """Return whether all that was to be told is the sum of what became of it."""
        return not (self.off or self.untold or self.unplanned)
