"""What commands on the store say where they cannot: why, what to do, and the fault's code."""

from collections.abc import Callable
from os import urandom
from pathlib import Path

import pytest

from bot.config import Settings
from tests.bot.commands.doctor_kit import store_in
from tests.bot.commands.shell import beside_store
from tests.bot.town import NINE, settings_in

FOUND_WANTING, DAMAGED = 1, 74
PAGE = 4096


def no_ring(settings: Settings) -> None:
    settings.ring.unlink()


def no_database(settings: Settings) -> None:
    settings.database.unlink()


def no_root_key(settings: Settings) -> None:
    settings.root_key_file.unlink()


def another_root_key(settings: Settings) -> None:
    settings.root_key_file.write_bytes(urandom(32))


def no_sense_in_it(settings: Settings) -> None:
    settings.database.write_bytes(b"x" * 2 * PAGE)


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "verify"),
        ("audit", "show", "BR-2026-0001"),
        ("audit", "checkpoint"),
        ("clock",),
        ("clock", "--accept"),
        ("drill", "SCC"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        (no_ring, FOUND_WANTING, "Put back the newest key ring of this store"),
        (no_database, FOUND_WANTING, "Put the database back, with its -wal file"),
        (no_root_key, FOUND_WANTING, "There is no root key at"),
        (another_root_key, FOUND_WANTING, "Put back the root key that belongs to this key ring"),
        (no_sense_in_it, DAMAGED, "restore the last backup that was good"),
    ],
    ids=lambda one: one.__name__ if callable(one) else "",
)
def test_it_says_why_and_what_to_do(
    tmp_path: Path, harm: Callable[[Settings], None], code: int, said: str, words: tuple[str, ...]
) -> None:
    store_in(tmp_path, NINE).close()
    harm(settings_in(tmp_path))
    shown = beside_store(tmp_path, *words)

    assert said in shown.stderr
    assert (shown.returncode, shown.stdout) == (code, "")
    assert "Traceback" not in shown.stderr
