"""A look at every kind of record, for `igdesk doctor`: is each of them as we wrote it?

A kind with very many records is looked at in part; the audit chain is walked whole.
"""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Table, select

from storage.audit import Audit
from storage.errors import KeyMissing, StoreDamaged
from storage.heads import Heads
from storage.histories import Histories
from storage.rollback_guard import RollbackGuard
from storage.session import Row, Session
from storage.tables import cases, metadata

# Taps alone have no MAC: there is nothing in them but that something was pressed.
KINDS = tuple(table for table in metadata.sorted_tables if "mac" in table.c)
MOST = 10_000  # records of one kind: a few seconds


@dataclass(slots=True)
class Inspection:
    """How many records were looked at, and what was found: tables and opaque ids, never content."""

    looked_at: int = 0
    damaged: tuple[str, ...] = ()
    without_key: int = 0
    first_bad_entry: int | None = None
    """The number of the audit chain's first entry that is wrong."""
    in_part: tuple[str, ...] = ()
    """Kinds with more records than were looked at."""


def inspect(session: Session, most: int = MOST) -> Inspection:
    """Look at up to `most` records of each kind, at the whole audit chain and every note."""
    found = Inspection(first_bad_entry=Audit(session).verify().first_bad)
    for table in KINDS:
        key = next(iter(table.primary_key.columns))
        rows = session.connection.execute(select(table).order_by(key).limit(most + 1))
        for row in islice(rows, most):  # one by one: there may be a million
            _look(found, session, table, row._asdict())
        if rows.fetchone() is not None:
            found.in_part += (table.name,)
    put_back = (*RollbackGuard(session).verify(), *Heads(session, Audit(session)).verify())
    found.damaged += tuple(where for where in put_back if where not in found.damaged)
    return found


def _look(found: Inspection, session: Session, table: Table, row: Row) -> None:
    found.looked_at += 1
    try:
        _open(session, table, row)
    except StoreDamaged as damaged:
        found.damaged += (damaged.where,)
    except KeyMissing:
        found.without_key += 1


def _open(session: Session, table: Table, row: Row) -> None:
    """Open a record as far as it opens by itself; a case with its history, as the chain saw it."""
    session.envelopes.checked(table, row)
    if row.get("wrap") is None or row.get("tombstone") is not None:
        return
    if table is cases:
        Histories(session, Audit(session)).load(row)
    else:
        session.envelopes.open(table, row)
