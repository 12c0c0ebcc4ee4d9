"""What calls for somebody fails the page, a number and the sign of life outside, all over HTTP; and
none of it takes the bot out of its proxy (what does, `test_pages` has).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.heartbeat import Heartbeat
from bot.people.role_changes import RoleWatch
from bot.watch.metrics import PATH, Metrics
from bot.watch.pages import Pages
from bot.watch.rounds import Watch
from bot.watch.vitals import Alarm, Vitals
from governance.keys import NO_CASE, PartyKey
from governance.outbox_message import (
    OFFICE,
    ChannelName,
    MessageKind,
    TextBody,
    ToMailbox,
)
from governance.outcomes import Outcome
from governance.policy import LONGEST_WAIT, LONGEST_WITHOUT_A_SWEEP
from governance.urgency import Urgency
from storage.unit import Unit
from tests.bot.auditing import by_hand
from tests.bot.town import NINE, Town

DUE_ROWS = "DELETE FROM due WHERE what LIKE 'rung:%'"
MINUTE = timedelta(minutes=1)


@dataclass
class Outside:
    """Whoever watches from outside: what they ask the bot, and the signs of life they get."""

    town: Town
    seconds: list[float] = field(default_factory=lambda: [0.0])
    beats: int = 0
    damaged: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.vitals = Vitals(lambda: self.seconds[-1], lambda: self.damaged, tuple)
        self.vitals.swept()

    async def beat(self, _request: web.Request) -> web.Response:
        self.beats += 1
        return web.Response()

    async def asks(self) -> dict[str, tuple[int, str]]:
        """One round of the watch, then each page of the bot."""
        store, services = self.town.running.store, self.town.running.services
        there, app = web.Application(), web.Application()
        there.router.add_get("/beat", self.beat)
        Pages(store, self.vitals, self.town.clock.now).add_to(app)
        app.router.add_get(PATH, Metrics(self.vitals, loop_lag=lambda: MINUTE).show)
        async with TestServer(there) as server, Heartbeat(str(server.make_url("/beat"))) as heart:
            watch = Watch(store, services, self.vitals, heart, RoleWatch(store, services))
            await watch.run()
        async with TestClient(TestServer(app)) as client:
            answers = {path: await client.get(path) for path in ("/alarmz", "/readyz", PATH)}
            return {path: (one.status, await one.text()) for path, one in answers.items()}

    # What can befall it

    async def nothing(self) -> None:
        pass

    async def no_sweep(self) -> None:
        self.seconds.append(LONGEST_WITHOUT_A_SWEEP.total_seconds())

    async def damage(self) -> None:
        self.damaged.add("due 1")

    async def silence(self) -> None:
        def wait(unit: Unit) -> None:
            unit.outbox.put(
                key="k",
                party=PartyKey("SCC"),
                subject=NO_CASE,
                kind=MessageKind.MAIL,
                to=ToMailbox(OFFICE),
                body=TextBody("Please phone."),
                now=NINE - LONGEST_WAIT,
            )

        self.seconds.append(LONGEST_WAIT.total_seconds())
        self.vitals.swept()
        await self.town.running.store.write(wait)

    async def a_ladder_is_silent(self) -> None:
        await self.town.reports("Priya")
        by_hand(self.town, DUE_ROWS)


@pytest.fixture
def outside(town: Town) -> Outside:
    return Outside(town)


@pytest.mark.sqlite_alone
@pytest.mark.parametrize(
    ("befalls", "called"),
    [
        pytest.param(Outside.nothing, None, id="all is well"),
        pytest.param(Outside.no_sweep, Alarm.SWEEP, id="a dead sweep"),
        pytest.param(Outside.damage, Alarm.DAMAGE, id="damage"),
        pytest.param(Outside.silence, Alarm.WAITING, id="silence"),
        pytest.param(Outside.a_ladder_is_silent, Alarm.BOOKS, id="a ladder that is silent"),
    ],
)
async def test_the_page_a_number_and_the_sign_of_life_say_so_and_turns_are_taken(
    outside: Outside, befalls: Callable[[Outside], Awaitable[None]], called: Alarm | None
) -> None:
    await befalls(outside)
    said = await outside.asks()
    numbers = said[PATH][1].splitlines()

    assert said["/alarmz"][0] == (503 if called else 200)
    for alarm in Alarm:
        assert f'igdesk_alarm{{what="{alarm}"}} {float(alarm is called)}' in numbers
    assert outside.beats == (0 if called else 1)
    assert said["/readyz"][0] == 200


NUMBERS = (
    "igdesk_due ",
    "igdesk_overdue ",
    *(f'igdesk_oldest_unsent_seconds{{for="{one.name.lower()}"}} ' for one in Urgency),
    *(
        f'igdesk_sent_total{{channel="{channel}",outcome="{outcome}"}} '
        for channel in ChannelName
        for outcome in ("sent", "no_answer", "no_token", "blocked", "gone", "other")
    ),
    "igdesk_sweep_seconds_sum ",
    "igdesk_sweep_seconds_count ",
    "igdesk_loop_lag_seconds ",
    *(f'igdesk_messages{{kind="{MessageKind.NOTICE}",outcome="{end}"}} ' for end in Outcome),
    "igdesk_untold ",
    "igdesk_unplanned ",
    "igdesk_damaged_rows ",
)


async def test_every_number_is_there_from_the_start(outside: Outside) -> None:
    said = await outside.asks()
    lines = said[PATH][1].splitlines()

    assert [name for name in NUMBERS if not any(line.startswith(name) for line in lines)] == []
