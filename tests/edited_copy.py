"""A copy of the three floors with a few edits in it: what a change takes, by making it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = ("governance", "dialogs", "bot")

Edits = Mapping[str, tuple[tuple[str, str], ...]]
"""By file: words that stand in it once, and what they become."""


def said_by(code: str, *, at: Path, edits: Edits, new: Mapping[str, str] | None = None) -> str:
    """Return what `code` prints in the copy, made in the empty folder `at`."""
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, at / floor)
    for name, changes in edits.items():
        text = (at / name).read_text("utf-8")
        for old, then in changes:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, then)
        (at / name).write_text(text, "utf-8")
    for name, text in (new or {}).items():
        assert not (at / name).exists(), name
        (at / name).write_text(text, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": f"{at}{os.pathsep}{ROOT}"},
        cwd=at,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
