"""What keeps the real process from starting: one plain sentence that names it, and exit code 1."""

import os
import re
import socket
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.errors import IO_FAILED, TRY_AGAIN
from tests.crash.connector import Connector
from tests.crash.crowd import NO_DANGER, PRIYA, Talker
from tests.crash.process import HOST, Bot
from tests.crash.waiting import DEADLINE

SENTENCE = re.compile(r"IG Desk cannot start: [^\n]+(\n→ [^\n]+)?\n?\Z")


def refused(bot: Bot, code: int = 1, **changes: str) -> str:
    """Start it; it ends with that code, after a sentence and what to do. Nothing that looks like
    our insides.
    """
    bot.log.write_text("")
    process = bot.launch(**changes)
    assert process.wait(DEADLINE) == code, bot.said
    says = [line for line in bot.said.splitlines() if not line.startswith("{")]  # it had begun
    assert SENTENCE.match("\n".join(says)), bot.said
    assert not re.search(r"Traceback|File \"|Error\b|Exception", bot.said), bot.said
    return bot.said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """A store with one report in it, and nobody serving it. Tests copy it."""
    folder = tmp_path_factory.mktemp("made")
    with Connector() as connector:
        bot = Bot(folder / "bot", connector.address)
        try:
            bot.start(connector)
            Talker(bot, PRIYA).press("send", NO_DANGER, on="form")
            bot.stop()
        finally:
            bot.put_away()
    return bot


@pytest.fixture
def copy(made: Bot, tmp_path: Path) -> Bot:
    """A copy of it to spoil."""
    subprocess.run(["cp", "-a", str(made.folder), str(tmp_path / "bot")], check=True)
    return Bot(tmp_path / "bot")


def other_root_key(bot: Bot) -> None:
    bot.root_key.write_bytes(os.urandom(32))


def root_key_of_wrong_length(bot: Bot) -> None:
    bot.root_key.write_bytes(b"short")


def root_key_that_others_can_read(bot: Bot) -> None:
    bot.root_key.chmod(0o644)


def no_root_key(bot: Bot) -> None:
    bot.root_key.unlink()


def no_ring(bot: Bot) -> None:
    bot.ring.unlink()


def no_ring_and_no_root_key(bot: Bot) -> None:
    bot.ring.unlink()
    bot.root_key.unlink()


def damaged_ring(bot: Bot) -> None:
    bot.ring.write_text(bot.ring.read_text()[:1000])


def garbage_for_a_database(bot: Bot) -> None:
    for journal in bot.database.parent.glob("*.db-*"):
        journal.unlink()
    bot.database.write_bytes(os.urandom(64 * 1024))


def a_folder_for_a_database(bot: Bot) -> None:
    bot.database.unlink()
    bot.database.mkdir()


SPOILT = (
    pytest.param(other_root_key, "root key", id="another root key"),
    pytest.param(root_key_of_wrong_length, "root.key", id="a root key of the wrong length"),
    pytest.param(root_key_that_others_can_read, "root.key", id="a root key that others can read"),
    pytest.param(no_root_key, "root.key", id="no root key"),
    pytest.param(no_ring, "ring.json", id="no key ring"),
    pytest.param(no_ring_and_no_root_key, "ring.json", id="neither ring nor root key"),
    pytest.param(damaged_ring, "ring.json", id="half a key ring"),
    pytest.param(garbage_for_a_database, "database", id="garbage for a database"),
    pytest.param(a_folder_for_a_database, "store", id="a folder for a database"),
)
OF_THE_DISK = (garbage_for_a_database, a_folder_for_a_database)


@pytest.mark.parametrize(("spoil", "named"), SPOILT)
def test_a_store_that_cannot_be_opened_is_named_and_left_alone(
    copy: Bot, spoil: Callable[[Bot], None], named: str
) -> None:
    spoil(copy)
    before = contents(copy)

    assert named in refused(copy, code=IO_FAILED if spoil in OF_THE_DISK else 1)
    assert contents(copy) == before


def contents(bot: Bot) -> dict[str, bytes]:
    """Every file that a person would miss. (SQLite's own -shm is an index and no content.)"""
    files = (p for p in bot.folder.rglob("*") if p.is_file() and p != bot.log)
    return {p.name: p.read_bytes() for p in files if p.stat().st_size and p.suffix != ".db-shm"}


def test_a_port_that_is_taken_is_named(copy: Bot) -> None:
    with closing(socket.socket()) as other:
        other.bind((HOST, copy.port))
        other.listen()
        said = refused(copy)

    assert str(copy.port) in said


ROLES = (
    pytest.param(None, "IGDESK_ROLES", id="not there"),
    pytest.param(b"\xff\xfe\x00", "roles.toml", id="not text"),
    pytest.param(b"[[people]\n", "roles.toml", id="not TOML"),
)


@pytest.mark.parametrize(("content", "named"), ROLES)
def test_a_roles_file_that_cannot_be_read_is_named(
    copy: Bot, tmp_path: Path, content: bytes | None, named: str
) -> None:
    roles = tmp_path / "roles.toml"
    if content is not None:
        roles.write_bytes(content)

    assert named in refused(copy, IGDESK_ROLES=str(roles))


def test_a_folder_for_a_roles_file_is_named(copy: Bot, tmp_path: Path) -> None:
    assert "IGDESK_ROLES" in refused(copy, IGDESK_ROLES=str(tmp_path))


def test_a_second_process_is_refused_and_does_the_first_no_harm(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)

    assert "in use" in refused(bot, code=TRY_AGAIN)
    assert bot.healthy()
    Talker(bot, PRIYA).press("send", NO_DANGER, on="form")
    assert bot.count("cases") == 1


def empty_database(bot: Bot) -> None:
    bot.database.parent.mkdir(parents=True)
    bot.database.touch(0o600)


def root_key_only(bot: Bot) -> None:
    empty_database(bot)
    bot.root_key.parent.mkdir(mode=0o700)
    bot.root_key.write_bytes(os.urandom(32))
    bot.root_key.chmod(0o600)


def half_written_ring(bot: Bot) -> None:
    root_key_only(bot)
    bot.ring.parent.mkdir(mode=0o700)
    bot.ring.with_name("ring.json.new").write_text("{")


CUT_SHORT = (
    pytest.param(empty_database, id="before the root key was made"),
    pytest.param(root_key_only, id="before the ring was made"),
    pytest.param(half_written_ring, id="while the ring was written"),
)


@pytest.mark.parametrize("left", CUT_SHORT)
def test_a_first_start_that_was_cut_short_is_taken_up_by_the_next(
    new_bot: Bot, left: Callable[[Bot], None]
) -> None:
    left(new_bot)

    new_bot.start()

    assert Talker(new_bot, PRIYA).press("send", NO_DANGER, on="form").reference
