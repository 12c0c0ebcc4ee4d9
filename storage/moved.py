"""Stores that nobody opens: one that moved elsewhere, and one that is on its way there."""

from sqlalchemy import Connection, inspect, select

from storage.errors import StoreMoved, StoreMoving
from storage.tables import meta

MOVING = "moving"
"""The table that a new database has while rows come into it (`storage.moving`)."""
MOVED = "moved"
"""Under which name of the old store's own settings it stands where its records went."""


def refuse_moved(connection: Connection) -> None:
    """Raise StoreMoved where the records went elsewhere, StoreMoving where some are yet to come."""
    if inspect(connection).has_table(MOVING):
        raise StoreMoving
    if (went := stamped(connection, MOVED)) is not None:
        raise StoreMoved(went)


def stamped(connection: Connection, name: str) -> str | None:
    """Return what stands under a name of the store's own settings, before anything is checked."""
    if not inspect(connection).has_table(meta.name):
        return None
    value: str | None = connection.execute(select(meta.c.value).where(meta.c.id == name)).scalar()
    return value
