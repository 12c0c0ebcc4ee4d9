"""How much of our own code a turn runs: counted, so that no busy machine changes it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST = {"a flow step": 1_600, "a report filed": 4_400}
"""Calls of our functions a turn: what they were when this was written, and a tenth. Lower them."""
HEAD = re.compile(r"^## (.+): ([\d,]+) calls of ours a turn$", re.MULTILINE)


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    """What `benchmarks.calls` counts, of fewer turns than it does for people."""
    command = [sys.executable, "-m", "benchmarks.calls", "--turns", "48"]
    page = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {kind: int(calls.replace(",", "")) for kind, calls in HEAD.findall(page)}


@pytest.mark.parametrize("kind", MOST)
def test_a_turn_calls_no_more_of_our_functions_than_it_did(
    counted: dict[str, int], kind: str
) -> None:
    assert MOST[kind] / 2 < counted[kind] <= MOST[kind]
