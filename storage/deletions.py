"""What was taken away, or does not belong: from the audit chain to the records, and around them.

A record that is there is checked by its MAC. One that is not there says nothing; but the chain
holds the last digest of every case, part and agreement that there ever was, and their rows must
still be there to give it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import LargeBinary, Table, bindparam, literal, select

from storage.audit import Audit
from storage.dialect import dialect
from storage.errors import StoreDamaged
from storage.histories import NO_EVENTS
from storage.session import Session
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
_SUBJECTS = (
    select(audit.c.subject)
    .where(audit.c.subject > bindparam("after"), audit.c.digest != _NONE)
    .group_by(audit.c.subject)
    .order_by(audit.c.subject)
    .limit(SUBJECTS_AT_A_LOOK)
)
_MACS: Mapping[Table, Any] = {
    case_events: select(case_events.c.mac)
    .where(case_events.c.case_id == bindparam("of"))
    .order_by(case_events.c.sequence),
    agreement_events: select(agreement_events.c.mac)
    .where(agreement_events.c.agreement == bindparam("of"))
    .order_by(agreement_events.c.sequence),
}
_OURS = {*metadata.tables, "alembic_version"}
_INDEXES = {str(index.name) for each in metadata.sorted_tables for index in each.indexes}


class Deletions:
    """Looks for what is missing, and for what nobody of ours made."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._audit = Audit(session)

    def every_subject(self) -> Iterator[str]:
        """Yield what the chain knows of and is not as it says: table and id."""
        found, after = self.subjects_after("")
        yield from found
        while after:
            found, after = self.subjects_after(after)
            yield from found

    def subjects_after(self, after: str) -> tuple[tuple[str, ...], str]:
        """Look at the next cases, parts and agreements that the chain holds a digest of. Returns
        which of them are not as it says, and the last of them; empty where there are no more.
        """
        rows = self.session.rows(_SUBJECTS, after=after)
        wrong = tuple(where for row in rows for where in self._about(row["subject"]))
        return wrong, rows[-1]["subject"] if len(rows) == SUBJECTS_AT_A_LOOK else ""

    def _about(self, subject: str) -> Iterator[str]:
        try:
            said, there = self._audit.last(subject), self._there(subject)
        except StoreDamaged:
            return  # the row itself is no longer ours, which whoever looks at it says
        if there is None:
            yield f"{subject} is missing"
        elif there[1:] != said:
            yield f"{there[0].name} {subject}"

    def _there(self, subject: str) -> tuple[Table, int, bytes] | None:
        """Return the table, version and digest of what the rows are, unopened; None without one."""
        if row := self.session.row(cases, "id", subject):
            return cases, row["version"], self._digest(case_events, subject)[1]
        if row := self.session.row(parts, "id", subject):
            return parts, row["version"], row["mac"]
        events, digest = self._digest(agreement_events, subject)
        return (agreement_events, events, digest) if events else None

    def _digest(self, table: Table, subject: str) -> tuple[int, bytes]:
        digest, events = NO_EVENTS, self.session.rows(_MACS[table], of=subject)
        for event in events:
            digest = hashlib.sha256(digest + event["mac"]).digest()
        return len(events), digest

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
