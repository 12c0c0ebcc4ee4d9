"""The kinds of column, each with its protection: `storage.tables` says what a role means."""

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Text

Number = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; SQLite numbers rows by itself only for a plain INTEGER."""


def sealed(name: str) -> Column[Any]:
    """Return a column of ciphertext: a sealed JSON object."""
    return Column(name, LargeBinary, info={"role": "sealed"})


def mac() -> Column[Any]:
    """Return the column of the row's MAC."""
    return Column("mac", LargeBinary, nullable=False, info={"role": "mac"})


def tombstone() -> Column[Any]:
    """Return the column that holds the digests of what was shredded."""
    return Column("tombstone", LargeBinary, info={"role": "tombstone"})


def envelope(*, kek: str = "clear", wrap: str = "wrap") -> tuple[Column[Any], ...]:
    """Return the columns of a record that has a data key of its own: who wraps it, the wrap, the
    commitment.

    The audit chain and the agreement's events pass `outside` for both: their MACs must not cover
    what re-wrapping changes.
    """
    return (
        Column("kek", Text, info={"role": kek}),
        Column("wrap", LargeBinary, info={"role": wrap}),
        Column("commitment", LargeBinary),
        tombstone(),
        mac(),
    )


def version() -> Column[Any]:
    """Return the column of the version that a row's sealed columns were sealed at."""
    return Column("version", Integer, nullable=False)


def instant(name: str, *, required: bool = True) -> Column[Any]:
    """Return a column of microseconds since 1970 in UTC."""
    return Column(name, Number, nullable=not required)


def number() -> Column[Any]:
    """Return the column of the order of arrival. It is outside the MAC and proves nothing."""
    return Column("number", Number, primary_key=True, info={"role": "outside"})


def text(name: str, **options: Any) -> Column[Any]:
    """Return a column of clear text that is never NULL."""
    return Column(name, Text, nullable=False, **options)
