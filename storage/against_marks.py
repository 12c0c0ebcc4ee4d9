"""Whether a database is the newest that was open with its key ring: held against the marks.

This runs before anything is written, and before the tables are brought up to this release.
"""

from sqlalchemy import Connection, inspect, select

from governance.moments import london
from storage.audit import Audit
from storage.encoding import from_micros
from storage.envelope import Envelopes
from storage.errors import MarksUnusable, NeedsWriting, StoreDamaged, StoreNotNewest
from storage.keyring import KeyRing
from storage.marks import End, Marked, Marks
from storage.rollback_guard import RollbackGuard
from storage.session import Session
from storage.tables import audit, meta

STORE = "store"
"""Under which name of the store's own settings its id stands; the marks have the same."""


def confirm_newest(connection: Connection, ring: KeyRing, marks: Marks) -> None:
    """Raise StoreNotNewest for a database that is not as far on as its marks, and MarksUnusable
    where these are gone, or not ours. A database from before there were marks needs none.
    """
    marked, store = marks.load(), store_of(connection, ring)
    if marked is None:
        if store is not None:
            raise MarksUnusable(f"the marks {marks.path.name} beside the key ring are gone")
    elif store == marked.store:
        _compare(session_of(connection, ring), marked.end)
    elif store is not None or not unused(marked):
        raise StoreNotNewest("this database is not the one that was last open with its key ring")


def unused(marked: Marked) -> bool:
    """Return whether no transaction of the store that was marked is known: its first start was cut
    short.
    """
    return marked.end == End()


def _compare(session: Session, marked: End) -> None:
    end = end_of(session)
    if end.sequence < marked.sequence:
        raise StoreNotNewest(
            f"this database is not the newest: its history ends with entry {end.sequence}, and"
            f" entry {marked.sequence} was seen, of {_day(marked)}"
        )
    if marked.sequence and not _holds(session, marked):
        raise StoreNotNewest("this database has another history than the one that was last seen")
    if (missing := marked.changes - end.changes) > 0:
        raise StoreNotNewest(
            f"this database is not the newest: it lacks the last {missing} changes"
        )


def _day(end: End) -> str:
    return f"{london(from_micros(end.at)):%d %B %Y at %H:%M}"


def _holds(session: Session, marked: End) -> bool:
    rows = session.rows(select(audit.c.mac).where(audit.c.sequence == marked.sequence))
    return [row["mac"] for row in rows] == [marked.mac]


def store_of(connection: Connection, ring: KeyRing) -> str | None:
    """Return the id that a database has; None before it has one. Raises StoreDamaged."""
    if not inspect(connection).has_table(meta.name):
        return None
    session = session_of(connection, ring)
    rows = session.rows(select(meta).where(meta.c.id == STORE))
    return session.envelopes.checked(meta, rows[0])["value"] if rows else None


def session_of(connection: Connection, ring: KeyRing) -> Session:
    """Return a session that reads on a connection, without a store."""
    return Session(connection, Envelopes(ring), _no_ids, writing=False)


def end_of(session: Session) -> End:
    """Return how far on the store is. Raises StoreDamaged where what its notes add up to is gone,
    or was changed.
    """
    total = RollbackGuard(session).total()
    if total is None:
        raise StoreDamaged("newest")
    sequence, mac = Audit(session).head()
    at = session.rows(select(audit.c.at).where(audit.c.sequence == sequence))
    return End(sequence, mac, at[0]["at"] if at else 0, total.changes)


def _no_ids() -> str:
    raise NeedsWriting("this writes, and was run as a read")
