"""The desk's lists: the cases that one person may open, counted and by what is due first.

Each is asked for in every way in which the access table lets them see a case (`Sight`), so that a
case that is not theirs is in no list and in no count (docs/decisions/0035). It reads clear columns
and blind indexes; no record is opened for it. A page begins after the case that the one before
ended with, and nothing is counted further than it is said (docs/decisions/0050).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, select

from governance.desk.found_by import HAS_IT, By, Finding, Sight, sights, tidied
from governance.desk.lists import PRESSING, After, Asked, Counts, Ends, Which
from governance.desk.sought import ours
from governance.keys import PartyKey
from governance.people.identity import Viewer
from governance.policy import DESK_COUNTED, DESK_ROWS
from storage.cases import CaseRow, case_row
from storage.encoding import to_micros
from storage.list_statements import Shape, query
from storage.listing import Listing
from storage.session import Row, Session
from storage.tables import cases

_BY_REFERENCE = select(cases).where(cases.c.reference == bindparam("reference"))


@dataclass(frozen=True, slots=True)
class DeskRows:
    """A page of a list, and where the next one begins: None where there is none."""

    rows: tuple[CaseRow, ...]
    following: After | None


class Desk:
    """Lists and counts what somebody may open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._listing = Listing(session)

    def page(self, viewer: Viewer, asked: Asked, ends: Ends, most: int = DESK_ROWS) -> DeskRows:
        """Return one page of a list: danger first, then what is due first; of closed cases and of
        those that are sought, the newest first. A damaged row is left out, and shown by
        `Store.damaged`.
        """
        found = {row["id"]: row for row in self._found(viewer, asked, ends, most + 1)}
        newest = asked.newest_first
        there = sorted(found.values(), key=lambda row: _place(row, newest=newest), reverse=newest)
        rows = there[:most]
        following = _place(rows[-1], newest=newest) if len(there) > most else None
        genuine = self._session.genuine_among(cases, rows)
        return DeskRows(tuple(map(case_row, genuine)), following)

    def length(self, viewer: Viewer, asked: Asked, ends: Ends) -> int:
        """Return how many cases a list has, up to one more than DESK_COUNTED."""
        return self._count(viewer, asked, ends)

    def counts(self, viewer: Viewer, ends: Ends) -> Counts:
        """Return how many open cases they see, and how many of them are late, due, waiting, theirs
        or nobody's.
        """
        listed = {str(one): self._count(viewer, Asked(one), ends) for one in _COUNTED}
        ahead = {
            name: self._count(viewer, Asked(Which.DUE), ends, (ends.now, until))
            for name, until in (("today", ends.today), ("soon", ends.soon))
        }
        return Counts(open=self._count(viewer, Asked(), ends), **listed, **ahead)

    def _count(
        self,
        viewer: Viewer,
        asked: Asked,
        ends: Ends,
        between: tuple[datetime, datetime] | None = None,
    ) -> int:
        """Count the cases of a list, whatever page of it is asked for."""
        seen: set[str] = set()
        for shape, values in self._statements(viewer, asked, ends, whole=False):
            if between:
                values |= dict(zip(("since", "until"), map(to_micros, between), strict=True))
            rows = self._session.rows(query(shape), **values, most=DESK_COUNTED + 1)
            seen.update(row["id"] for row in rows)
            if len(seen) > DESK_COUNTED:
                return DESK_COUNTED + 1
        return len(seen)

    def _found(self, viewer: Viewer, asked: Asked, ends: Ends, most: int) -> Iterator[Row]:
        for shape, values in self._statements(viewer, asked, ends, whole=True):
            yield from self._session.rows(query(shape), **values, most=most)

    def _statements(
        self, viewer: Viewer, asked: Asked, ends: Ends, *, whole: bool
    ) -> Iterator[tuple[Shape, dict[str, Any]]]:
        """Yield a statement for each way in which they see cases of the list, and its values."""
        after, which = asked.after if whole else None, Which.ALL if asked.sought else asked.which
        common = {**_after(after), **({"kind": asked.kind} if asked.kind else {})}
        for way in _widest(sights(viewer)):
            for also, narrowed in self._narrowed(viewer, way.party, asked, ends):
                founds = [one for one in (way.by, also) if one]
                shape = Shape(
                    which=which,
                    founds=len(founds),
                    outs=len(way.unless_out),
                    names=frozenset({*common, *narrowed}),
                    newest=asked.newest_first,
                    whole=whole,
                )
                here = {"party": way.party, **self._blind(way, founds)}
                yield shape, {**common, **narrowed, **here}

    def _narrowed(
        self, viewer: Viewer, party: PartyKey, asked: Asked, ends: Ends
    ) -> Iterator[tuple[Finding | None, Mapping[str, Any]]]:
        """Yield by what else a case of the list is found, and values that narrow it down: each is a
        statement that walks an index.
        """
        if asked.sought:
            yield (By.OWN_REFERENCE, tidied(asked.sought)), {}
            for reference in self._references(party, asked.sought, ends):
                yield None, {"reference": reference}
        elif asked.which is Which.MINE:
            yield from (((by, viewer.person.text), {}) for by in HAS_IT)
        elif asked.which in _DATED:
            until = to_micros(_DATED[asked.which](ends))
            yield from ((None, {"pressing": one, "since": -1, "until": until}) for one in PRESSING)
        else:
            yield None, {}

    def _references(self, party: PartyKey, sought: str, ends: Ends) -> Iterator[str]:
        """Yield those of our references that may be meant, and are of this party."""
        for reference in ours(sought, ends.now):
            if any(
                row["party"] == party
                for row in self._session.rows(_BY_REFERENCE, reference=reference)
            ):
                yield reference

    def _blind(self, way: Sight, founds: Sequence[Finding]) -> dict[str, Any]:
        outs = {
            f"out_{at}": self._listing.blind(way.party, (By.OUT, one.text))
            for at, one in enumerate(sorted(way.unless_out))
        }
        whats = {f"by_{at}": str(one[0]) for at, one in enumerate(founds)}
        values = {
            f"value_{at}": self._listing.blind(way.party, one) for at, one in enumerate(founds)
        }
        return {**outs, **whats, **values}


_COUNTED = (Which.LATE, Which.WAITING, Which.MINE, Which.NOBODY)


_DATED: Mapping[Which, Callable[[Ends], datetime]] = {
    Which.LATE: attrgetter("now"),
    Which.DUE: attrgetter("soon"),
}
"""Until when a case of such a list is due."""


def _after(after: After | None) -> Mapping[str, object]:
    return dict(zip(("first", "then", "behind"), after, strict=True)) if after else {}


def _place(row: Row, *, newest: bool) -> After:
    if newest:
        return After(0, row["opened_at"], row["reference"])
    return After(row["list_first"], row["list_then"], row["reference"])


def _widest(ways: Iterable[Sight]) -> Sequence[Sight]:
    """Leave out what another way shows too, which shows every case of the party."""
    every = {(way.party, way.unless_out) for way in ways if way.by is None}
    theirs = [w for w in ways if w.by is None or (w.party, w.unless_out) not in every]
    return sorted(theirs, key=lambda way: (way.party, way.by is not None))
