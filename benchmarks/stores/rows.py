"""Plain SQLAlchemy rows, or the same under SQLCipher: `rows.py FOLDER [cipher]`.

It imports nothing of the project, and reads and answers lines of JSON as `worker.answer` does.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from sqlalchemy import (
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    insert,
    select,
)
from worker import RECORD, answer, name_of

# The columns and indexes of one of our own sealed rows, without what seals it.
records = Table(
    "records",
    MetaData(),
    Column("id", Text, primary_key=True),
    Column("owner", LargeBinary, nullable=False, index=True),
    Column("party", Text, nullable=False),
    Column("flow", Text, nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("kept_at", Integer, nullable=False),
    Column("expires_at", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
SELECT = select(records).where(records.c.id == bindparam("wanted"))
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


class Rows:
    """Rows in a table."""

    def __init__(self, folder: Path, *, cipher: bool) -> None:
        self._engine = _engine(folder / "rows.db", cipher=cipher)
        records.metadata.create_all(self._engine)

    def write(self, numbers: Iterator[int]) -> None:
        """Write these records in one transaction."""
        with self._engine.begin() as connection:
            for number in numbers:
                connection.execute(insert(records), _row(number))

    def read(self, number: int) -> str:
        """The text of one record."""
        with self._engine.begin() as connection:
            row = connection.execute(SELECT, {"wanted": name_of(number)}).one()
        return str(row.payload.decode())


def _row(number: int) -> dict[str, object]:
    name = name_of(number)
    return {
        "id": name,
        "owner": name[:16].encode(),
        "party": "SCC",
        "flow": "breach",
        "opened_at": number,
        "kept_at": number,
        "expires_at": number,
        "version": 1,
        "payload": RECORD.encode(),
    }


def _engine(database: Path, *, cipher: bool) -> Engine:
    engine = create_engine(f"sqlite:///{database}", module=_sqlcipher() if cipher else None)

    def connected(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        if cipher:
            cursor.execute(
                f"PRAGMA key = \"x'{'07' * 32}'\""
            )  # a raw key: no time goes on deriving
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", connected)
    return engine


def _sqlcipher() -> ModuleType:
    from sqlcipher3 import dbapi2  # type: ignore[import-not-found]  # noqa: PLC0415  there alone

    return dbapi2  # type: ignore[no-any-return]


if __name__ == "__main__":
    os.umask(0o077)
    answer(Rows(Path(sys.argv[1]), cipher="cipher" in sys.argv[2:]))
