"""What nothing needs to serve is not loaded: it would be part of the bot for months."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import PREFIX
from tests.bot.town import ROLES

ROOT = Path(__file__).parents[3]
UNUSED = {
    "alembic": "a store of today has nothing to migrate",
    "azure": "the root key is in no vault",
    "botbuilder": "nobody asked for the SDK's middleware",
    "botframework": "as botbuilder",
    "docx": "no letter is written",
    "msal": "there are no registrations",
    "msrest": "as botbuilder",
    "requests": "what blocks is asked beside, by msal",
    "psycopg": "the store is a file",
    "sqlalchemy.dialects.postgresql": "the store is a file",
    "rich": "there is nothing to show in colours",
    "typer": "few words say how to serve",
    "xlsxwriter": "nothing is exported",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that `igdesk serve` has loaded once it says that it serves, on its own store."""
    folder = tmp_path_factory.mktemp("served")
    for start in ("the first, which makes the store", "one of many"):
        said = begun(folder)
        assert any('"serving' in line for line in said), start
    return {line.rpartition("|")[2].strip() for line in said}


def begun(folder: Path) -> list[str]:
    """What such a process says from its start until it serves, each import a line."""
    env = {"ROLES": str(ROLES), "ANONYMOUS": "1", "PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "bot", "serve"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **{PREFIX + name: env[name] for name in env}},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if '"serving' in line:
            process.send_signal(signal.SIGTERM)
            break
    process.communicate(timeout=30)
    return lines


def test_what_is_used_is_loaded(loaded: set[str]) -> None:
    assert {"aiohttp", "sqlalchemy", "cryptography", "pydantic_settings", "bot"} <= loaded


@pytest.mark.parametrize("package", UNUSED)
def test_what_nobody_uses_is_not_loaded(loaded: set[str], package: str) -> None:
    of_it = {name for name in loaded if f"{name}.".startswith(f"{package}.")}

    assert of_it == set(), UNUSED[package]
