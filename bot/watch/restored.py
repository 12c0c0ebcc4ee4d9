"""Held back: a restored store tells nobody anything, and takes no turn, until it is released.

What was told after the backup was made, the store does not know (decision 31).
"""

from dataclasses import dataclass
from datetime import datetime

from governance.keys import PartyKey
from governance.people.identity import System
from storage.errors import StoreDamaged
from storage.held import RESTORED, Held, held_back, keep_held
from storage.unit import Unit

RELEASED = "restore_released"
"""The audit entry of an administrator's word."""
SHELL = System("igdesk restore")


@dataclass(slots=True)
class HeldBack:
    """Whether everything is held back. Set at the start, read by any thread."""

    on: bool = False


def is_held(unit: Unit) -> bool:
    """Return whether nothing may be sent: also where the note that would say so was changed."""
    try:
        held = held_back(unit.meta)
    except StoreDamaged:
        return True
    return held is not None and held.on


def restore_of(unit: Unit) -> Held | None:
    """Return the newest restore, held or released; None for a store that never was restored."""
    return held_back(unit.meta)


def release(unit: Unit, held: Held, party: PartyKey, now: datetime) -> None:
    """Let a restored store speak again."""
    keep_held(unit.meta, held.released_at(now))
    unit.audit.append(
        actor=SHELL,
        what=RELEASED,
        subject=RESTORED,
        party=party,
        version=1,
        digest=b"",
        detail={},
        now=now,
    )
