"""`igdesk` as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bot.town import ROLES, settings_in

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


def beside_store(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `igdesk` with these words on the store that the settings of `folder` name."""
    settings = settings_in(folder)
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": os.environ["PATH"],
            "IGDESK_ANONYMOUS": "1",
            "IGDESK_DATABASE": str(settings.database),
            "IGDESK_RING": str(settings.ring),
            "IGDESK_ROOT_KEY_FILE": str(settings.root_key_file),
            "IGDESK_ROLES": str(ROLES),
        },
    )
