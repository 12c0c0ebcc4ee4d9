"""The security page says what is in the clear as the tables have it, and names what is there."""

import re
from pathlib import Path

from storage.tables import metadata

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "security.md"
ROW = re.compile(r"^\| (\w+) \| ((?:`\w+`(?:, )?)+) \|$", re.MULTILINE)
ENVELOPE = {"id", "kek", "wrap", "commitment"}
IN_THE_CLEAR = ("clear", "outside")


def test_it_lists_every_column_that_is_in_the_clear() -> None:
    listed = {table: re.findall(r"\w+", names) for table, names in ROW.findall(page())}

    assert listed == {
        table.name: [
            column.name
            for column in table.columns
            if column.info.get("role", "clear") in IN_THE_CLEAR and column.name not in ENVELOPE
        ]
        for table in metadata.sorted_tables
    }


def test_every_page_and_test_that_it_names_is_there() -> None:
    linked = re.findall(r"\]\(([\w./]+\.md)", page())
    named = re.findall(r"`(tests/[\w/]+\.py)`", page())

    assert linked
    assert named
    assert [one for one in linked if not (PAGE.parent / one).exists()] == []
    assert [one for one in named if not (ROOT / one).exists()] == []


def page() -> str:
    return PAGE.read_text("utf-8")
