"""A look at every kind of record, for `igdesk doctor`: is each of them as we wrote it?

A kind with very many records is looked at in part; the audit chain is walked whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Table, select

from storage.audit import Audit
from storage.bare import Bare, is_bare
from storage.deletions import Deletions
from storage.dialect import dialect
from storage.errors import KeyMissing, StoreDamaged
from storage.heads import Heads
from storage.histories import Histories
from storage.listing import Listing
from storage.rollback_guard import RollbackGuard
from storage.session import Row, Session
from storage.shapes import shape_of
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
    deletions = Deletions(session)
    for table in KINDS:
        key = next(iter(table.primary_key.columns))
        rows = session.connection.execute(select(table).order_by(key).limit(most + 1))
        for row in islice(rows, most):  # one by one: there may be a million
            _look(found, deletions, table, row._asdict())
        if rows.fetchone() is not None:
            found.in_part += (table.name,)
    found.damaged = tuple(dict.fromkeys((*found.damaged, *_whole(session, deletions))))
    return found


def _whole(session: Session, deletions: Deletions) -> Iterator[str]:
    """Yield what is wrong beyond the single records: put back, taken away, or none of ours."""
    yield from dialect(type(session.driver)).spoiled_pages(session.driver)
    yield from RollbackGuard(session).verify()
    yield from Heads(session, Audit(session)).verify()
    yield from deletions.every_subject()
    yield from deletions.schema()


def _look(found: Inspection, deletions: Deletions, table: Table, row: Row) -> None:
    found.looked_at += 1
    try:
        _open(deletions, table, row)
    except StoreDamaged as damaged:
        found.damaged += (damaged.where,)
    except KeyMissing:
        found.without_key += 1


def _open(deletions: Deletions, table: Table, row: Row) -> None:
    """Open a record as far as it opens by itself; a case with its history, as the chain saw it."""
    session = deletions.session
    session.envelopes.checked(table, row)
    if is_bare(table, row):
        if not Bare(session).may_be(table, row):
            raise StoreDamaged(f"{table.name} {row[shape_of(table).key]} was emptied")
    elif table is cases:
        case, _ = Histories(session, Audit(session)).load(row)
        if not Listing(session).is_right(case):
            raise StoreDamaged(f"case_index of {row['id']}")
    elif "wrap" in row:
        session.envelopes.open(table, row)
