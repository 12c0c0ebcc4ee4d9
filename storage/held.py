"""Whether a store was restored and is held back: nothing of it is sent until somebody releases it.

What was told since the backup was made, the store does not know; what is due by it may be done.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from governance.plain import from_plain, to_plain
from storage.meta import Meta

RESTORED = "restored"
"""Under which name of the store's own settings the note stands, and its entry in the chain."""


@dataclass(frozen=True, slots=True)
class Held:
    """A restore: when its backup was made, when it was restored (both UTC), how many entries of the
    audit chain were written in between (None where nobody knows), and when it was released.
    """

    backup: datetime
    restored: datetime
    lost: int | None = None
    released: datetime | None = None

    @property
    def on(self) -> bool:
        """Return whether nothing may be sent."""
        return self.released is None

    def released_at(self, now: datetime) -> "Held":
        """Return the same restore, released."""
        return replace(self, released=now)


def keep_held(meta: Meta, held: Held) -> None:
    """Keep the note."""
    meta.set(RESTORED, json.dumps(to_plain(held)))


def held_back(meta: Meta) -> Held | None:
    """Return the newest restore; None for a store that never was. Raises StoreDamaged: a store
    whose note was changed must not begin to send.
    """
    text = meta.get(RESTORED)
    return None if text is None else from_plain(Held, json.loads(text))
