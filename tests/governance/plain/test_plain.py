"""What our facts are made of goes to plain JSON and back, and nothing else does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from governance.plain import NotPlain, from_plain, to_plain
from governance.urgency import Urgency


@dataclass(frozen=True)
class DayFirst:
    said: date | str


@dataclass(frozen=True)
class WordsFirst:
    said: str | date


@dataclass(frozen=True)
class Nested:
    name: str
    days: tuple[date, ...]
    pair: tuple[int, bool]
    inner: "Nested | None" = None


NESTED = Nested("a", (date(2026, 12, 1),), (1, True), Nested("b", (), (2, False)))


def test_a_record_comes_back_as_it_was() -> None:
    assert from_plain(Nested, to_plain(NESTED)) == NESTED


@pytest.mark.parametrize(
    ("kind", "said"), [(DayFirst, date(2026, 12, 1)), (WordsFirst, "2026-12-01")]
)
def test_the_choices_of_a_union_are_tried_in_their_order(kind: Any, said: object) -> None:
    assert from_plain(kind, {"said": "2026-12-01"}) == kind(said)


@pytest.mark.parametrize(
    ("wanted", "plain"),
    [
        pytest.param(Nested, {**to_plain(NESTED), "more": 1}, id="a field that it has not"),
        pytest.param(Nested, {"name": "a"}, id="a field that is missing"),
        pytest.param(Nested, {**to_plain(NESTED), "pair": [1]}, id="too few in a tuple"),
        pytest.param(Nested, {**to_plain(NESTED), "pair": [True, 1]}, id="truth for a number"),
        pytest.param(Nested, {**to_plain(NESTED), "days": "2026-12-01"}, id="text for a list"),
        pytest.param(Nested, {**to_plain(NESTED), "inner": "b"}, id="none of a union's choices"),
        pytest.param(datetime, "2026-12-01T10:00:00", id="a moment without an offset"),
        pytest.param(Urgency, "sideways", id="no such value"),
        pytest.param(float, "1.0", id="a type that facts are not made of"),
        pytest.param(dict, {}, id="an object of no type"),
    ],
)
def test_what_does_not_fit_is_refused(wanted: Any, plain: object) -> None:
    with pytest.raises(NotPlain):
        from_plain(wanted, plain)


@pytest.mark.parametrize(
    "value", [1.5, {"a": 1}, datetime(2026, 12, 1, tzinfo=UTC).replace(tzinfo=None)], ids=repr
)
def test_nothing_else_is_written(value: object) -> None:
    with pytest.raises(NotPlain):
        to_plain(value)
