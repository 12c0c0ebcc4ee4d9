"""Human references: BR-2026-0007, from a counter row in the transaction that opens the case."""

from datetime import datetime

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
