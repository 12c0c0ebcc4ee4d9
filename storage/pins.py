"""What the database remembers of its key ring: its id and a check value of every key.

Everything here runs before anything is written: a wrong or missing key changes nothing.
"""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, func, inspect, select

from storage.envelope import Envelopes
from storage.errors import KeyMissing, RingMismatch
from storage.keyring import KeyRing, same
from storage.session import Session
from storage.tables import key_pins, metadata

RING = "ring"
"""The pin of the ring itself; its name is the ring's id."""


def pinned_ring(connection: Connection) -> str | None:
    """Return the id of the ring this database was written with; None for a new database."""
    if not inspect(connection).has_table(key_pins.name):
        return None
    found: str | None = connection.execute(
        select(key_pins.c.name).where(key_pins.c.id == RING)
    ).scalar()
    return found


def check(connection: Connection, ring: KeyRing, *, keys_missing: bool = False) -> None:
    """Raise RingMismatch for another ring or a swapped key; KeyMissing for a key that records need,
    unless keys may be missing.
    """
    pinned = pinned_ring(connection)
    if pinned is None:
        return
    if pinned != ring.id:
        raise RingMismatch(f"this database belongs to key ring {pinned}, not {ring.id}")
    checks = {RING: ring.check, **{kek.id: kek.check for kek in ring.keks}}
    pins = connection.execute(select(key_pins)).all()
    for pin in pins:
        if pin.id in checks and not same(checks[pin.id], pin.check):
            raise RingMismatch(f"key {pin.id} in the ring is not the one this database knows")
    if not keys_missing:
        _refuse_if_needed(connection, missing_keys(connection, ring))
    for pin in pins:
        Envelopes(ring).checked(key_pins, pin._asdict())
    ring.never_again([int(pin.id[1:]) for pin in pins if pin.id != RING])


def missing_keys(connection: Connection, ring: KeyRing) -> Mapping[str, str]:
    """Return the names, by id, of keys that this database knows and the ring has lost: an older
    ring was put in its place. Those that were destroyed are not lost.
    """
    there = {RING, *ring.destroyed, *(kek.id for kek in ring.keks)}
    pins = connection.execute(select(key_pins.c.id, key_pins.c.name))
    return {pin.id: pin.name for pin in pins if pin.id not in there}


def _refuse_if_needed(connection: Connection, missing: Mapping[str, str]) -> None:
    """Raise KeyMissing, with how many records need each, unless nothing needs any of them."""
    if not missing:
        return
    needed = records_by_key(connection)
    said = [f"key {i} is missing; {needed[i]} records need it" for i in missing if needed[i]]
    if said:
        raise KeyMissing("; ".join(said))


def records_by_key(connection: Connection) -> Counter[str]:
    """Count the records that are wrapped under each key; a shredded one needs its key no more.

    This runs before the tables are brought up to this release: one may not be there yet.
    """
    found, there = Counter[str](), inspect(connection)
    for table in metadata.tables.values():
        if "kek" in table.c and there.has_table(table.name):
            wrapped = select(table.c.kek, func.count()).where(
                table.c.kek.is_not(None), table.c.wrap.is_not(None)
            )
            for kek, count in connection.execute(wrapped.group_by(table.c.kek)):
                found[kek] += count
    return found


def pin(session: Session) -> None:
    """Remember the ring and every key of it that is not remembered yet."""
    ring = session.envelopes.ring
    known = {row["id"] for row in session.checked(key_pins, select(key_pins))}
    wanted = [(RING, ring.id, ring.check), *((k.id, k.name, k.check) for k in ring.keks)]
    for key_id, name, check_value in wanted:
        if key_id not in known:
            row = {"id": key_id, "name": name, "check": check_value}
            session.insert(key_pins, session.envelopes.stamped(key_pins, row))
