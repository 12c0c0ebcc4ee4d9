"""Bringing the tables up to this release. Alembic is imported when there is something to do."""

from importlib import import_module

from sqlalchemy import Connection, inspect, text

from storage.errors import StoreUnavailable, StoreUnready

HEAD = "0016"
KNOWN = tuple(f"{number:04d}" for number in range(1, int(HEAD) + 1))
"""Every migration of this release; a test compares it with the files."""


def revision_of(connection: Connection) -> str | None:
    """Return the migration that the tables stand at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar()
    return revision


def confirm_ready(connection: Connection) -> None:
    """Raise StoreUnready unless the tables are of this release."""
    if revision_of(connection) != HEAD:
        raise StoreUnready


def migrate(connection: Connection) -> str | None:
    """Run the missing migrations in a transaction. Returns where the tables stood before.

    Raises StoreUnavailable for a newer store.
    """
    revision = revision_of(connection)
    if revision == HEAD:
        return revision
    if revision is not None and revision not in KNOWN:
        raise StoreUnavailable("the store was written by a newer release of IG Desk; update it")
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    import_module("alembic.command").upgrade(config, HEAD)
    return revision
