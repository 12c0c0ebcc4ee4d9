"""The hunt: each mutant is put in alone, and only its own test is run."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic
from typing import Protocol

from tests.mutants.mutant import Mutant
from tests.mutants.sandbox import Ran


class Runs(Protocol):
    """A copy of the tree, as the hunt needs it."""

    def run(self, tests: Sequence[str]) -> Ran:
        """Run these tests."""
        ...

    def faulty(self, mutant: Mutant) -> AbstractContextManager[None]:
        """The copy, with the fault in it."""
        ...


class Fate(StrEnum):
    """What became of a mutant. One that keeps its test from running proves nothing."""

    CAUGHT = "caught"
    SURVIVED = "SURVIVED"
    NOT_RUN = "NOT RUN"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mutant, hunted. `seconds` is for the table alone."""

    mutant: Mutant
    fate: Fate
    seconds: float
    said: str

    @property
    def line(self) -> str:
        """Its row of the table."""
        named = self.mutant.test.removeprefix("tests/").replace("::", " ")
        return f"{self.fate:<8}  {self.seconds:5.1f} s  {self.mutant.id:<64}  {named}"


class AlreadyFails(Exception):
    """A test fails with no fault in the code: its mutants would be caught by nothing."""


def check_sound(copy: Runs, mutants: Sequence[Mutant]) -> None:
    """Every named test passes as things are; AlreadyFails, with pytest's words, otherwise."""
    ran = copy.run(tuple(dict.fromkeys(mutant.test for mutant in mutants)))
    if not ran.passed:
        raise AlreadyFails(ran.said)


def hunt(copy: Runs, mutants: Sequence[Mutant]) -> Iterator[Outcome]:
    """Each mutant in turn, with what became of it."""
    for mutant in mutants:
        began = monotonic()
        with copy.faulty(mutant):
            ran = copy.run([mutant.test])
        yield Outcome(
            mutant, _fate(passed=ran.passed, failed=ran.failed), monotonic() - began, ran.said
        )


def _fate(*, passed: bool, failed: bool) -> Fate:
    if failed:
        return Fate.CAUGHT
    return Fate.SURVIVED if passed else Fate.NOT_RUN
