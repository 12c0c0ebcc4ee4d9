"""`igdesk` as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def shell(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `igdesk` with these words in a folder of its own, with no settings at all."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
    )
