"""The settings of backups: two folders, apart from one another and from what they are copies of."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

APART = "the backups of the database and of the key ring must lie apart, neither with the other"


class BackupSettings(BaseModel):
    """Where backups go; without both nothing is backed up."""

    backups: Path | None = None  # the database's; best on another disk
    ring_backups: Path | None = None  # the key ring's copies

    def backup_faults(self, database: Path, ring: Path) -> Iterator[str]:
        """Yield what cannot be, each after its setting's name without the prefix."""
        one, other = self.backups, self.ring_backups
        if one is None and other is None:
            return
        if one is None or other is None:
            yield f"{'RING_BACKUPS' if one else 'BACKUPS'}: is missing; {APART}"
        elif _within(one, other) or _within(other, one):
            yield f"RING_BACKUPS: is with BACKUPS; {APART}"
        elif _within(one, ring.parent) or _within(other, database.parent):
            yield f"BACKUPS: one lies with the other's original; {APART}"


def _within(one: Path, other: Path) -> bool:
    return one.resolve().is_relative_to(other.resolve())
