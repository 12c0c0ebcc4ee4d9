"""The auditor: each minute, whether all that was to be told is the sum of what became of it.

Two sums. What was put in the outbox is the sum of what its rows say became of it; and whoever a
rung was to tell has a message, or there is a reason why not (`bot.watch.untold`). And no case that
nobody has decided is without a next rung.

Counted in slices, each a read of its own, so that nobody waits for it. What is put meanwhile has a
later number and is left for the next minute; what is there keeps its number and is counted once.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from bot.async_store import AsyncStore
from bot.cases.escalation import RUNG
from bot.watch.untold import Fired, Found, looked_at
from governance.keys import CaseId
from governance.outbox_message import MessageKind
from governance.outcomes import Books, MessageState, Outcome, outcome
from governance.policy import FIRED_A_MINUTE, FIRED_AT_A_LOOK, ROWS_AT_A_COUNT, UNPLANNED_NAMED
from storage.unit import Unit

AUDITED = "books"
"""Under which name of the store's own settings the auditor's newest row stands."""

_STATES = {state.value: state for state in MessageState}


@dataclass(slots=True)
class Count:
    """Where the counting is: what was put by its beginning, and what was found so far.

    `read_to`: up to which entry of the audit chain it was looked where rungs were told; `open`:
    those of before that were not settled, to be looked at again; `untold`: references.
    """

    put: Mapping[MessageKind, int] = field(default_factory=dict)
    upto: int = 0
    after: int = 0
    became: Counter[tuple[MessageKind, Outcome]] = field(default_factory=Counter)
    read_to: int = 0
    open: list[Fired] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)
    unplanned: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Return whether all rows that there were have been counted."""
        return self.after >= self.upto

    @property
    def books(self) -> Books:
        """Return what was found."""
        return Books(self.put, dict(self.became), tuple(sorted(self.untold)), self.unplanned)


def counting(unit: Unit) -> Count | None:
    """Begin to count, at one moment of the store; None where nobody counts what is put yet."""
    put = unit.tally.put()
    if put is None:
        return None
    row = _kept(unit)
    return Count(
        {MessageKind(kind): rows for kind, rows in put.items()},
        unit.tally.newest(),
        read_to=row.get("read_to", unit.audit.head()[0]),  # an older release's is not looked at
        open=[(CaseId(case), datetime.fromisoformat(at)) for case, at in row.get("open", ())],
        unplanned=unit.tally.unplanned(RUNG, UNPLANNED_NAMED),
    )


def _from_now_on(unit: Unit) -> Count:
    unit.tally.begin()
    return counting(unit) or Count()


def _a_slice(count: Count, unit: Unit) -> None:
    """Count the next slice. A row whose kind or state nobody knows is not found."""
    upto = min(count.after + ROWS_AT_A_COUNT, count.upto)
    for kind in MessageKind:
        for row in unit.tally.states(kind, after=count.after, upto=upto):
            if state := _STATES.get(row["state"]):
                known = {name: bool(row[name]) for name in ("seen", "answered", "receipts")}
                count.became[kind, outcome(state, **known)] += row["rows"]
    count.after = upto


def _look_again(count: Count, now: datetime, unit: Unit) -> None:
    """Look at what was not settled a minute ago."""
    again, count.open = count.open, []
    _look_at(count, now, unit, again)


def _look_on(count: Count, now: datetime, unit: Unit) -> bool:
    """Look at where rungs were told next. Returns whether there may be more."""
    fired = unit.tally.fired_after(count.read_to, FIRED_AT_A_LOOK)
    _look_at(count, now, unit, list(dict.fromkeys((case, at) for _, case, at in fired)))
    more = len(fired) == FIRED_AT_A_LOOK
    count.read_to = fired[-1][0] if more else unit.audit.head()[0]
    return more


def _look_at(count: Count, now: datetime, unit: Unit, fired: list[Fired]) -> None:
    for one, found, reference in looked_at(unit, now, fired):
        if found is not Found.SETTLED:
            count.open.append(one)
        if found is Found.UNTOLD:
            count.untold.add(reference)


async def audited(store: AsyncStore, now: datetime) -> Books:
    """Count all of it, and keep the auditor's row."""
    count = await store.read(counting)
    if count is None:
        count = await store.write(_from_now_on)
    while not count.done:
        await store.read(partial(_a_slice, count))
    await store.read(partial(_look_again, count, now))
    for _ in range(FIRED_A_MINUTE // FIRED_AT_A_LOOK):
        if not await store.read(partial(_look_on, count, now)):
            break
    row = _row(count, now)
    await store.write(lambda unit: unit.meta.set(AUDITED, row))
    return count.books


def _row(count: Count, now: datetime) -> str:
    """Return the auditor's row: when, how many were to be told, and where the sum is another."""
    said = {
        "at": now.isoformat(),
        "put": sum(count.put.values()),
        "off": dict(count.books.off),
        "read_to": count.read_to,
        "open": [(case, at.isoformat()) for case, at in count.open],
    }
    return json.dumps(said)


def _kept(unit: Unit) -> Mapping[str, Any]:
    row = unit.meta.unchanged(AUDITED)
    return json.loads(row) if row else {}


def audited_at(unit: Unit) -> datetime | None:
    """Return when the auditor last looked."""
    row = _kept(unit)
    return datetime.fromisoformat(row["at"]) if row else None


def books_now(unit: Unit, now: datetime) -> Books | None:
    """Count all of it at once, for whoever may wait; None where nobody counts yet."""
    count = counting(unit)
    while count is not None and not count.done:
        _a_slice(count, unit)
    if count is None:
        return None
    _look_again(count, now, unit)
    while _look_on(count, now, unit):
        pass
    return count.books
