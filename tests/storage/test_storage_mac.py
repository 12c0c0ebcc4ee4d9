"""What a row's MAC is of: every covered column, packed with its type."""

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Integer, LargeBinary, Table, Text

from storage.encoding import pack
from storage.envelope import Envelopes
from storage.errors import StoreDamaged
from storage.sealing import FORMAT
from storage.shapes import message, shape_of
from storage.store import Store
from storage.tables import metadata, outbox

NUMBERS = st.integers(-(2**63), 2**63 - 1)
VALUES = {
    Text: st.text(),
    Integer: NUMBERS,
    BigInteger: NUMBERS,
    LargeBinary: st.binary(),
}


def rows_of(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    columns = {each.name: st.none() | VALUES[type(each.type)] for each in table.columns}
    return st.fixed_dictionaries({**columns, "tombstone": st.none()})


def told(value: str | int | bytes, *, hidden: bool) -> bytes:
    match value:
        case bytes():
            return b"d" + sha256(value).digest() if hidden else b"b" + value
        case str():
            return b"s" + value.encode()
        case int():
            return b"i" + value.to_bytes(8, "big", signed=True)


@pytest.mark.parametrize("table", metadata.tables.values(), ids=str)
@given(data=st.data())
def test_the_message_is_each_column_packed_with_its_type(table: Table, data: st.DataObject) -> None:
    row = data.draw(rows_of(table))
    parts = [FORMAT, table.name.encode()]
    for column in sorted(table.columns, key=lambda column: column.name):
        role, value = column.info.get("role", "clear"), row[column.name]
        if value is not None and role in ("clear", "sealed", "wrap"):
            parts += [column.name.encode(), told(value, hidden=role != "clear")]
    assert message(shape_of(table), row) == pack(*parts)


ROW = {"kind": "7", "attempts": 7, "commitment": b"7", "content": b"7"}


LOOK_ALIKES = [
    pytest.param(column, wrong, id=f"{column} {wrong!r}")
    for column, right in ROW.items()
    for wrong in (7, "7", b"7", 7.0)
    if type(wrong) is not type(right)
]


@pytest.mark.parametrize(("column", "wrong"), LOOK_ALIKES)
def test_a_value_that_only_looks_the_same_is_damage(
    store: Store, column: str, wrong: object
) -> None:
    envelopes = Envelopes(store.ring)
    row = envelopes.stamped(outbox, ROW)
    assert envelopes.checked(outbox, row) == row
    with pytest.raises(StoreDamaged):
        envelopes.checked(outbox, {**row, column: wrong})
