"""The desk's card in the states that show most of it: for tests and for looking at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dialogs.cards.elements import Ref
from dialogs.desk.desk import DeskPage, DeskRow, desk_card
from dialogs.kinds import BY_NAME
from governance.cases.case import Status
from governance.desk.lists import After, Asked, Counts, Which

MIDNIGHT = datetime(2026, 11, 30, tzinfo=UTC)
ROW = DeskRow(
    ref=Ref("card-1", case="case-1", version=3),
    reference="BR-2026-0004",
    kind="data breach",
    status=Status.REPORTED,
    danger=True,
    to_do="Decide. If the ICO must be told",
    due=datetime(2026, 11, 29, 17, 38, tzinfo=UTC),
    late=False,
)
ROWS = (
    ROW,
    replace(
        ROW,
        reference="CP-2026-0012",
        kind="complaint",
        danger=False,
        status=Status.PICKED_UP,
        to_do="Write that it has come",
        due=datetime(2026, 11, 27, tzinfo=UTC),
        late=True,
        holder="Tom *Bexley*",
    ),
    replace(
        ROW,
        reference="RQ-2026-0003",
        kind="rights request",
        danger=False,
        status=Status.PICKED_UP,
        to_do="Answer it",
        due=MIDNIGHT,
        holder="Grace Oduya",
        waits_for=("Staffordshire Police", "University Hospitals of North Midlands NHS Trust"),
    ),
    replace(
        ROW,
        reference="BR-2026-0003",
        danger=False,
        status=Status.IN_HAND,
        to_do="Tell the people, or say why not",
        holder="Grace Oduya",
    ),
    replace(
        ROW,
        reference="NM-2026-0009",
        kind="near miss",
        danger=False,
        to_do="Say what was learnt",
        due=None,
    ),
)
SOME = Counts(open=12, late=1, today=2, soon=5, waiting=3, mine=4, nobody=2)
PAGE = DeskPage(
    ref=Ref("card-1"),
    asked=Asked(),
    page=0,
    length=12,
    rows=ROWS,
    counts=SOME,
    kinds=[(name, words.mine) for name, words in BY_NAME.items()],
    following=After(2, 1_796_029_200_000_000, "NM-2026-0009"),
)
ALL = replace(PAGE, following=None)
OVER = (
    replace(ROW, status=Status.DECIDED, danger=False, holder="Tom Bexley"),
    replace(ROW, status=Status.JOINED, danger=False, reference="BR-2026-0002"),
)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Each by what it shows."""
    pages = {
        "a full page": PAGE,
        "the last page": replace(PAGE, page=2, rows=ROWS[:2], following=None),
        "more than are counted": replace(PAGE, page=1, length=100, counts=replace(SOME, soon=100)),
        "nothing": replace(ALL, asked=Asked(Which.MINE), length=0, rows=(), counts=Counts()),
        "closed": replace(ALL, asked=Asked(Which.CLOSED), length=2, rows=OVER),
        "one kind": replace(ALL, asked=Asked(kind="near_miss"), length=1, rows=ROWS[-1:]),
        "found": replace(ALL, asked=Asked(sought="sar1234"), length=1, rows=ROWS[2:3]),
        "not found": replace(ALL, asked=Asked(sought="sar1234"), length=0, rows=()),
        "one that cannot be read": replace(
            ALL, length=2, rows=ROWS[:1], unread=("BR-2026-0001",), in_doubt=True
        ),
    }
    return {name: desk_card(page) for name, page in pages.items()}
