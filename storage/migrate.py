"""Bringing the tables up to this release. Alembic is imported when there is something to do."""

from importlib import import_module

from sqlalchemy import Connection, Engine, inspect, text

from storage.errors import StoreUnavailable

HEAD = "0012"
KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
)
"""Every migration of this release; a test compares it with the files."""


def revision_of(connection: Connection) -> str | None:
    """Return the migration that the tables stand at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar()
    return revision


def migrate(engine: Engine) -> None:
    """Run the missing migrations in one transaction. StoreUnavailable for a newer store."""
    with engine.begin() as connection:
        revision = revision_of(connection)
        if revision == HEAD:
            return
        if revision is not None and revision not in KNOWN:
            raise StoreUnavailable("the store was written by a newer release of IG Desk; update it")
        config = import_module("alembic.config").Config()
        config.set_main_option("script_location", "storage:migrations")
        config.attributes["connection"] = connection
        import_module("alembic.command").upgrade(config, HEAD)
