"""Parts: what another party may see of a case is that party's own record, under its own key.

A part gives no access to the case: the owner's record is not read, and its key is not used.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from governance.access import MAY_SEE_PARTS, may_see_part
from governance.keys import CaseId, PartId, PartyKey
from governance.people.identity import Actor, Role, Viewer
from storage.audit import Audit
from storage.encoding import Json, dumps, from_micros, to_micros
from storage.errors import NotThere
from storage.periods import open_key
from storage.salted import salted
from storage.sealing import DataKey
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import parts

FORETOLD, OPENED = "part_foretold", "part_read"
"""What the audit chain calls it that a party was told of the end of its part, and that one of its
people opened it.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What `party` was given of a case, at `given_at` (UTC)."""

    id: PartId
    case_id: CaseId
    party: PartyKey
    given_at: datetime
    payload: Mapping[str, Any] = field(repr=False)


class Parts:
    """Gives parts, and reads them to the party that was given them."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def give(
        self,
        *,
        actor: Actor,
        case_id: CaseId,
        party: PartyKey,
        payload: Mapping[str, Json],
        now: datetime,
    ) -> Part:
        """Seal a new part under the key of the party that is given it, and write that down."""
        row = {
            "id": self._session.ids(),
            "case_id": case_id,
            "party": party,
            "given_at": to_micros(now),
            "version": 1,
        }
        kek, key = open_key(party, now), DataKey.new()
        envelopes = self._session.envelopes
        told = dumps(payload)
        whole = envelopes.reseal(parts, row, {"payload": told}, key=key, kek=kek)
        self._session.insert(parts, whole)
        says = salted(key, shape_of(parts).place(whole), [told])
        self._note(actor, "part_given", whole, now, says)
        return _part(row, payload)

    def load(
        self,
        viewer: Actor,
        part_id: PartId,
        *,
        now: datetime,
        roles: Collection[Role] = MAY_SEE_PARTS,
    ) -> Part:
        """Return a part to those of its party in `roles`, noting the read; NotThere for others."""
        row = self._session.row(parts, "id", part_id)
        if row is None or row["tombstone"] is not None:
            raise NotThere
        if not may_see_part(viewer, row["party"], roles):
            raise NotThere
        self._audit.confirm(row["id"], version=row["version"], digest=row["mac"])
        opened = self._session.envelopes.open(parts, row)["payload"]
        if isinstance(viewer, Viewer):
            self._note(viewer, OPENED, row, now)
        return _part(row, opened)

    def foretell(self, part_id: PartId, *, actor: Actor, now: datetime) -> None:
        """Write down that its party was told that a part goes. NotThere where there is none."""
        row = self._session.row(parts, "id", part_id)
        if row is None or row["tombstone"] is not None:
            raise NotThere
        self._note(actor, FORETOLD, row, now)

    def _note(
        self, actor: Actor, what: str, row: Row, now: datetime, says: Sequence[bytes] = ()
    ) -> None:
        self._audit.append(
            actor=actor,
            what=what,
            subject=row["id"],
            party=row["party"],
            version=row["version"],
            digest=row["mac"],
            detail={"case": row["case_id"]},
            now=now,
            says=says,
        )


def _part(row: Row, payload: Mapping[str, Any]) -> Part:
    return Part(
        id=row["id"],
        case_id=row["case_id"],
        party=row["party"],
        given_at=from_micros(row["given_at"]),
        payload=payload,
    )
