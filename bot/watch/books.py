"""The auditor: each minute, whether all that was to be told is the sum of what became of it.

Counted in slices, each a read of its own, so that nobody waits for it. What is put meanwhile has a
later number and is left for the next minute; what is there keeps its number and is counted once.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.async_store import AsyncStore
from governance.outbox_message import MessageKind
from governance.outcomes import Books, MessageState, Outcome, outcome
from governance.policy import ROWS_AT_A_COUNT
from storage.unit import Unit

AUDITED = "books"
"""Under which name of the store's own settings the auditor's newest row stands."""

_STATES = {state.value: state for state in MessageState}


@dataclass(slots=True)
class Count:
    """Where the counting is: what was put by its beginning, and what was found so far."""

    put: Mapping[MessageKind, int] = field(default_factory=dict)
    upto: int = 0
    after: int = 0
    became: Counter[tuple[MessageKind, Outcome]] = field(default_factory=Counter)

    @property
    def done(self) -> bool:
        """Return whether all rows that there were have been counted."""
        return self.after >= self.upto

    @property
    def books(self) -> Books:
        """Return what was found."""
        return Books(self.put, dict(self.became))


def counting(unit: Unit) -> Count | None:
    """Begin to count, at one moment of the store; None where nobody counts what is put yet."""
    put = unit.tally.put()
    if put is None:
        return None
    return Count({MessageKind(kind): rows for kind, rows in put.items()}, unit.tally.newest())


def _from_now_on(unit: Unit) -> Count:
    unit.tally.begin()
    return counting(unit) or Count()


def _a_slice(count: Count, unit: Unit) -> None:
    """Count the next slice. A row whose kind or state nobody knows is not found."""
    upto = min(count.after + ROWS_AT_A_COUNT, count.upto)
    for kind in MessageKind:
        for row in unit.tally.states(kind, after=count.after, upto=upto):
            if state := _STATES.get(row["state"]):
                end = outcome(state, seen=bool(row["seen"]))
                count.became[kind, end] += row["rows"]
    count.after = upto


async def audited(store: AsyncStore, now: datetime) -> Books:
    """Count all of it, and keep the auditor's row."""
    count = await store.read(counting)
    if count is None:
        count = await store.write(_from_now_on)
    while not count.done:
        await store.read(partial(_a_slice, count))
    row = _row(count.books, now)
    await store.write(lambda unit: unit.meta.set(AUDITED, row))
    return count.books


def _row(books: Books, now: datetime) -> str:
    """Return the auditor's row: when, how many were to be told, and where the sum is another."""
    put = sum(books.triggered.values())
    return json.dumps({"at": now.isoformat(), "put": put, "off": dict(books.off)})


def audited_at(unit: Unit) -> datetime | None:
    """Return when the auditor last looked."""
    row = unit.meta.unchanged(AUDITED)
    return datetime.fromisoformat(json.loads(row)["at"]) if row else None


def books_now(unit: Unit) -> Books | None:
    """Count all of it at once, for whoever may wait; None where nobody counts yet."""
    count = counting(unit)
    while count is not None and not count.done:
        _a_slice(count, unit)
    return None if count is None else count.books
