"""What the database remembers of its key ring: its id and a check value of every key.

Everything here runs before anything is written: a wrong or missing key changes nothing.
"""

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


def check(connection: Connection, ring: KeyRing) -> None:
    """Raise RingMismatch for another ring or a swapped key, KeyMissing for a key records need."""
    pinned = pinned_ring(connection)
    if pinned is None:
        return
    if pinned != ring.id:
        raise RingMismatch(f"this database belongs to key ring {pinned}, not {ring.id}")
    checks = {RING: ring.check, **{kek.id: kek.check for kek in ring.keks}}
    for pin in connection.execute(select(key_pins)):
        check_value = checks.get(pin.id)
        if check_value is None:
            _refuse_if_needed(connection, pin.id)
        elif not same(check_value, pin.check):
            raise RingMismatch(f"key {pin.id} in the ring is not the one this database knows")
    for row in connection.execute(select(key_pins)):
        Envelopes(ring).checked(key_pins, row._asdict())


def _refuse_if_needed(connection: Connection, kek_id: str) -> None:
    needed = records_under(connection, kek_id)
    if needed:
        raise KeyMissing(f"key {kek_id} is missing; {needed} records need it")


def records_under(connection: Connection, kek_id: str | None = None) -> int:
    """Count the records that are wrapped under this key, or under any.

    This runs before the tables are brought up to this release: one may not be there yet.
    """
    total, there = 0, inspect(connection)
    for table in metadata.tables.values():
        if "kek" in table.c and there.has_table(table.name):
            wanted = table.c.kek.is_not(None) if kek_id is None else table.c.kek == kek_id
            query = select(func.count()).select_from(table).where(wanted)
            total += connection.execute(query).scalar_one()
    return total


def pin(session: Session) -> None:
    """Remember the ring and every key of it that is not remembered yet."""
    ring = session.envelopes.ring
    known = {row["id"] for row in session.checked(key_pins, select(key_pins))}
    wanted = [(RING, ring.id, ring.check), *((k.id, k.name, k.check) for k in ring.keks)]
    for key_id, name, check_value in wanted:
        if key_id not in known:
            row = {"id": key_id, "name": name, "check": check_value}
            session.insert(key_pins, session.envelopes.stamped(key_pins, row))
