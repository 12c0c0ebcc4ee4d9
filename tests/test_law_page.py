"""The page of the law keeps up with the rules that the code counts by."""

import re
from pathlib import Path

from governance.clocks.catalogue import RULES

PAGE = (Path(__file__).parent.parent / "docs" / "law.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^\| \*\*([A-Z0-9-]+)\*\* \|", PAGE, re.MULTILINE)
CITED = re.compile(r"\b(?:AG|BR|CP|DC|DS|DSR|EIR|FOI|LD|LW|RK|RL|RQ|RT|SH|SIN|TG|TM)-[A-Z0-9-]+\b")


def test_every_rule_that_gives_a_date_stands_on_the_page_of_the_law() -> None:
    assert [rule_id for rule_id in RULES if rule_id not in ENTRIES] == []


def test_no_rule_stands_there_twice() -> None:
    assert [rule_id for rule_id in ENTRIES if ENTRIES.count(rule_id) > 1] == []


def test_no_entry_points_at_one_that_is_not_there() -> None:
    """Rules send the reader on by id: "as DSR-1M", "see RQ-NEUTRAL"."""
    assert set(CITED.findall(PAGE)) - set(ENTRIES) == set()
