"""What a case is found by in a list, as rows of the blind index, and what it is sorted by.

Written with the case, in its transaction. It follows from the case, and can be made again from it.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from governance.cases.case import Case
from governance.desk.found_by import By, Finding, findings
from governance.desk.lists import list_urgency
from governance.keys import CaseId, PartyKey
from storage.encoding import maybe_micros
from storage.session import Row, Session
from storage.tables import case_index

Found = tuple[str, str, bytes]
"""A row of the index: what it says, the party whose key made its value, and that value."""

REPORTER = "reporter"
_OURS = frozenset({REPORTER, *By})
_OF_CASE = select(case_index).where(case_index.c.case_id == bindparam("case"))
_GONE = delete(case_index).where(
    case_index.c.case_id == bindparam("case"),
    case_index.c.what == bindparam("what"),
    case_index.c.value == bindparam("value"),
)


class Listing:
    """Keeps the rows by which cases are found."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def blind(self, party: PartyKey, by: Finding) -> bytes:
        """Return the value by which a party's cases are found."""
        return self._session.envelopes.ring.index(by[0], party, by[1])

    def reported_by(self, person: str) -> bytes:
        """Return the value by which whoever reported a case finds it, whatever its party."""
        return self._session.envelopes.ring.index(REPORTER, "", person)

    def put(self, case: Case) -> None:
        """Write the rows of a new case."""
        self._insert(case.header.id, self._due_to(case))

    def move(self, before: Case, then: Case) -> None:
        """Bring the rows of a case up to date: it was found as `before`, and stands as `then`."""
        was, now = findings(before), findings(then)
        if was != now:
            party = then.header.party
            self._change(then.header.id, self._blinded(party, was), self._blinded(party, now))

    def put_right(self, case: Case) -> None:
        """Bring the rows of a case up to date, whatever they were."""
        self._change(case.header.id, self._there(case.header.id), self._due_to(case))

    def is_right(self, case: Case) -> bool:
        """Return whether the rows are those that follow from the case."""
        return self._there(case.header.id) == self._due_to(case)

    def _change(self, case_id: CaseId, was: AbstractSet[Found], now: AbstractSet[Found]) -> None:
        for what, _, value in was - now:
            self._session.execute(_GONE, case=case_id, what=what, value=value)
        self._insert(case_id, now - was)

    def _insert(self, case_id: CaseId, rows: Iterable[Found]) -> None:
        for what, party, value in sorted(rows):
            clear = {
                "id": self._session.ids(),
                "case_id": case_id,
                "what": what,
                "party": party,
                "value": value,
            }
            self._session.insert(case_index, self._session.envelopes.stamped(case_index, clear))

    def _there(self, case_id: CaseId) -> frozenset[Found]:
        rows = self._session.checked(case_index, _OF_CASE, case=case_id)
        ours = (row for row in rows if row["what"] in _OURS)
        return frozenset((row["what"], row["party"], row["value"]) for row in ours)

    def _due_to(self, case: Case) -> frozenset[Found]:
        reporter = (REPORTER, "", self.reported_by(case.reporter.text))
        return self._blinded(case.header.party, findings(case)) | {reporter}

    def _blinded(self, party: PartyKey, found: Iterable[Finding]) -> frozenset[Found]:
        return frozenset((str(by[0]), party, self.blind(party, by)) for by in found)


def sorted_by(case: Case, due: datetime | None) -> Row:
    """Return the columns that a case is sorted by in a list."""
    return {"due": maybe_micros(due), "urgency": list_urgency(case).value}
