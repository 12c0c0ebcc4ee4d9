"""Checking a store that is in use: all of it, a little at a time, each in a short read of its own.

`storage.inspection` opens records, at one moment, for `igdesk doctor`. This opens none: it looks
whether every row is what was last written, and whether any was taken away or emptied.
"""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from sqlalchemy import Table

from storage.audit import Audit, Walked
from storage.bare import BARE, Bare
from storage.deletions import Deletions
from storage.rollback_guard import ROWS_AT_A_LOOK, RollbackGuard
from storage.rollback_notes import PARTS, WATCHED
from storage.session import Session
from storage.shapes import Row


class Look(Protocol):
    """A short look: returns what is wrong, tables and opaque ids, and the look that comes next."""

    def __call__(self, session: Session) -> tuple[tuple[str, ...], "Look | None"]:
        """Look."""
        ...


Looked = tuple[tuple[str, ...], Look | None]


def whole_store() -> Iterator[Look]:
    """Yield the first looks of a whole check; each goes on until there is none that comes next."""
    yield from beside_the_chain()
    yield partial(_chain, Walked())


def beside_the_chain() -> Iterator[Look]:
    """Yield the same without the walk of the audit chain."""
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
