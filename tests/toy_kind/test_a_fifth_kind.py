"""A kind of case is three rooms and a line on each floor: a toy one, laid into a copy of the tree.

docs/adding-a-kind.md is the list that it follows.
"""

import pytest

from tests.mutants.sandbox import Sandbox
from tests.toy_kind.laying import LINES, ROOMS, TESTS, changed, laid_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    return laid_in(tmp_path_factory.mktemp("toy") / "tree")


def test_it_edits_the_three_lists_and_no_other_file_that_was_there(laid: Sandbox) -> None:
    new = tuple(f"{room}/" for room in (*ROOMS, *TESTS))
    edited = [name for name in changed(laid.root) if not name.startswith(new)]

    assert edited == sorted(LINES)


def test_what_is_asked_about_it_is_shown(laid: Sandbox) -> None:
    ran = laid.run([test for test in TESTS if "dialogs" in test])

    assert ran.passed, ran.said
