"""Human references: BR-2026-0007, from a counter row in the transaction that opens the case."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select

from governance.moments import london
from storage.errors import StoreDamaged
from storage.session import Session
from storage.tables import counters


def next_reference(session: Session, prefix: str, now: datetime) -> str:
    """Take the next reference of this London year. Never reused; after 9999 it grows a digit."""
    name = f"{prefix}-{london(now).year}"
    row = session.row(counters, "id", name)
    value = 1 if row is None else row["value"] + 1
    _keep(session, name, value)
    return f"{name}-{value:04d}"


def skip_past(session: Session, given_out: Mapping[str, int]) -> Mapping[str, int]:
    """Go on behind what may have been given out: numbers by counter ("BR-2026").

    Returns where each counter is now, of those that were moved.
    """
    there = {row["id"] for row in session.rows(select(counters))}
    known = values(session)
    moved = {name: upto for name, upto in given_out.items() if _is_behind(name, upto, there, known)}
    for name, upto in moved.items():
        _keep(session, name, upto)
    return moved


def _is_behind(name: str, upto: int, there: Collection[str], known: Mapping[str, int]) -> bool:
    return name not in there or (name in known and known[name] < upto)


def values(session: Session) -> Mapping[str, int]:
    """Return what each counter stands at, but for those that were changed from outside."""
    names = [row["id"] for row in session.rows(select(counters))]
    return {name: value for name in names if (value := _value(session, name)) is not None}


def _value(session: Session, name: str) -> int | None:
    try:
        row = session.row(counters, "id", name)
    except StoreDamaged as damaged:
        session.envelopes.damaged.add(damaged.where)
        return None
    return None if row is None else int(row["value"])


def _keep(session: Session, name: str, value: int) -> None:
    """Write a counter, which is marked beside the key ring first."""
    session.reserve(name, value)
    session.keep(counters, session.envelopes.stamped(counters, {"id": name, "value": value}))
