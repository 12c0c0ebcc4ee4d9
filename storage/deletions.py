"""What was taken away, or does not belong: from the audit chain to the records, and around them.

A record that is there is checked by its MAC. One that is not there says nothing; but the chain
holds the last digest of every case, part and agreement that there ever was, and their rows must
still be there to give it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import LargeBinary, Table, bindparam, func, literal, select

from storage.dialect import dialect
from storage.errors import StoreDamaged
from storage.histories import NO_EVENTS
from storage.session import Session
from storage.shapes import Row
from storage.statements import found_among
from storage.tables import (
    agreement_events,
    audit,
    case_events,
    cases,
    metadata,
    parts,
)

SUBJECTS_AT_A_LOOK = 200

_NONE = literal(b"", LargeBinary)
_OF_EACH = (
    select(audit.c.subject, func.max(audit.c.sequence).label("sequence"))
    .where(audit.c.subject > bindparam("after"), audit.c.digest != _NONE)
    .group_by(audit.c.subject)
    .order_by(audit.c.subject)
    .limit(SUBJECTS_AT_A_LOOK)
    .subquery()
)
_NEWEST = (
    select(audit).join(_OF_EACH, audit.c.sequence == _OF_EACH.c.sequence).order_by(audit.c.subject)
)
_WHOLE = {one: select(one) for one in (parts, cases)}
_MACS: Mapping[Table, Any] = {
    one: select(of, one.c.mac).order_by(of, one.c.sequence)
    for one, of in (
        (case_events, case_events.c.case_id),
        (agreement_events, agreement_events.c.agreement),
    )
}
_OURS = {*metadata.tables, "alembic_version"}
_INDEXES = {str(index.name) for each in metadata.sorted_tables for index in each.indexes}

Found = tuple[str, int, bytes]
"""A record's table, version and digest."""


class Deletions:
    """Looks for what is missing, and for what nobody of ours made."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def subjects_after(self, after: str) -> tuple[tuple[str, ...], str]:
        """Look at the next cases, parts and agreements that the chain holds a digest of. Returns
        which of them are not as it says, and the last of them; empty where there are no more.
        """
        entries = self.session.rows(_NEWEST, after=after)
        subjects = [entry["subject"] for entry in entries]
        there = self._there([(subject,) for subject in subjects])
        ours = (entry for entry in entries if self._is_ours(audit, entry))
        wrong = tuple(where for entry in ours for where in _wrong(entry, there))
        return wrong, subjects[-1] if len(subjects) == SUBJECTS_AT_A_LOOK else ""

    def _is_ours(self, table: Table, row: Row) -> bool:
        try:
            self.session.envelopes.checked(table, row)
        except StoreDamaged:
            return False  # which whoever looks at the row itself says
        return True

    def _there(self, subjects: Sequence[tuple[str]]) -> Mapping[str, Found | None]:
        """Return what the rows about each of the subjects are, unopened; None for a row that is no
        longer ours.
        """
        said = self._histories(agreement_events, "agreement", subjects)
        found: dict[str, Found | None] = {
            subject: (agreement_events.name, *history) for subject, history in said.items()
        }
        histories = self._histories(case_events, "case_id", subjects)
        for kind, query in _WHOLE.items():
            for row in found_among(self.session.driver, query, ("id",), subjects):
                digest = row["mac"] if kind is parts else histories[row["id"]][1]
                ours = self._is_ours(kind, row)
                found[row["id"]] = (kind.name, row["version"], digest) if ours else None
        return found

    def _histories(
        self, table: Table, of: str, subjects: Sequence[tuple[str]]
    ) -> Mapping[str, tuple[int, bytes]]:
        """Return how many events each subject has, and the digest over them."""
        found = defaultdict[str, tuple[int, bytes]](lambda: (0, NO_EVENTS))
        for event in found_among(self.session.driver, _MACS[table], (of,), subjects):
            events, digest = found[event[of]]
            found[event[of]] = events + 1, hashlib.sha256(digest + event["mac"]).digest()
        return found

    def schema(self) -> Iterator[str]:
        """Yield what is wrong with the tables themselves."""
        there = self._named()
        yield from self.broken_schema()
        yield from (f"index {name} is missing" for name in sorted(_INDEXES - there["index"]))
        yield from (f"table {name} is none of ours" for name in sorted(there["table"] - _OURS))

    def broken_schema(self) -> Iterator[str]:
        """Yield tables that are missing, and what acts by itself: views and triggers, of which we
        have none.
        """
        there = self._named()
        yield from (f"table {name} is missing" for name in sorted(_OURS - there["table"]))
        for kind in ("trigger", "view"):
            yield from (f"{kind} {name} is none of ours" for name in sorted(there[kind]))

    def _named(self) -> Mapping[str, set[str]]:
        """Return the names of what the database is made of, by kind."""
        found = defaultdict[str, set[str]](set)
        driver = self.session.driver
        for kind, name in dialect(type(driver)).made_of(driver):
            found[kind].add(name)
        return found


def _wrong(entry: Row, there: Mapping[str, Found | None]) -> Iterator[str]:
    """Yield what is wrong with a record, by the chain's last word on it."""
    subject = entry["subject"]
    if subject not in there:
        yield f"{subject} is missing"
    elif (found := there[subject]) and found[1:] != (entry["case_version"], entry["digest"]):
        yield f"{found[0]} {subject}"
