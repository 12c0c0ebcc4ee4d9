"""A key's life: in use; old, when its month is over or another took its place; retired, when a
pass (`storage.rewrapping`) has moved what was under it; destroyed.

It is destroyed when the last backup that needed it is gone: from then on what was deleted since
cannot be read from any backup either.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial

from governance.policy import BACKUP_WINDOW
from storage.key_ends import DESTROYED, ROTATED
from storage.keyring import KeyRing, OpenKek
from storage.periods import split_name, successor
from storage.rewrapping import Pass
from storage.store import Store
from storage.unit import Unit


def old_keys(ring: KeyRing, now: datetime) -> dict[str, str]:
    """Return the ids of keys whose time is over, each with the name of the key in its place."""
    named = ((kek, successor(kek.name, now)) for kek in ring.keks)
    return {kek.id: name for kek, name in named if not _stays(ring, kek, name)}


def _stays(ring: KeyRing, kek: OpenKek, name: str) -> bool:
    return name == kek.name and (not ring.knows(name) or ring.named(name).id == kek.id)


def pass_is_due(ring: KeyRing, now: datetime) -> bool:
    """Return whether what is under some key is to be moved, or some key to be destroyed."""
    old = old_keys(ring, now)
    return any(kek.id in old and (not kek.retired or _over(kek, now)) for kek in ring.keks)


def overdue(ring: KeyRing, now: datetime) -> tuple[str, ...]:
    """Return the ids of keys whose time has been over for a day, and that are in use yet."""
    old = old_keys(ring, now - timedelta(days=1))
    return tuple(kek.id for kek in ring.keks if kek.id in old and not kek.retired)


def _over(kek: OpenKek, now: datetime) -> bool:
    """Return whether no backup is left that was made while records were under a retired key."""
    return date.fromisoformat(kek.retired) + BACKUP_WINDOW <= now.astimezone(UTC).date()


class NoSuchKeys(Exception):
    """Nobody has keys by this name; the message names the party."""

    def __init__(self, party: str) -> None:
        super().__init__(f"No key is of party {party}. `igdesk keys list` shows whose there are.")


def rotate(store: Store, party: str, now: datetime) -> None:
    """Make new keys in the place of those in use, of one party or (empty) of all: the next pass
    moves every record to them. A key that is new from a rotation whose pass is not over stays.

    Raises NoSuchKeys.
    """
    old = old_keys(store.ring, now)
    theirs = [kek for kek in store.ring.keks if not party or split_name(kek.name)[1] == party]
    if not theirs:
        raise NoSuchKeys(party)
    begun = {kek.name for kek in theirs if not kek.retired and old.get(kek.id) == kek.name}
    names = [kek.name for kek in theirs if kek.id not in old and kek.name not in begun]
    if names:
        store.ring.renew(names, now)
        store.pin_keys()
        store.write(lambda unit: unit.key_ends.note(ROTATED, "keys", party or "all", now))


def begin_pass(store: Store, now: datetime) -> Pass:
    """Make the keys that are to take the place of old ones. Returns a pass over every record."""
    moves = old_keys(store.ring, now)
    store.make_keys(tuple(moves.values()), now)
    return Pass(moves)


def end_pass(store: Store, done: Pass, now: datetime) -> tuple[str, ...]:
    """Retire the keys that a whole pass has emptied, and destroy those that were empty all through
    the backup window. Returns the ids of the destroyed.

    A key with a record that could not be moved stays in use: the next pass tries again.
    """
    old = [kek for kek in store.ring.keks if kek.id in done.moves]
    gone = {kek.id: kek.name for kek in old if _unneeded(kek, done, now)}
    if emptied := [kek.id for kek in old if _emptied(kek, done)]:
        store.ring.retire(emptied, now)
    end_keys(store, gone, now)
    return tuple(gone)


def end_keys(store: Store, gone: Mapping[str, str], now: datetime) -> None:
    """Destroy keys, by id and name, that no record is under.

    It is written down first, so that no key is gone without a word. After a crash in between the
    next time destroys them, and says so once more.
    """
    if gone:
        store.write(partial(_note_ends, gone, now))
        store.ring.destroy(gone, now)


def _note_ends(gone: Mapping[str, str], now: datetime, unit: Unit) -> None:
    for kek_id, name in gone.items():
        unit.key_ends.note(DESTROYED, kek_id, name, now)


def _emptied(kek: OpenKek, done: Pass) -> bool:
    """Return whether this pass took the last record from under the key, or found it empty first."""
    found = done.found[kek.id]
    return found == done.moved[kek.id] and (found > 0 or not kek.retired)


def _unneeded(kek: OpenKek, done: Pass, now: datetime) -> bool:
    return bool(kek.retired) and done.found[kek.id] == 0 and _over(kek, now)
