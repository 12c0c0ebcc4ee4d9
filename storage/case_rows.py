"""A case in a list: what its row says, and nothing personal."""

from dataclasses import dataclass
from datetime import datetime

from governance.keys import CaseId, PartyKey
from storage.encoding import from_micros, maybe_instant
from storage.session import Row


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list, with nothing personal. Instants in UTC."""

    id: CaseId
    reference: str
    party: PartyKey
    kind: str
    status: str
    opened_at: datetime
    due: datetime | None
    version: int


def case_row(row: Row) -> CaseRow:
    """Return what a stored row says of its case."""
    return CaseRow(
        id=row["id"],
        reference=row["reference"],
        party=row["party"],
        kind=row["kind"],
        status=row["status"],
        opened_at=from_micros(row["opened_at"]),
        due=maybe_instant(row["due"]),
        version=row["version"],
    )
