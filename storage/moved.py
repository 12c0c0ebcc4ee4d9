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
    seen = inspect(connection)
    if seen.has_table(MOVING):
        raise StoreMoving
    if seen.has_table(meta.name):
        went = connection.execute(select(meta.c.value).where(meta.c.id == MOVED)).scalar()
        if went is not None:
            raise StoreMoved(went)
