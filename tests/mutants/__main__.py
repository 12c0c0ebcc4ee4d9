"""`python -m tests.mutants`: are the faults that we seed caught? `... WORD` hunts only some.

Exit 0 where each is caught by its test, 1 where one is not, 2 for a word that fits none.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.mutants.hunting import AlreadyFails, Fate, Outcome, check_sound, hunt
from tests.mutants.mutant import ROOT, Drifted, Mutant
from tests.mutants.sandbox import Sandbox
from tests.mutants.table import MUTANTS

LAST_LINES = 25


def main(words: Sequence[str]) -> int:
    """Hunt the mutants whose name has one of these words; without any, all."""
    chosen = [m for m in MUTANTS if not words or any(word in m.id for word in words)]
    if not chosen:
        print(f"No mutant's name has {' or '.join(words)} in it.")
        return 2
    try:
        drifted_first(chosen)
        with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
            escaped = [one for one in _told(Path(folder), chosen) if one.fate is not Fate.CAUGHT]
    except (Drifted, AlreadyFails) as reason:
        print(f"{type(reason).__name__}: {reason}")
        return 1
    for one in escaped:
        print(f"\n{one.mutant.id}\n{_end(one.said)}")
    print(f"\n{len(chosen) - len(escaped)} of {len(chosen)} faults caught")
    return 1 if escaped else 0


def drifted_first(mutants: Sequence[Mutant]) -> None:
    """Drifted, before anything is run, where a mutant does not fit the code any more."""
    for mutant in mutants:
        mutant.applied((ROOT / mutant.file).read_text("utf-8"))


def _told(folder: Path, mutants: Sequence[Mutant]) -> list[Outcome]:
    sandbox = Sandbox(folder)
    sandbox.compile()
    print(f"{len(mutants)} faults, each with its test alone: a few seconds each.")
    check_sound(sandbox, mutants)
    print("With no fault in the code every one of those tests passes.\n", flush=True)
    outcomes = []
    for outcome in hunt(sandbox, mutants):
        outcomes.append(outcome)
        print(outcome.line, flush=True)
    return outcomes


def _end(said: str) -> str:
    return "\n".join(said.splitlines()[-LAST_LINES:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
