"""A kind of case is three rooms and a line on each floor: a toy one, laid into a copy of the tree.

docs/adding-a-kind.md is the list that it follows.
"""

import subprocess
import sys
from collections import Counter
from dataclasses import fields

import pytest

from bot.cases.case_kind import KindDesk
from dialogs.cases.case_kind import KindWords
from governance.cases.case_kind import CaseKind
from tests.mutants.sandbox import Sandbox
from tests.toy_kind.laying import (
    FLOORS,
    LINES,
    OF_EVERY_KIND,
    ROOM,
    ROOMS,
    TESTS,
    changed,
    laid_in,
)
from tests.toy_kind.mutilated import every_mutilation

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    return laid_in(tmp_path_factory.mktemp("toy") / "tree")


def test_it_edits_the_three_lists_and_no_other_file_that_was_there(laid: Sandbox) -> None:
    new = tuple(f"{room}/" for room in (*ROOMS, *TESTS))
    edited = [name for name in changed(laid.root) if not name.startswith(new)]

    assert edited == sorted(LINES)


def test_the_whole_bot_takes_it_as_it_takes_every_other(laid: Sandbox) -> None:
    ran = laid.run(TESTS)

    assert ran.passed, ran.said


@pytest.mark.timeout(900)
def test_it_is_held_to_what_every_kind_is_held_to(laid: Sandbox) -> None:
    ran = laid.run((*OF_EVERY_KIND, "-k", "not postgres"))  # the kinds that stay run on both

    assert ran.passed, ran.said


def test_a_record_that_lacks_any_field_is_a_type_error_and_the_toy_has_none(
    laid: Sandbox,
) -> None:
    found = [
        one
        for floor in FLOORS
        for file in sorted((laid.root / floor / ROOM).glob("*.py"))
        for one in every_mutilation(floor, file)
    ]
    records = Counter(one.record for one in found)
    assert [records[one.__name__] for one in (CaseKind, KindWords, KindDesk)] == [
        len([field for field in fields(one) if field.init])
        for one in (CaseKind, KindWords, KindDesk)
    ]
    for one in found:
        (laid.root / one.file).write_text(one.source, "utf-8")

    checked = [*(f"{floor}/kinds.py" for floor in FLOORS), *(one.file for one in found), *TESTS]
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", *checked],
        cwd=laid.root,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in ran.stdout.splitlines() if ": error:" in line]
    assert sorted((line.split(":")[0], line.partition(": ")[2]) for line in said) == sorted(
        (one.file, one.complaint) for one in found
    )
