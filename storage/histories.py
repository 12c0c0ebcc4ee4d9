"""A case's history as stored: sealed events under the case's key, and the digest over them."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import bindparam, select

from governance.cases.case import Case, Header
from governance.cases.event import Event
from governance.event_codec import decode, encode
from governance.folding import fold
from storage.audit import Audit
from storage.encoding import to_micros
from storage.errors import StoreDamaged
from storage.salted import event_texts, salted
from storage.sealing import DataKey
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import case_events, cases

_IN_ORDER = (
    select(case_events)
    .where(case_events.c.case_id == bindparam("case"))
    .order_by(case_events.c.sequence)
)

NO_EVENTS = bytes(32)
"""The digest before the first event."""


class Histories:
    """Writes and reads the events of a case."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def write(
        self, row: Row, events: Sequence[Event], key: DataKey, digest: bytes
    ) -> tuple[bytes, list[bytes]]:
        """Write the last `events` of the row's version. Returns the digest after them, and the
        salted hashes of what they say.
        """
        first = row["version"] - len(events) + 1
        says: list[bytes] = []
        for sequence, event in enumerate(events, start=first):
            whole, hashes = self._sealed(row, sequence, event, key)
            self._session.insert(case_events, whole)
            digest = _chained(digest, whole)
            says += hashes
        return digest, says

    def _sealed(
        self, row: Row, sequence: int, event: Event, key: DataKey
    ) -> tuple[Row, list[bytes]]:
        kind, schema, payload = encode(event)
        clear = {
            "id": f"{row['id']}/{sequence}",
            "party": row["party"],
            "case_id": row["id"],
            "sequence": sequence,
            "kind": kind,
            "schema": schema,
            "at": to_micros(event.at),
        }
        sealed = {"payload": payload}
        whole = self._session.envelopes.seal_within(case_events, clear, sealed, key=key)
        texts = event_texts(kind, schema, payload)
        return whole, salted(key, shape_of(case_events).place(whole), texts)

    def load(self, row: Row) -> tuple[Case, bytes]:
        """Return a checked row's case and digest. Raises StoreDamaged unless the chain agrees."""
        events: list[Event] = []
        digest = NO_EVENTS
        key = self._session.envelopes.key_of(cases, row)
        for stored in self._events_of(row):
            opened = self._session.envelopes.open_within(case_events, stored, key=key)
            events.append(decode(stored["kind"], stored["schema"], opened["payload"]))
            digest = _chained(digest, stored)
        if len(events) != row["version"]:
            raise StoreDamaged(f"cases {row['id']}")
        self._audit.confirm(row["id"], version=row["version"], digest=digest)
        return fold(header(row), events), digest

    def _events_of(self, row: Row) -> list[Row]:
        return self._session.checked(case_events, _IN_ORDER, case=row["id"])

    def digest_of(self, row: Row) -> bytes:
        """Return a case's digest as the chain says it. Raises StoreDamaged for another version."""
        said = self._audit.last(row["id"])
        if said is None or said[0] != row["version"]:
            raise StoreDamaged(f"cases {row['id']} is not as the audit chain last saw it")
        return said[1]


def header(row: Row) -> Header:
    """Return the header of the case that a row is about."""
    return Header(row["id"], row["reference"], row["party"], row["kind"], row["version"])


def _chained(digest: bytes, row: Row) -> bytes:
    return hashlib.sha256(digest + row["mac"]).digest()
