"""Told to stop while a sign-in hangs for ever, the process ends and loses nothing that it took."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.clock import Clock
from bot.registrations import open_registrations
from simulator.bot_line import BotLine
from simulator.chats import BotFace, Chats, Json
from simulator.connector import SWITCHES, Switches, add_connector
from simulator.people import load_people
from tests.adapters.credentials_kit import kept
from tests.bot.guarded_town import COUNCIL
from tests.bot.town import ROLES
from tests.crash.process import HOST, ROOT, free_port
from tests.crash.waiting import DEADLINE, STEP
from tests.world.gate import ALWAYS, Gate
from tests.world.microsoft import Microsoft, microsoft
from tests.world.process import CLOUD
from tests.world.rows import DANGER, HEAR, PRIVATE
from tests.world.weather import MOODS, Place
from tests.world.world import Teams, known_to_entra, register

REPORTS = 60
SOME = 3
"""How many have their receipt when the bot is told to stop; the others are under way."""
SHOWN = ("cmdline", "environ")
"""Of a process, what the system shows to others of the same user."""
REFERENCE = re.compile(r"BR-\d{4}-\d{4}")


@dataclass
class Served:
    """The bot as a process of its own, as often as it is started, and the people around it."""

    folder: Path
    ca_file: Path
    around: Microsoft
    chats: Chats
    service_url: str
    session: aiohttp.ClientSession
    teams: Teams
    switches: Switches
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/api/messages"

    @property
    def line(self) -> BotLine:
        """The way to it."""
        return self.teams.line()(
            chats=self.chats,
            session=self.session,
            messages_url=self.url,
            service_url=self.service_url,
        )

    @property
    def environment(self) -> Mapping[str, str]:
        settings: dict[str, object] = {
            "DATABASE": self.folder / "store" / "igdesk.db",
            "RING": self.folder / "keys" / "ring.json",
            "ROOT_KEY_FILE": self.folder / "root" / "root.key",
            "ROLES": self.folder / "roles.toml",
            "REGISTRATIONS": self.folder / "registrations.toml",
            "CA_FILE": self.ca_file,
            "HOST": HOST,
            "PORT": self.port,
            "SERVICE_URL": self.service_url,
            "LOG_LEVEL": "debug",  # every library too
        }
        ours = {f"IGDESK_{name}": str(value) for name, value in settings.items()}
        cloud = json.dumps(asdict(self.around.cloud))
        return {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], CLOUD: cloud, **ours}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """The process, once it answers; it is put away however the test ends."""
        with (self.folder / "bot.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.world.process",
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        try:
            await until(self._answers, still=lambda: process.returncode is None)
            shown = [Path(f"/proc/{process.pid}/{what}").read_text() for what in SHOWN]
            yield process
            shown.append((self.folder / "bot.log").read_text())
            assert not PRIVATE.search("".join(shown))
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def _answers(self) -> bool:
        try:
            async with self.session.get(self.url.replace("/api/messages", "/healthz")) as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    async def reports(self, number: int) -> Json:
        """Priya sends a report of danger; what she sees for it."""
        priya = next(chat for chat in self.chats if chat.persona.name.startswith("Priya"))
        form = {"type": "message", "id": self.chats.new_id(), "text": "a form"}
        on = self.chats.post(priya, "bot", form).activity_id
        data = {"s": 1, "verb": "send", "card": f"card {number}", **DANGER}
        return await self.line.execute(priya, on, {"verb": "send", "data": data}, "manual")

    def told(self, name: str) -> list[str]:
        """The reports that somebody has heard of, by the lines of their messages."""
        chat = next(chat for chat in self.chats if chat.persona.name.startswith(name))
        lines = (str(one.activity.get("summary")) for one in chat.entries.values())
        return [found[0] for line in lines if (found := REFERENCE.search(line))]


async def until(
    so: Callable[[], Awaitable[bool]], *, still: Callable[[], bool] = lambda: True
) -> None:
    """Return once it is so; fail where it takes very long, or something is no more."""
    async with asyncio.timeout(DEADLINE):
        while not await so():
            assert still()
            await asyncio.sleep(STEP)


@pytest.fixture
async def served(tmp_path: Path, ca_file: Path) -> AsyncIterator[Served]:
    """Microsoft, Teams and the folder of a bot that has not started yet."""
    folder, people, clock = tmp_path / "served", load_people(ROLES), Clock()
    registered = open_registrations(register(folder))
    kept(folder / "roles.toml", ROLES.read_bytes())
    chats = Chats(people=people, bot=BotFace(), now=clock.now)
    async with microsoft(*known_to_entra(registered), clock=clock, ca_file=ca_file) as around:
        gate = Gate(around.entra, {one.conversation_id: one.tenant_id for one in people})

        @web.middleware
        async def checked(
            request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
        ) -> web.StreamResponse:
            return await gate(request) or await handler(request)

        app = web.Application(middlewares=[checked])
        add_connector(app, chats)
        async with TestServer(app) as teams, aiohttp.ClientSession() as session:
            url = str(teams.make_url("/"))
            made = Served(
                folder, ca_file, around, chats, url, session, Teams(around), app[SWITCHES]
            )
            yield made
            assert around.wrong + gate.wrong == []


async def stopped_amid(served: Served, reports: int) -> None:
    """So many reports of danger come; once some have their receipt the bot is told to stop."""
    async with served.running() as process:
        sent = [asyncio.create_task(served.reports(number)) for number in range(reports)]
        while sum(one.done() for one in sent) < min(SOME, reports):
            await asyncio.wait(sent, return_when=asyncio.FIRST_COMPLETED, timeout=STEP)
        process.send_signal(signal.SIGTERM)
        seen = await asyncio.gather(*sent)
        async with asyncio.timeout(DEADLINE):
            assert await process.wait() == 0
    assert sum(one["outcome"] == "replaced" for one in seen) >= min(SOME, reports)
    assert served.told("Tom") == []


async def told_after_the_next_start(served: Served, reports: int) -> None:
    """Teams sends again what was not taken; each of those who must hear hears of each, once."""
    async with served.running():
        await served.teams.send_again(served.session, served.url)
        assert served.teams.sends_again == []

        async def all_told() -> bool:
            return all(len(set(served.told(name))) == reports for name in HEAR)

        await until(all_told)
    assert [len(served.told(name)) for name in HEAR] == [reports] * len(HEAR)


@pytest.mark.slow
async def test_sixty_reports_of_danger_at_the_stop_are_kept_and_told_after_the_next_start(
    served: Served,
) -> None:
    served.around.weather.moods[COUNCIL, Place.TOKEN] = MOODS["drip"]
    await stopped_amid(served, REPORTS)
    assert not served.around.weather.let_go.is_set()  # it hangs still, and nobody waited for it

    served.around.mend()
    await told_after_the_next_start(served, REPORTS)


@pytest.mark.slow
async def test_a_teams_that_answers_nothing_at_the_stop_is_told_again(served: Served) -> None:
    served.switches.hang = ALWAYS
    await stopped_amid(served, 1)

    served.switches.clear()
    await told_after_the_next_start(served, 1)
