"""The key ring, for `igdesk doctor`: what is missing, and what should be gone by now."""

from collections.abc import Mapping
from datetime import datetime

from bot.commands.doctor_answer import Finding, note, ok
from storage.key_lives import overdue
from storage.keyring import KeyRing

ABOUT = "keys"
OLDER_RING = (
    "Put back the newest key ring you have. Where there is none, nothing is lost: no record needs"
    " these keys, though an old backup may. `igdesk keys destroy` with its id writes one off."
)
LOOK = (
    "Let the bot run for an hour, then look again. If it stays so, a record cannot be moved because"
    " it was changed: the lines on the store say which."
)


def keys(ring: KeyRing, missing: Mapping[str, str], now: datetime) -> list[Finding]:
    """Look at the ring, and at the keys that the store knows and the ring has lost."""
    found = []
    if missing:
        said = f"{', '.join(missing)} missing: an older key ring was put back"
        found.append(note(ABOUT, said, OLDER_RING))
    if late := overdue(ring, now):
        said = f"{', '.join(late)} still in use, though their time is over"
        found.append(note(ABOUT, said, LOOK))
    return found or [ok(ABOUT, f"{len(ring.keks)} in the ring")]
