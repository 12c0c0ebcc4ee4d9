"""Checking a store that is in use: all of it, a little at a time, each in a short read of its own.

It looks whether every row is what was last written, and whether any was taken away or emptied.
Cases alone are opened, last of all: what they are found by follows from what they say.
`storage.inspection` opens every kind of record, at one moment, for `igdesk doctor`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from sqlalchemy import Table, bindparam, select

from governance.plain import UnknownHistory
from storage.audit import Audit, Walked
from storage.bare import BARE, Bare
from storage.deletions import Deletions
from storage.errors import KeyMissing, StoreDamaged
from storage.histories import Histories
from storage.listing import Listing
from storage.rollback_guard import ROWS_AT_A_LOOK, RollbackGuard
from storage.rollback_notes import PARTS, WATCHED
from storage.session import Session
from storage.shapes import Row
from storage.tables import cases


class Look(Protocol):
    """A short look: returns what is wrong, tables and opaque ids, and the look that comes next."""

    def __call__(self, session: Session) -> tuple[tuple[str, ...], "Look | None"]:
        """Look."""
        ...


CASES_AT_A_LOOK = 10
_CASES = (
    select(cases)
    .where(cases.c.id > bindparam("after"), cases.c.tombstone.is_(None))
    .order_by(cases.c.id)
    .limit(CASES_AT_A_LOOK)
)

Looked = tuple[tuple[str, ...], Look | None]


def whole_store() -> Iterator[Look]:
    """Yield the first looks of a whole check; each goes on until there is none that comes next."""
    yield from beside_the_chain()
    yield partial(_chain, Walked())
    yield partial(_found_by, "")


def beside_the_chain() -> Iterator[Look]:
    """Yield the same without the walk of the audit chain, and without opening a record."""
    yield _outline
    yield partial(_parts, 0)
    yield from (partial(_rows, table, None) for table in WATCHED)
    yield partial(_subjects, "")
    yield from (partial(_bare, table, "") for table in BARE)


def _outline(session: Session) -> Looked:
    return (*RollbackGuard(session).end(), *Deletions(session).schema()), None


def _parts(first: int, session: Session) -> Looked:
    """Check as many parts as make a short read; one at least."""
    guard, wrong, notes = RollbackGuard(session), list[str](), 0
    for part in range(first, PARTS):
        found, count = guard.part(part)
        wrong += found
        notes += count
        if notes >= ROWS_AT_A_LOOK and part + 1 < PARTS:
            return tuple(wrong), partial(_parts, part + 1)
    return tuple(wrong), None


def _rows(table: Table, after: Row | None, session: Session) -> Looked:
    wrong, last = RollbackGuard(session).rows_after(table, after)
    return wrong, None if last is None else partial(_rows, table, last)


def _chain(so_far: Walked, session: Session) -> Looked:
    walked = Audit(session).walk(so_far)
    if walked.first_bad is not None:
        return (f"audit {walked.first_bad}",), None
    return (), None if walked == so_far else partial(_chain, walked)


def _subjects(after: str, session: Session) -> Looked:
    wrong, last = Deletions(session).subjects_after(after)
    return wrong, partial(_subjects, last) if last else None


def _bare(table: Table, after: str | int, session: Session) -> Looked:
    wrong, last = Bare(session).after(table, after)
    return wrong, partial(_bare, table, last) if last else None


def _found_by(after: str, session: Session) -> Looked:
    """Open the next few cases: the rows that they are found by must be those that follow from them.

    One whose key is missing, or that was written by a newer release, is passed over.
    """
    histories, listing = Histories(session, Audit(session)), Listing(session)
    rows, wrong = session.rows(_CASES, after=after), list[str]()
    for row in rows:
        try:
            if not listing.is_right(histories.load(session.envelopes.checked(cases, row))[0]):
                wrong.append(f"case_index of {row['id']}")
        except StoreDamaged as damaged:
            wrong.append(damaged.where)
        except (KeyMissing, UnknownHistory):
            continue
    return tuple(wrong), partial(_found_by, rows[-1]["id"]) if rows else None
