"""Two bots on one database: people talk to either, and hear of everything once, and in order."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.watch.others import Processes
from bot.wiring import run
from dialogs.words.wording import say
from governance.policy import READY_HOLDS_FOR
from storage.migrate import HEAD
from tests.a_server import AServer
from tests.bot.town import UNHURRIED, Town, facts, pristine_store, settings_in, town


@dataclass
class Two:
    """A town with two bots, each as if it were the town's."""

    one: Town
    other: Town

    async def look(self) -> None:
        """Each looks where it stands, and does what it then has to."""
        for each in (self.one, self.other):
            await each.running.look_where_it_stands()
        for each in (self.one, self.other):
            await each.running.catch_up()


@pytest.fixture(scope="module")
def started(server: AServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store that was begun on the server."""
    name = server.make()
    url = server.address(name).url
    folder = tmp_path_factory.mktemp("two")
    return pristine_store(folder, changes={"database_url": url}), name


@asynccontextmanager
async def two(started: tuple[Path, str], server: AServer, tmp_path: Path) -> AsyncIterator[Two]:
    """Both, in a copy of that store."""
    pristine, like = started
    changes = {"database_url": server.address(server.make(like)).url}
    async with town(tmp_path, pristine=pristine, changes=changes) as one:
        settings = settings_in(tmp_path, service_url=one.service_url, **changes)
        async with (
            run(
                settings,
                clock=one.clock,
                simulated=True,
                gap=timedelta(),
                patience=UNHURRIED,
            ) as running,
            TestServer(running.app) as bot,
        ):
            other = replace(one, running=running, bot_url=str(bot.make_url("/api/messages")))
            both = Two(one, other)
            await both.look()
            yield both


async def test_a_case_begun_with_one_is_gone_on_with_by_the_other(
    started: tuple[Path, str], server: AServer, tmp_path: Path
) -> None:
    async with two(started, server, tmp_path) as both:
        case = await both.one.reports("Priya")
        await both.other["Tom"].presses("I have it")
        said = await both.other["Tom"].says(f"open {case.header.reference}")

        assert case.header.reference in said
        assert "Acknowledged" in facts(await both.one.case())


async def test_each_hears_of_a_rung_once(
    started: tuple[Path, str], server: AServer, tmp_path: Path
) -> None:
    async with two(started, server, tmp_path) as both:
        assert _standing(both.one).does_rounds
        assert not _standing(both.other).does_rounds
        await both.one.reports("Priya")
        for _ in range(8):
            both.one.clock.forward(timedelta(hours=3))
            for each in (both.other, both.one):
                await each.running.catch_up()

        heard = Counter((who, line, at) for at, who, line in both.one.heard())
        assert max(heard.values()) == 1
        assert len(heard) > 5


async def test_when_the_one_with_the_rounds_ends_the_other_has_them(
    started: tuple[Path, str], server: AServer, tmp_path: Path
) -> None:
    async with two(started, server, tmp_path) as both:
        await both.one.reports("Priya")
        both.one.running.store._store._writer.dispose()  # as of a process that was killed
        await both.other.running.look_where_it_stands()
        assert _standing(both.other).does_rounds
        assert _standing(both.other).many == 1
        await both.other.goes_on(hours=2)

        assert any("0001" in line for _, who, line in both.other.heard() if who == "Grace")


async def test_leave_that_was_said_to_one_is_known_to_the_other(
    started: tuple[Path, str], server: AServer, tmp_path: Path
) -> None:
    async with two(started, server, tmp_path) as both:
        tom = both.one["Tom"].person
        before = both.other.running.services.directory.people[tom]
        await both.one["Tom"].says("I am away from 24 November to 27 November, cover: Grace")
        await both.other.running.look_where_it_stands()

        assert both.other.running.services.directory.people[tom] != before


async def test_a_bot_whose_tables_are_not_its_own_takes_no_turn_and_says_so(
    started: tuple[Path, str], server: AServer, tmp_path: Path
) -> None:
    async with two(started, server, tmp_path) as both:
        with server.connect(_database(both.one)) as admin:
            admin.execute("UPDATE alembic_version SET version_num = '9999'")
        await both.look()
        assert not any(_standing(each).does_rounds for each in (both.one, both.other))
        ready = both.other.bot_url.replace("/api/messages", "/readyz")
        async with both.one.session.get(ready) as answer:
            assert answer.status == 503
        said = await both.other["Priya"].says("report a breach")

        assert said == say("unfit.not_yet")
        with server.connect(_database(both.one)) as admin:
            admin.execute("UPDATE alembic_version SET version_num = %s", (HEAD,))
        await both.look()
        both.one.clock.forward(READY_HOLDS_FOR)
        async with both.one.session.get(ready) as answer:
            assert answer.status == 200


def _standing(one: Town) -> Processes:
    return one.running.services.processes


def _database(one: Town) -> str:
    place = one.running.store._store._kept.place
    return place.split()[0]
