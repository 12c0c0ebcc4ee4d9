"""The statements of the desk's lists: each walks an index in the list's own order.

SQLite and PostgreSQL find the index by what is written: `storage.tables` has the words of both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    or_,
    select,
    tuple_,
)

from governance.desk.found_by import HAS_IT, By
from governance.desk.lists import Which
from storage.columns import Number
from storage.tables import FIRST, OPEN_ONLY, OVER_ONLY, THEN, WAITING_ONLY, case_index, cases

Condition = ColumnElement[bool]

_PLACE = (FIRST, THEN, cases.c.reference)
_OPENED = (cases.c.opened_at, cases.c.reference)


@dataclass(frozen=True, slots=True)
class Shape:
    """A statement: made once, whoever asks. `founds` is by how many blind values a case is
    found, `outs` how many people of whom none may be out of it, `names` what else narrows it.
    """

    which: Which
    founds: int
    outs: int
    names: frozenset[str]
    newest: bool
    whole: bool


@cache
def query(shape: Shape) -> Select[Any]:
    """Return the statement of a shape."""
    columns = (*cases.c, FIRST.label("list_first"), THEN.label("list_then"))
    indexed = [case_index.alias(f"found_{at}") for at in range(shape.founds)]
    listed = select(*(columns if shape.whole else (cases.c.id,))).select_from(cases)
    for at, one in enumerate(indexed):
        listed = listed.join(one, one.c.case_id == cases.c.id).where(
            one.c.what == bindparam(f"by_{at}"), one.c.value == bindparam(f"value_{at}")
        )
    listed = listed.where(cases.c.party == bindparam("party"), *_conditions(shape))
    in_order = _PLACE[1:] if "pressing" in shape.names else _PLACE  # of one, it is sorted by none
    return listed.order_by(*((c.desc() for c in _OPENED) if shape.newest else in_order)).limit(
        bindparam("most")
    )


def _conditions(shape: Shape) -> Iterator[Condition]:
    yield cases.c.tombstone.is_(None)
    if shape.which is Which.CLOSED:
        yield OVER_ONLY
    elif not shape.newest:
        yield OPEN_ONLY
    for at in range(shape.outs):
        yield cases.c.id.not_in(
            select(case_index.c.case_id).where(
                case_index.c.what == By.OUT.value, case_index.c.value == bindparam(f"out_{at}")
            )
        )
    for column in (cases.c.kind, cases.c.reference):
        if column.name in shape.names:
            yield column == bindparam(column.name)
    if "until" in shape.names:
        yield bindparam("pressing", type_=Integer) == FIRST
        yield bindparam("since", type_=Number) < THEN
        yield bindparam("until", type_=Number) >= THEN
    yield from _of_list(shape.which)
    if "behind" in shape.names:
        yield _behind(newest=shape.newest)


def _of_list(which: Which) -> Iterator[Condition]:
    """Yield what is true of the cases of a list alone, but for what they are found by."""
    match which:
        case Which.NOBODY:
            has = or_(*(case_index.c.what == by.value for by in HAS_IT))
            yield ~exists().where(case_index.c.case_id == cases.c.id, has)
        case Which.WAITING:
            waiting = select(case_index.c.case_id).where(
                WAITING_ONLY, case_index.c.party == bindparam("party")
            )
            yield cases.c.id.in_(waiting)
        case _:
            pass


def _behind(*, newest: bool) -> Condition:
    """Return what is true of the cases that come after a place in the list's order."""
    then, behind = bindparam("then", type_=Number), bindparam("behind", type_=Text)
    if newest:
        return tuple_(*_OPENED) < tuple_(then, behind)
    first = bindparam("first", type_=Integer)
    return and_(first <= FIRST, tuple_(*_PLACE) > tuple_(first, then, behind))
