"""A rotation of keys that is killed half-way is gone on with, and every record opens."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from adapters.clock import Clock
from adapters.root_key import FileRootKey
from bot.service_files import read_agreement
from governance.keys import PartyKey
from governance.people.identity import System
from storage.open_store import open_store
from storage.periods import open_key
from storage.store import Store
from storage.unit import Unit
from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE, until

MANY = 6_000
"""Records: a dozen transactions of a rotation, so that the kill comes in their midst."""

PARTY = PartyKey("SCC")


@pytest.fixture
def bot(tmp_path: Path) -> Bot:
    """A store with many records, and no process on it."""
    bot = Bot(tmp_path / "bot")
    with closing(opened(bot)) as store:
        store.write(many_records)
    return bot


def opened(bot: Bot) -> Store:
    """The store, held."""
    return open_store(
        database=bot.database,
        ring=bot.ring,
        root_key=FileRootKey(bot.root_key, make_if_missing=not bot.ring.exists()).load,
        parties=read_agreement("sscb_2023").keys,
        now=Clock().now(),
        ids=iter(map(str, range(100))).__next__,
    )


def many_records(unit: Unit) -> None:
    for number in range(MANY):
        unit.audit.append(
            actor=System("test"),
            what="planted",
            subject=f"s{number}",
            party=PARTY,
            version=0,
            digest=b"",
            detail={"number": number},
            now=Clock().now(),
        )


def rotation(bot: Bot) -> "subprocess.Popen[bytes]":
    """`igdesk keys rotate`, begun."""
    command = [sys.executable, "-m", "bot", "keys", "rotate", "--party", str(PARTY)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=bot.folder, env=bot.environment(), stdout=quiet, stderr=quiet
    )


def under(bot: Bot) -> dict[str, int]:
    """How many entries are under each key."""
    with closing(sqlite3.connect(bot.database)) as database:
        rows = database.execute("SELECT kek, count(*) FROM audit GROUP BY kek")
        return dict(rows.fetchall())


def test_a_killed_rotation_is_gone_on_with_and_loses_nothing(bot: Bot) -> None:
    before = under(bot)
    process = rotation(bot)
    until(lambda: len(under(bot)) > len(before) or process.poll() is not None, "records to move")
    os.kill(process.pid, signal.SIGKILL)
    process.wait(DEADLINE)
    half = under(bot)

    assert rotation(bot).wait(DEADLINE) == 0

    with closing(opened(bot)) as store:
        looked = store.inspect()
        names = [kek.name for kek in store.ring.keks]
    after = under(bot)
    assert len(half) > len(before)
    assert not {key for key, count in before.items() if count >= MANY} & after.keys()
    assert (looked.damaged, looked.without_key, looked.first_bad_entry) == ((), 0, None)
    assert names.count(open_key(PARTY, Clock().now())) == 2
