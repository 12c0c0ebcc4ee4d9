"""What was sealed a moment ago is kept in memory for whoever reads it next, and for nobody else."""

from typing import Any

from storage.encoding import Json
from storage.envelope import LATELY, Lately

SEALED: dict[str, Json] = {"text": "words"}


def row(number: int, **changes: Any) -> dict[str, Any]:
    return {"mac": b"%d" % number, "tombstone": None, **changes}


def test_it_is_had_once() -> None:
    lately = Lately()
    lately.keep(row(1), SEALED)
    assert [lately.take(row(1)), lately.take(row(1))] == [SEALED, None]


def test_the_oldest_makes_room() -> None:
    lately = Lately()
    for number in range(LATELY + 1):
        lately.keep(row(number), SEALED)
    assert lately.take(row(0)) is None
    assert lately.take(row(LATELY)) == SEALED


def test_a_row_that_was_changed_or_shredded_since_is_another() -> None:
    lately = Lately()
    lately.keep(row(1), SEALED)
    assert lately.take(row(2)) is None
    assert lately.take(row(1, tombstone=b"{}")) is None
