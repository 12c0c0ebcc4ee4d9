"""What has happened to an agreement: append-only, one sealed event after another.

Each event is a record with a data key of its own, under the month's key of the party that leads.
The audit chain holds their number and the digest over them, so that an event taken away or put
back is seen; re-wrapping changes neither.
"""

import hashlib

from sqlalchemy import bindparam, select

from governance.agreements.facts import AgreementEvent, decode, encode
from governance.keys import PartyKey
from governance.people.identity import Actor
from storage.audit import Audit
from storage.encoding import to_micros
from storage.errors import StoreDamaged
from storage.periods import open_key
from storage.salted import event_texts, salted
from storage.sealing import DataKey
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import agreement_events

_IN_ORDER = (
    select(agreement_events)
    .where(agreement_events.c.agreement == bindparam("reference"))
    .order_by(agreement_events.c.sequence)
)

NO_EVENTS = bytes(32)
"""The digest before the first event."""


class AgreementEvents:
    """Reads an agreement's history, and adds to it."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def load(self, agreement: str) -> tuple[AgreementEvent, ...]:
        """Return all that happened to the agreement, oldest first. Raises StoreDamaged."""
        rows = self._rows(agreement)
        opened = (self._session.envelopes.open(agreement_events, row)["payload"] for row in rows)
        return tuple(
            decode(row["kind"], row["schema"], payload)
            for row, payload in zip(rows, opened, strict=True)
        )

    def append(
        self, *, actor: Actor, agreement: str, party: PartyKey, event: AgreementEvent
    ) -> int:
        """Seal and write one more event for the leading `party`. Returns its number, from 1."""
        before = self._rows(agreement)
        kind, schema, payload = encode(event)
        sequence = len(before) + 1
        clear = {
            "id": f"{agreement}/{sequence}",
            "agreement": agreement,
            "party": party,
            "sequence": sequence,
            "kind": kind,
            "schema": schema,
            "at": to_micros(event.at),
        }
        kek, key = open_key(party, event.at), DataKey.new()
        envelopes = self._session.envelopes
        whole = envelopes.reseal(agreement_events, clear, {"payload": payload}, key=key, kek=kek)
        self._session.insert(agreement_events, whole)
        place = shape_of(agreement_events).place(whole)
        says = salted(key, place, event_texts(kind, schema, payload))
        self._note(actor, whole, _digest([*before, whole]), event, says)
        return sequence

    def _rows(self, agreement: str) -> list[Row]:
        """Return every row in order; StoreDamaged unless the audit chain saw the same."""
        table = agreement_events
        rows = self._session.checked(table, _IN_ORDER, reference=agreement)
        said = self._audit.last(agreement)
        if said != ((len(rows), _digest(rows)) if rows else None):
            raise StoreDamaged(f"{table.name} {agreement}")
        return rows

    def _note(
        self, actor: Actor, row: Row, digest: bytes, event: AgreementEvent, says: list[bytes]
    ) -> None:
        self._audit.append(
            actor=actor,
            what="agreement_changed",
            subject=row["agreement"],
            party=row["party"],
            version=row["sequence"],
            digest=digest,
            detail={"kind": row["kind"]},
            now=event.at,
            says=says,
        )


def _digest(rows: list[Row]) -> bytes:
    digest = NO_EVENTS
    for row in rows:
        digest = hashlib.sha256(digest + row["mac"]).digest()
    return digest
