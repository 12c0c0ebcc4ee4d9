"""Human references: BR-2026-0007, from a counter row in the transaction that opens the case."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from governance.moments import london
from storage.session import Session
from storage.tables import counters


def next_reference(session: Session, prefix: str, now: datetime) -> str:
    """Take the next reference of this London year. Never reused; after 9999 it grows a digit."""
    name = f"{prefix}-{london(now).year}"
    row = session.row(counters, "id", name)
    value = 1 if row is None else row["value"] + 1
    stamped = session.envelopes.stamped(counters, {"id": name, "value": value})
    if row is None:
        session.insert(counters, stamped)
    else:
        session.replace(counters, "id", stamped)
    return f"{name}-{value:04d}"


def skip_past(session: Session, given_out: Mapping[str, int]) -> Mapping[str, int]:
    """Go on behind what may have been given out: numbers by counter ("BR-2026").

    Returns where each counter is now, of those that were moved.
    """
    rows = {row["id"]: row for row in session.checked(counters, select(counters))}
    moved = {
        name: upto
        for name, upto in given_out.items()
        if upto > (rows[name]["value"] if name in rows else 0)
    }
    for name, upto in moved.items():
        stamped = session.envelopes.stamped(counters, {"id": name, "value": upto})
        if name in rows:
            session.replace(counters, "id", stamped)
        else:
            session.insert(counters, stamped)
    return moved
