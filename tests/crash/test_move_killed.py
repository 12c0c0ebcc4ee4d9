"""`igdesk move`, killed half-way: run again, it goes on; the bot goes on where its records went.

A thousand cases; with IGDESK_SOAK=1 a hundred thousand too.
"""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from adapters.clock import Clock, new_id
from adapters.root_key import FileRootKey
from bot.service_files import read_agreement
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit
from tests.a_server import AServer
from tests.crash.process import Bot
from tests.crash.shell import command, done, killed_while
from tests.storage.store_kit import open_case

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
SIZES = (1_000, 100_000) if SOAK else (1_000,)
AT_ONCE = 1_000
LONGEST = 1800.0  # seconds, for a machine gone wrong
MOVE = ("move", "sqlite-to-postgres")
MOVED_AWAY = "this store was moved to"


def opened(bot: Bot, **where: object) -> Store:
    """The store, held."""
    known = {"database": bot.database, **where}
    return open_store(
        **known,  # type: ignore[arg-type]
        ring=bot.ring,
        root_key=FileRootKey(bot.root_key, make_if_missing=not bot.ring.exists()).load,
        parties=read_agreement("sscb_2023").keys,
        now=Clock().now(),
        ids=new_id,
    )


def filled(bot: Bot, cases: int) -> None:
    """So many cases, reported and no more."""

    def some(unit: Unit) -> None:
        for _ in range(AT_ONCE):
            open_case(unit, party="SCC")

    with closing(opened(bot)) as store:
        for _ in range(0, cases, AT_ONCE):
            store.write(some)


@pytest.mark.timeout(3600 if SOAK else 300)
@pytest.mark.parametrize("cases", SIZES)
def test_killed_on_the_way_it_goes_on_and_the_bot_with_it(
    tmp_path: Path, server: AServer, cases: int
) -> None:
    bot, name = Bot(tmp_path / "bot"), server.make()
    filled(bot, cases)
    there = {"IGDESK_DATABASE_URL": server.address(name).url}

    for word in ("copying", "comparing", "reading"):
        killed_while(bot, word, *MOVE, **there)
        bot.start()  # the old one is whole still
        bot.stop()
    began = time.monotonic()
    said = done(bot, *MOVE, within=LONGEST, **there)
    print(f"\n{cases:,} cases moved in {time.monotonic() - began:.0f} s, after three kills")

    assert "all as they were written" in said
    with command(bot, "serve") as refused:
        _, wrong = refused.communicate()
    assert refused.returncode == 1
    assert MOVED_AWAY in wrong
    assert "all as they were written" in command_says(bot, "doctor", there)
    with closing(opened(bot, database=server.address(name))) as store:
        assert store.write(lambda unit: open_case(unit, party="SCC")).reference.endswith(
            f"{cases + 1:04}"
        )
    server.drop(name)


def command_says(bot: Bot, word: str, there: dict[str, str]) -> str:
    """What it prints, however it ends."""
    with command(bot, word, **there) as process:
        says, _ = process.communicate()
    return says
