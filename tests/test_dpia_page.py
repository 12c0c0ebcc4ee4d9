"""The impact assessment has a row for each thing that is kept, and says of it what is true."""

import re
from pathlib import Path

import pytest

from governance.kinds import EVENTS
from governance.policy import (
    ABSENCE_KEPT_FOR,
    ANSWERS_KEPT_FOR,
    DRAFT_KEPT_FOR,
    MESSAGE_KEPT_FOR,
    NEWCOMER_KEPT_FOR,
    UNKNOWN_ADDRESS_KEPT_FOR,
)
from storage.tables import metadata

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "dpia.md").read_text("utf-8")
CELLS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if re.match(r"\| \*\*[DRSN]\d+\*\* \|", line)
]
ROWS = {cells[0].strip("|* "): cells for cells in CELLS}
HEADS = 11
KEPT_AS, BASIS, HOW_LONG, RISK, LESSENED = 3, 5, 8, 9, 10


def kept_as(row: str) -> list[str]:
    return re.findall(r"`(\w+)`", ROWS[row][KEPT_AS])


def test_every_event_and_every_table_has_its_row() -> None:
    tables = {table.name for table in metadata.sorted_tables}
    listed = [name for row in ROWS for name in kept_as(row)]

    assert EVENTS.keys() - set(listed) == set()
    assert tables - {*listed, "case_index"} == set()
    assert set(listed) - EVENTS.keys() - tables == set()
    assert "`case_index`" in PAGE


def test_no_event_has_two_rows() -> None:
    listed = [name for row in ROWS for name in kept_as(row) if name in EVENTS]

    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_everything_of_what_it_is_about(row: str) -> None:
    cells = ROWS[row]

    assert len(cells) == HEADS
    assert all(cells)
    assert cells[BASIS].startswith(("none needed",) if row[0] == "N" else ("task", "staff"))


@pytest.mark.parametrize(("letter", "column"), [("K", RISK), ("M", LESSENED)])
def test_every_risk_and_measure_that_a_row_names_is_told(letter: str, column: int) -> None:
    named = {one for cells in ROWS.values() for one in re.findall(r"\w\d+", cells[column])}
    told = set(re.findall(rf"^\| \*\*({letter}\d+)\*\* \|", PAGE, re.MULTILINE))

    assert named == told


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("S2", f"{MESSAGE_KEPT_FOR.days} days"),
        ("S6", f"{ABSENCE_KEPT_FOR.days} days"),
        ("S8", f"{UNKNOWN_ADDRESS_KEPT_FOR.days} days"),
        ("S9", f"{DRAFT_KEPT_FOR.days} days"),
        ("S10", f"{ANSWERS_KEPT_FOR.total_seconds() / 3600:.0f} hours"),
    ],
)
def test_how_long_is_as_it_is_done(row: str, said: str) -> None:
    assert said in ROWS[row][HOW_LONG]
    assert NEWCOMER_KEPT_FOR.days == 2 * 365  # S7 says two years


def test_it_cites_rules_that_the_law_page_has_and_tests_and_pages_that_are_there() -> None:
    law = (ROOT / "docs" / "law.md").read_text("utf-8")
    rules = set(re.findall(r"\b(?:AG|BR|CP|DSR|LD|RL|RQ|RT|TG)-[A-Z0-9-]+", PAGE))
    pages = re.findall(r"\]\(([\w./]+\.md)", PAGE)
    tests = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)

    assert rules
    assert [rule for rule in sorted(rules) if f"**{rule}**" not in law] == []
    assert [one for one in pages if not (ROOT / "docs" / one).exists()] == []
    assert [one for one in tests if not (ROOT / one).exists()] == []


def test_it_has_the_seven_steps() -> None:
    assert re.findall(r"^## (\d)\.", PAGE, re.MULTILINE) == list("1234567")
