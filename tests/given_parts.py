"""Which parts were given of a case: nothing in the product asks, and some tests do."""

from sqlalchemy import select

from storage.tables import parts
from storage.unit import Unit


def parts_of(unit: Unit, case_id: str) -> tuple[str, ...]:
    """Their ids, oldest first."""
    given = select(parts.c.id).where(parts.c.case_id == case_id).order_by(parts.c.given_at)
    return tuple(row["id"] for row in unit.parts._session.rows(given))
