"""A copy of the tree to put faults into: what git knows or would add, as it stands now."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.mutants.mutant import ROOT, Mutant

CODE = ("governance", "dialogs", "adapters", "storage", "bot", "simulator")
FAILED = 1  # pytest's exit code: some tests failed
WITHIN = timedelta(minutes=4)  # a test that a fault has sent round in circles is ended


class NotTheCopy(Exception):
    """The tests would run on another checkout than the copy: nothing would be proved."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a run of pytest."""

    passed: bool
    failed: bool
    said: str


class Sandbox:
    """The copy at `root`. Only one fault is in it at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in _files():
            if (ROOT / name).is_file():
                to = root / name
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, to)
        self._check()

    def _check(self) -> None:
        asked = self._python("-c", "import governance; print(governance.__file__)")
        if not Path(asked.stdout.strip()).is_relative_to(self.root):
            raise NotTheCopy(asked.stdout + asked.stderr)

    def compile(self) -> None:
        """So that each run starts sooner. By hash: a file's time and size may stay as they were."""
        self._python("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", *CODE)

    def run(self, tests: Sequence[str]) -> Ran:
        """Run these tests, up to the first that fails."""
        limit = f"--timeout={WITHIN.total_seconds():.0f}"
        ran = self._python("-m", "pytest", "-x", "-q", "--tb=short", limit, *tests)
        failed = ran.returncode == FAILED and "\nFAILED " in ran.stdout
        return Ran(ran.returncode == 0, failed, ran.stdout + ran.stderr)

    @contextmanager
    def faulty(self, mutant: Mutant) -> Iterator[None]:
        """The copy has the fault in it, and afterwards is as it was."""
        file = self.root / mutant.file
        sound = file.read_text("utf-8")
        file.write_text(mutant.applied(sound), "utf-8")
        try:
            yield
        finally:
            file.write_text(sound, "utf-8")

    def _python(self, *told: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *told],
            cwd=self.root,
            env=_environment(self.root),
            capture_output=True,
            text=True,
            check=False,
        )


def _environment(root: Path) -> dict[str, str]:
    """Ours, but for the settings of the bot and of other test runs."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("IGDESK_", "PYTEST_"))}
    return {**kept, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


def _files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({name for name in listed.stdout.split("\0") if name})
