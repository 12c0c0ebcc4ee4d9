"""A party's own case references: sealed in the case, and found again by a keyed blind index.

The same reference in another party says nothing: the index key is the party's own.
"""

from sqlalchemy import bindparam, select

from governance.keys import CaseId, PartyKey
from governance.people.identity import Actor
from storage.cases import CaseRow, Cases
from storage.session import Session
from storage.tables import case_index, cases

OWN_REFERENCE = "own_reference"

_SAME = select(case_index).where(
    case_index.c.what == bindparam("what"),
    case_index.c.party == bindparam("party"),
    case_index.c.value == bindparam("value"),
)


class OwnReferences:
    """Notes a case's own reference, and finds the cases that have the same one."""

    def __init__(self, session: Session, every: Cases) -> None:
        self._session = session
        self._cases = every

    def note(self, case_id: CaseId, party: PartyKey, reference: str) -> None:
        """Index the reference that a case has in its party; nothing for an empty one."""
        if not tidied(reference):
            return
        clear = {
            "id": self._session.ids(),
            "case_id": case_id,
            "what": OWN_REFERENCE,
            "party": party,
            "value": self._value(party, reference),
        }
        self._session.insert(case_index, self._session.envelopes.stamped(case_index, clear))

    def same(self, viewer: Actor, party: PartyKey, reference: str) -> tuple[CaseRow, ...]:
        """Return the party's cases of that reference that the viewer may see, oldest first."""
        if not tidied(reference):
            return ()
        value = self._value(party, reference)
        found = self._session.checked(
            case_index, _SAME, what=OWN_REFERENCE, party=party, value=value
        )
        every = (self._session.row(cases, "id", row["case_id"]) for row in found)
        rows = [row for row in every if row is not None]
        return tuple(sorted(self._cases.visible(viewer, rows), key=lambda row: row.opened_at))

    def _value(self, party: PartyKey, reference: str) -> bytes:
        return self._session.envelopes.ring.index(OWN_REFERENCE, party, tidied(reference))


def tidied(reference: str) -> str:
    """Return the reference as it is compared: "sar 12/34" and "SAR-1234" are one."""
    return "".join(letter for letter in reference.casefold() if letter.isalnum())
