"""Another process at the same store: its program, with all that the store's tests know."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWS = "from pathlib import Path\nfrom tests.storage.store_kit import *\n"


@contextmanager
def begun(program: str) -> Iterator["subprocess.Popen[str]"]:
    """It runs; at the end it does no more."""
    process = subprocess.Popen(
        [sys.executable, "-c", KNOWS + program],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def said_by(program: str) -> str:
    """What it says until it ends."""
    with begun(program) as process:
        said, _ = process.communicate()
    assert process.returncode == 0
    return said
