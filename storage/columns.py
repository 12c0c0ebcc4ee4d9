"""The kinds of column, each with its protection: see `storage.tables`."""

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Text

Number = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; SQLite numbers rows by itself only for a plain INTEGER."""


def sealed(name: str) -> Column[Any]:
    """Ciphertext of a JSON object."""
    return Column(name, LargeBinary, info={"role": "sealed"})


def mac() -> Column[Any]:
    """The row MAC."""
    return Column("mac", LargeBinary, nullable=False, info={"role": "mac"})


def tombstone() -> Column[Any]:
    """Digests of what was shredded."""
    return Column("tombstone", LargeBinary, info={"role": "tombstone"})


def envelope(*, kek: str = "clear", wrap: str = "wrap") -> tuple[Column[Any], ...]:
    """A record with a data key of its own. A chain must survive re-wrapping: it leaves it out."""
    return (
        Column("kek", Text, info={"role": kek}),
        Column("wrap", LargeBinary, info={"role": wrap}),
        Column("commitment", LargeBinary),
        tombstone(),
        mac(),
    )


def version() -> Column[Any]:
    """The version its sealed columns were sealed at."""
    return Column("version", Integer, nullable=False)


def instant(name: str, *, required: bool = True) -> Column[Any]:
    """Microseconds since 1970, UTC."""
    return Column(name, Number, nullable=not required)


def number() -> Column[Any]:
    """The order of arrival; it proves nothing."""
    return Column("number", Number, primary_key=True, info={"role": "outside"})


def text(name: str, **options: Any) -> Column[Any]:
    """Clear text that is always there."""
    return Column(name, Text, nullable=False, **options)
