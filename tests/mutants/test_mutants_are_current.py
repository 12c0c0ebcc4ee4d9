"""The seeded faults fit the code as it is, and the hunt can tell what is caught from what is not.

`make mutants` hunts them all; here two are hunted, so that it is known to work.
"""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.mutants.__main__ import main
from tests.mutants.hunting import AlreadyFails, Fate, check_sound, hunt
from tests.mutants.mutant import ROOT, Drifted, Edit, Mutant
from tests.mutants.sandbox import Ran, Sandbox
from tests.mutants.table import MUTANTS

FEWEST = 25
EACH = [pytest.param(mutant, id=mutant.id) for mutant in MUTANTS]
BY_NAME = {mutant.id: mutant for mutant in MUTANTS}
TWO = (BY_NAME["the party is not in the AAD"], BY_NAME["overtaken rungs are told too"])
BROKEN = replace(TWO[1], id="it does not compile", edit=Edit("def rungs_due(", "def rungs_due(("))


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(MUTANTS) >= FEWEST
    assert Counter(mutant.id for mutant in MUTANTS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("mutant", EACH)
def test_its_text_stands_in_the_file_exactly_once(mutant: Mutant) -> None:
    source = (ROOT / mutant.file).read_text("utf-8")

    compile(mutant.applied(source), mutant.file, "exec")


@pytest.mark.parametrize("mutant", EACH)
def test_the_test_that_it_names_exists(mutant: Mutant) -> None:
    file, name = mutant.test.split("::")

    assert re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("times", [0, 2])
def test_a_mutant_that_has_drifted_is_named(times: int) -> None:
    with pytest.raises(Drifted, match=f"{TWO[0].id}: its text stands {times} times in storage"):
        TWO[0].applied(TWO[0].edit.text * times)


def test_a_word_that_fits_no_mutant_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aardvark"]) == 2
    assert "aardvark" in capsys.readouterr().out


@dataclass
class Scripted:
    """A copy that runs nothing, and says what it is told to."""

    ran: Ran

    def run(self, tests: Sequence[str]) -> Ran:
        return self.ran

    def faulty(self, mutant: Mutant) -> AbstractContextManager[None]:
        return nullcontext()


PASSED = Ran(passed=True, failed=False, said="1 passed")
FAILED = Ran(passed=False, failed=True, said="1 failed")
BROKE = Ran(passed=False, failed=False, said="1 error")


@pytest.mark.parametrize(
    ("ran", "fate"),
    [
        pytest.param(FAILED, Fate.CAUGHT, id="its test fails"),
        pytest.param(PASSED, Fate.SURVIVED, id="its test passes"),
        pytest.param(BROKE, Fate.NOT_RUN, id="its test cannot be run"),
    ],
)
def test_only_a_failing_test_catches(ran: Ran, fate: Fate) -> None:
    (outcome,) = hunt(Scripted(ran), TWO[:1])

    assert outcome.fate is fate
    assert outcome.line.startswith(str(fate))


@pytest.mark.parametrize("ran", [FAILED, BROKE])
def test_a_test_that_fails_by_itself_catches_nothing(ran: Ran) -> None:
    check_sound(Scripted(PASSED), TWO)

    with pytest.raises(AlreadyFails, match=ran.said):
        check_sound(Scripted(ran), TWO)


def test_two_are_hunted_for_real_and_one_that_does_not_compile(tmp_path: Path) -> None:
    copy = Sandbox(tmp_path)
    check_sound(copy, TWO)
    before = {file: (tmp_path / file).read_bytes() for file in (TWO[0].file, TWO[1].file)}

    fates = [outcome.fate for outcome in hunt(copy, (*TWO, BROKEN))]

    assert fates == [Fate.CAUGHT, Fate.CAUGHT, Fate.NOT_RUN]
    assert before == {file: (tmp_path / file).read_bytes() for file in before}
