"""A backup beside a bot that works, killed half-way; the next one restored and compared."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from adapters.clock import Clock, new_id
from bot.config import load_settings
from bot.service_files import read_agreement
from storage.backup_folders import made_in
from storage.open_store import open_store
from storage.unit import Unit
from tests.crash.connector import Connector
from tests.crash.crowd import DAVID, HELEN, NO_DANGER, PRIYA, RUTH, Answer, Talker
from tests.crash.process import Bot
from tests.crash.shell import done, killed_while
from tests.crash.waiting import DEADLINE, until
from tests.crash.whole import case_of

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
MEGABYTES = 200 if SOAK else 24  # what is copied must take a while
KILLS = 20 if SOAK else 2
MAKE = ("backup", "make", "--to", "safe", "--ring-to", "ring safe")
NEVER_CHANGED = ("cases", "case_events", "agreement_events", "audit")  # but for new rows


def grown(bot: Bot) -> None:
    """A database of some size: what is in it is nobody's."""
    settings = load_settings(**{**bot.given, "_env_file": None})
    store = open_store(
        database=bot.database,
        ring=bot.ring,
        root_key=bot.root_key.read_bytes,
        parties=read_agreement(settings.agreement).keys,
        now=Clock().now(),
        ids=new_id,
    )
    with closing(store):
        for number in range(MEGABYTES):
            store.write(partial(put, f"size {number}"))


def put(name: str, unit: Unit) -> None:
    unit.meta.set(name, "x" * 1_000_000)


@contextmanager
def at_work(bot: Bot) -> Iterator[list[str]]:
    """People report all the time; the references that they were told."""
    told: list[str] = []
    enough = threading.Event()

    def work(talker: Talker, name: str) -> None:
        number = 0
        while not enough.is_set():
            number += 1
            form = f"{name} {'i' * number}"
            answer: Answer = talker.press("send", NO_DANGER, on=form)
            told.append(answer.reference)

    people = [Talker(bot, who) for who in (PRIYA, HELEN, DAVID, RUTH)]
    threads = [threading.Thread(target=work, args=(one, one.persona.name)) for one in people]
    for thread in threads:
        thread.start()
    try:
        until(lambda: len(told) >= 8, "some reports")
        yield told
    finally:
        enough.set()
        for thread in threads:
            thread.join(DEADLINE)


def rows(database: Path, table: str) -> set[tuple[Any, ...]]:
    """Every row of a table, as it lies there."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as seen:
        return set(seen.execute(f"SELECT * FROM {table}"))  # noqa: S608  our own names


def test_a_backup_that_is_killed_leaves_nothing_and_the_next_has_all_that_was_acknowledged(
    bot: Bot, connector: Connector, tmp_path: Path
) -> None:
    grown(bot)
    bot.start(connector)
    safe, files = bot.folder / "safe", set(bot.database.parent.iterdir())
    with at_work(bot) as told:
        done(bot, *MAKE)
        (first,) = made_in(safe)
        for number in range(KILLS):
            killed_while(bot, ("copying", "sealing")[number % 2], *MAKE)
            counted = [one.path for one in made_in(safe)]
            before = tuple(told)
        done(bot, *MAKE)
        meanwhile = tuple(told)
    newest, *_ = made_in(safe)
    left = {file for file in bot.database.parent.iterdir() if file not in files}

    assert counted == [first.path]
    assert {file.name for file in left} <= {"igdesk.db.copy"}  # without a byte in it
    assert sum(file.stat().st_size for file in left) == 0
    assert bot.healthy()
    assert set(meanwhile) > set(before)
    assert bot.chain_length() > 0
    compared(bot, newest.path, before, tmp_path / "elsewhere")


def compared(bot: Bot, backup: Path, before: tuple[str, ...], folder: Path) -> None:
    """Restore it on another machine, and lay it beside the store that lives."""
    shutil.copytree(bot.ring.parent, folder / "keys", ignore=shutil.ignore_patterns("*.new"))
    shutil.copytree(bot.root_key.parent, folder / "root")
    other = Bot(folder)
    for word in ("opening", "reading"):
        killed_while(other, word, "restore", "from", str(backup))
        assert not other.database.exists()
    done(other, "restore", "from", str(backup))
    assert {file.name for file in other.database.parent.iterdir()} == {other.database.name}
    for table in NEVER_CHANGED:
        back, live = rows(other.database, table), rows(bot.database, table)
        assert back, table
        assert len(back - live) == (table == "audit")  # that it was restored
    assert all(case_of(other, reference) for reference in before)
    assert other.chain_length() > 0
    other.put_away()
