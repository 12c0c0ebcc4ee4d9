"""Due rows: one thing due at one instant, worked out from facts. They can be made again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Select, Text, and_, bindparam, delete, func, literal, select

from governance.keys import PartyKey
from governance.urgency import NO_CLOCK, Pressing
from storage.dialect import dialect
from storage.encoding import NEVER, from_micros, maybe_instant, to_micros
from storage.session import Row, Session
from storage.tables import due

BESIDE = "\n"  # between names: none of ours has it
_OF = and_(
    due.c.subject == bindparam("subject"),
    func.substr(due.c.what, 1, func.length(bindparam("prefix"))) == bindparam("prefix"),
)
_CLEAR, _BEGINS = delete(due).where(_OF), select(due).where(_OF)
_OLDEST = select(due).order_by(due.c.at, due.c.number)
_BEFORE = (
    select(due)
    .where(due.c.at <= bindparam("now"))
    .order_by(due.c.urgency, due.c.clock, due.c.at, due.c.number)
)
_ABOUT = _OLDEST.where(due.c.subject == bindparam("subject"))
_AMONG = _OLDEST.where(due.c.at <= bindparam("now")).where(
    func.replace(bindparam("among", type_=Text), literal(BESIDE) + due.c.what + literal(BESIDE), "")
    != bindparam("among", type_=Text)
)
_COUNT = select(func.count().label("rows")).where(due.c.at <= bindparam("now"))
_DONE = delete(due).where(due.c.number == bindparam("number"))


@dataclass(frozen=True, slots=True)
class DueRow:
    """`what` is due for `subject` at `at` (UTC); `carries` says what it was worked out from."""

    id: int
    subject: str
    what: str
    party: PartyKey
    at: datetime
    carries: str


class DueRows:
    """Plans what the sweep is to do, and finds what has fallen due."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self,
        *,
        subject: str,
        what: str,
        party: PartyKey,
        at: datetime,
        carries: str = "",
        pressing: Pressing = NO_CLOCK,
    ) -> None:
        """Plan `what` for `subject` at `at`, in place of any other instant for both."""
        row = {"subject": subject, "what": what, "party": party, "carries": carries}
        self._session.keep(due, self._stamped(row, at, pressing))

    def plan(
        self,
        *,
        subject: str,
        prefix: str,
        party: PartyKey,
        times: Mapping[str, datetime],
        pressing: Pressing,
    ) -> None:
        """Plan, of all that begins with `prefix`, these for `subject` and no others.

        What is there already, as it should be, is not written again.
        """
        found = self._session.rows(_BEGINS, subject=subject, prefix=prefix)
        there = {row["what"]: row for row in found}
        gone = [row for what, row in there.items() if what not in times]
        self._session.drop_each(due, _DONE, gone)
        rows = [{"subject": subject, "what": what, "party": party, "carries": ""} for what in times]
        stamped = [self._stamped(row, times[row["what"]], pressing) for row in rows]
        self._session.keep(
            due, *[row for row in stamped if not row.items() <= there.get(row["what"], {}).items()]
        )

    def _stamped(self, row: Row, at: datetime, pressing: Pressing) -> dict[str, Any]:
        clock = to_micros(pressing.clock or NEVER)
        when = {"at": to_micros(at), "urgency": pressing.urgency.value, "clock": clock}
        return self._session.envelopes.stamped(due, {**row, **when})

    def clear(self, subject: str, *, prefix: str = "") -> int:
        """Delete the subject's rows whose `what` starts with `prefix`. Returns how many."""
        return self._session.drop(due, _CLEAR, subject=subject, prefix=prefix)

    def before(
        self, now: datetime, limit: int = 200, *, but: Collection[int] = ()
    ) -> tuple[DueRow, ...]:
        """Return what is due at `now` (at <= now), the most pressing first, without the rows `but`.

        A damaged row is left out, and shown by `Store.damaged`: it must not stop the others.
        """
        return self._first(limit, _BEFORE, but, now=to_micros(now))

    def before_among(
        self,
        now: datetime,
        among: Collection[str],
        limit: int = 200,
        *,
        but: Collection[int] = (),
    ) -> tuple[DueRow, ...]:
        """Return what is due at `now` of those `what`s alone, oldest first, without `but`."""
        listed = BESIDE + BESIDE.join(sorted(among)) + BESIDE
        return self._first(limit, _AMONG, but, now=to_micros(now), among=listed)

    def _first(
        self, limit: int, query: Select[Any], but: Collection[int], **values: object
    ) -> tuple[DueRow, ...]:
        """Return the first rows of the query, passing over `but` and whatever is damaged."""
        rows = (row for row in self._session.each(query, **values) if row["number"] not in but)
        return tuple(map(_due_row, islice(self._session.genuine_among(due, rows), limit)))

    def of_subject(self, subject: str) -> tuple[DueRow, ...]:
        """Return everything that is planned for `subject`, soonest first."""
        return tuple(_due_row(row) for row in self._session.checked(due, _ABOUT, subject=subject))

    def claim(self, row_id: int) -> bool:
        """Hold a row until this transaction ends. False where another process does it, or did: one
        that had the rounds, and went on when they were taken over.
        """
        driver = self._session.driver
        return dialect(type(driver)).claim(driver, row_id)

    def done(self, row_id: int) -> None:
        """Delete a row that was dealt with."""
        self._session.drop(due, _DONE, number=row_id)

    def count(self, now: datetime) -> int:
        """Return how many rows are due at `now` (at <= now)."""
        (row,) = self._session.rows(_COUNT, now=to_micros(now))
        return int(row["rows"])

    def next_at(self) -> datetime | None:
        """Return the soonest instant at which anything is due, if anything is."""
        soonest = self._session.connection.execute(select(func.min(due.c.at))).scalar()
        return maybe_instant(soonest)


def _due_row(row: Row) -> DueRow:
    return DueRow(
        id=row["number"],
        subject=row["subject"],
        what=row["what"],
        party=row["party"],
        at=from_micros(row["at"]),
        carries=row["carries"],
    )
