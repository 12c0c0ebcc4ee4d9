"""How many messages were ever put, counted in the transaction that put them; and how many rows
there are of them, so that a row that was lost, or is there twice, shows. Where rungs were told, so
that it can be looked whether a message was put; and where no rung is planned any more.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, case, func, select

from governance.cases.case import OVER
from governance.keys import CaseId
from storage.encoding import from_micros
from storage.meta import Meta
from storage.session import Row, Session
from storage.tables import audit, case_events, cases, due, outbox

PUT = "put"
"""Under which name of the store's own settings it stands how many of each kind were put."""

_BY_KIND = select(outbox.c.kind, func.count().label("rows")).group_by(outbox.c.kind)
_NEWEST = select(func.max(outbox.c.number).label("number"))
_others = outbox.alias()
_SHOWN = (  # whose receipts do come
    select(_others.c.number).where(_others.c.lane == outbox.c.lane, _others.c.seen_at > 0).exists()
)


def _whether(what: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return case((what, 1), else_=0).label(name)


_ENDS = (
    _whether(outbox.c.seen_at.is_not(None), "seen"),
    _whether(outbox.c.answered_at.is_not(None), "answered"),
    _whether(_SHOWN, "receipts"),
)
_STATES = (  # answered by indexes alone: no row is read
    select(outbox.c.state, *_ENDS, func.count().label("rows"))
    .where(
        outbox.c.kind == bindparam("kind"),
        outbox.c.number > bindparam("after"),
        outbox.c.number <= bindparam("upto"),
    )
    .group_by(outbox.c.state, "seen", "answered", "receipts")
)

RUNG_FIRED = "rung_fired"
"""The stored name of the event."""

_FIRED = (  # the event's instant is its audit entry's
    select(audit.c.sequence, audit.c.subject, audit.c.at)
    .where(
        audit.c.sequence > bindparam("after"),
        select(case_events.c.id)
        .where(
            case_events.c.case_id == audit.c.subject,
            case_events.c.kind == bindparam("kind"),
            case_events.c.at == audit.c.at,
        )
        .exists(),
    )
    .order_by(audit.c.sequence)
    .limit(bindparam("most"))
)
_ENDED = {over: over for over in OVER}
_UNPLANNED = (
    select(cases.c.reference)
    .where(
        *(cases.c.status != bindparam(over) for over in OVER),
        ~select(due.c.number)
        .where(
            due.c.subject == cases.c.id,
            func.substr(due.c.what, 1, func.length(bindparam("rung"))) == bindparam("rung"),
        )
        .exists(),
    )
    .order_by(cases.c.reference)
    .limit(bindparam("most"))
)


class Tally:
    """Counts messages by what stands of them in the clear; opens none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._meta = Meta(session)

    def put(self) -> Mapping[str, int] | None:
        """Return how many of each kind were ever put; None where nobody counts yet."""
        kept = self._meta.unchanged(PUT)
        return None if kept is None else json.loads(kept)

    def begin(self) -> None:
        """Count from what is there: an older store's, or one whose count was changed.

        What its own transaction put is there already, and is not added at its end.
        """
        self._keep({row["kind"]: row["rows"] for row in self._session.rows(_BY_KIND)})
        self._session.notes.put.clear()

    def settle(self) -> None:
        """Add what a transaction has put, at the end of its work."""
        new = self._session.notes.put
        if not new:
            return
        so_far = self.put()
        if so_far is None:
            self.begin()
        else:
            kinds = {**so_far, **new}
            self._keep({kind: so_far.get(kind, 0) + new.get(kind, 0) for kind in kinds})
        new.clear()

    def newest(self) -> int:
        """Return the number of the newest message; 0 where there is none."""
        (row,) = self._session.rows(_NEWEST)
        return row["number"] or 0

    def states(self, kind: str, *, after: int, upto: int) -> Iterator[Row]:
        """Yield `state`, `seen`, `answered` and `receipts` (0 or 1) and `rows` of a kind's messages
        of these numbers.
        """
        yield from self._session.rows(_STATES, kind=kind, after=after, upto=upto)

    def fired_after(self, sequence: int, most: int) -> tuple[tuple[int, CaseId, datetime], ...]:
        """Return where rungs were told after that entry of the audit chain: the entry's number, the
        case and the instant (UTC) of each.
        """
        rows = self._session.rows(_FIRED, after=sequence, kind=RUNG_FIRED, most=most)
        return tuple((row["sequence"], row["subject"], from_micros(row["at"])) for row in rows)

    def unplanned(self, rung: str, most: int) -> tuple[str, ...]:
        """Return the references of undecided cases with nothing planned that begins with `rung`."""
        rows = self._session.rows(_UNPLANNED, rung=rung, most=most, **_ENDED)
        return tuple(row["reference"] for row in rows)

    def _keep(self, counts: Mapping[str, int]) -> None:
        self._meta.set(PUT, json.dumps(counts, sort_keys=True))
