"""A party's own case references: sealed in the case, and found again by a keyed blind index, which
`storage.listing` keeps.

The same reference in another party says nothing: the index key is the party's own.
"""

from sqlalchemy import bindparam, select

from governance.desk.found_by import By, tidied
from governance.keys import PartyKey
from governance.people.identity import Actor
from storage.cases import CaseRow, Cases
from storage.listing import Listing
from storage.session import Session
from storage.tables import case_index, cases

_SAME = select(case_index).where(
    case_index.c.what == bindparam("what"),
    case_index.c.party == bindparam("party"),
    case_index.c.value == bindparam("value"),
)


class OwnReferences:
    """Finds the cases that have the same reference of their party's own."""

    def __init__(self, session: Session, every: Cases) -> None:
        self._session = session
        self._cases = every

    def same(self, viewer: Actor, party: PartyKey, reference: str) -> tuple[CaseRow, ...]:
        """Return the party's cases of that reference that the viewer may see, oldest first."""
        own = tidied(reference)
        if not own:
            return ()
        value = Listing(self._session).blind(party, (By.OWN_REFERENCE, own))
        asked = {"what": str(By.OWN_REFERENCE), "party": party, "value": value}
        found = self._session.checked(case_index, _SAME, **asked)
        every = (self._session.row(cases, "id", row["case_id"]) for row in found)
        rows = [row for row in every if row is not None]
        return tuple(sorted(self._cases.visible(viewer, rows), key=lambda row: row.opened_at))
