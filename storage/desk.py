"""The desk's lists: the cases that one person may open, counted and by what is due first.

The query itself is made of what the access table lets them see (`governance.desk.found_by`), so
that a case that is not theirs is in no list and in no count (docs/decisions/0035). It reads clear
columns and blind indexes; no record is opened for it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy import case as when

from governance.cases.case import OVER, Status
from governance.desk.found_by import HAS_IT, By, Finding, Sight, sights
from governance.desk.lists import Asked, Counts, Ends, Which
from governance.keys import PartyKey
from governance.people.identity import Viewer
from governance.policy import DESK_ROWS
from governance.urgency import Urgency
from storage.cases import CaseRow, case_row
from storage.encoding import to_micros
from storage.listing import Listing
from storage.session import Session
from storage.tables import case_index, cases

Condition = ColumnElement[bool]

_OPEN = tuple(status.value for status in Status if status.value not in OVER)
_FIRST = (
    func.coalesce(cases.c.urgency, Urgency.CLOCK.value),
    cases.c.due.is_(None),
    cases.c.due,
    cases.c.reference,
)
_NEWEST = (cases.c.opened_at.desc(), cases.c.reference.desc())


class Desk:
    """Lists and counts what somebody may open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._listing = Listing(session)

    def page(self, viewer: Viewer, asked: Asked, ends: Ends, page: int) -> tuple[CaseRow, ...]:
        """Return one page of a list: danger first, then what is due first; of closed cases, the
        newest first. A damaged row is left out, and shown by `Store.damaged`.
        """
        query = self._listed(select(cases), viewer, asked, ends)
        query = query.order_by(*(_NEWEST if asked.which is Which.CLOSED else _FIRST))
        rows = self._session.rows(query.limit(DESK_ROWS).offset(page * DESK_ROWS))
        return tuple(map(case_row, self._session.genuine_among(cases, rows)))

    def length(self, viewer: Viewer, asked: Asked, ends: Ends) -> int:
        """Return how many cases a list has."""
        query = self._listed(select(func.count().label("rows")), viewer, asked, ends)
        (row,) = self._session.rows(query.select_from(cases))
        return int(row["rows"])

    def counts(self, viewer: Viewer, ends: Ends) -> Counts:
        """Return how many open cases they see, and how many of them are late, due, waiting, theirs
        or nobody's.
        """
        counted = {
            "late": self._narrowed(viewer, Which.LATE, ends),
            "today": _until(ends, ends.today),
            "soon": _until(ends, ends.soon),
            **{str(one): self._narrowed(viewer, one, ends) for one in _COUNTED},
        }
        sums = [func.sum(when((so, 1), else_=0)).label(name) for name, so in counted.items()]
        query = self._listed(select(func.count().label("open"), *sums), viewer, Asked(), ends)
        (row,) = self._session.rows(query.select_from(cases))
        return Counts(**{name: int(value or 0) for name, value in row.items()})

    def _listed(self, query: Any, viewer: Viewer, asked: Asked, ends: Ends) -> Any:
        """Narrow a query to the cases of a list that this person may open."""
        over = asked.which is Which.CLOSED
        query = query.where(
            cases.c.status.in_(OVER if over else _OPEN),
            cases.c.tombstone.is_(None),
            *self._seen(viewer),
            self._narrowed(viewer, asked.which, ends),
        )
        return query.where(cases.c.kind == asked.kind) if asked.kind else query

    def _seen(self, viewer: Viewer) -> tuple[Condition, Condition]:
        """Return what is true of those cases alone that they may open."""
        ways = _widest(sights(viewer))
        parties = sorted({way.party for way in ways})
        return cases.c.party.in_(parties), or_(*map(self._reached, ways)) if ways else _NEVER

    def _reached(self, way: Sight) -> Condition:
        out = (self._found(way.party, (By.OUT, one.text)) for one in sorted(way.unless_out))
        by = [self._found(way.party, way.by)] if way.by else []
        return and_(cases.c.party == way.party, *(~each for each in out), *by)

    def _found(self, party: PartyKey, by: Finding) -> Condition:
        value = self._listing.blind(party, by)
        found = select(case_index.c.case_id).where(
            case_index.c.what == str(by[0]), case_index.c.value == value
        )
        return cases.c.id.in_(found)

    def _narrowed(self, viewer: Viewer, which: Which, ends: Ends) -> Condition:
        """Return what is true of the open, or closed, cases of a list."""
        match which:
            case Which.ALL | Which.CLOSED:
                return _ALWAYS
            case Which.DUE:
                return cases.c.due <= to_micros(ends.soon)
            case Which.LATE:
                return cases.c.due <= to_micros(ends.now)
            case Which.NOBODY:
                return ~_has(HAS_IT)
            case Which.WAITING:
                return _has((By.WAITING,))
            case Which.MINE:
                mine = (
                    self._found(party, (by, viewer.person.text))
                    for party in sorted(viewer.parties())
                    for by in HAS_IT
                )
                return or_(_NEVER, *mine)


_COUNTED = (Which.WAITING, Which.MINE, Which.NOBODY)
_NEVER, _ALWAYS = cases.c.id.is_(None), cases.c.id.is_not(None)


def _until(ends: Ends, until: datetime) -> Condition:
    return and_(cases.c.due > to_micros(ends.now), cases.c.due <= to_micros(until))


def _has(what: Iterable[By]) -> Condition:
    """Return whether a case is found by any of these."""
    names = [str(one) for one in what]
    found = select(case_index.c.id).where(
        case_index.c.case_id == cases.c.id, case_index.c.what.in_(names)
    )
    return found.exists()


def _widest(ways: Iterable[Sight]) -> Sequence[Sight]:
    """Leave out what another way shows too, which shows every case of the party."""
    every = {(way.party, way.unless_out) for way in ways if way.by is None}
    return [w for w in ways if w.by is None or (w.party, w.unless_out) not in every]
