"""What whoever watches from outside is told: it runs, it takes turns, something calls for them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.watch.pages import Pages
from bot.watch.vitals import Alarm, Sample, Vitals
from governance.policy import LONGEST_SILENCE, LONGEST_WITHOUT_A_SWEEP, READY_HOLDS_FOR
from governance.urgency import Urgency
from storage.errors import StoreUnavailable
from tests.bot.town import Town


class Time:
    """Real seconds, as the test moves them."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by.total_seconds()


class Store:
    """A store that takes a line, or does not."""

    def __init__(self) -> None:
        self.writes = 0
        self.full = False

    async def write(self, _work: Callable[..., Any]) -> Any:
        self.writes += 1
        if self.full:
            raise StoreUnavailable("the disk is full")

    async def read(self, _work: Callable[..., Any]) -> Any:
        raise NotImplementedError

    async def run_on_writer(self, _work: Callable[..., Any]) -> Any:
        raise NotImplementedError


class World:
    """Pages over a store and vitals that the test has in hand."""

    def __init__(self) -> None:
        self.time, self.store, self.damaged = Time(), Store(), set[str]()
        self.others = tuple[Alarm, ...]()
        self.vitals = Vitals(self.time, lambda: self.damaged, lambda: self.others)
        self.pages = Pages(self.store, self.vitals)

    async def asks(self, *paths: str) -> list[tuple[int, dict[str, Any]]]:
        app = web.Application()
        self.pages.add_to(app)
        async with TestClient(TestServer(app)) as client:
            answers = [await client.get(path) for path in paths]
            return [(answer.status, await answer.json()) for answer in answers]

    # What can befall it

    def nothing(self) -> None:
        pass

    def no_sweep(self) -> None:
        self.time.forward(LONGEST_WITHOUT_A_SWEEP)
        self.vitals.looked(Sample())

    def a_row_changed(self) -> None:
        self.damaged.add("cases:secret-id")

    def nobody_hears(self) -> None:
        self.time.forward(LONGEST_SILENCE)
        self.vitals.swept()
        self.vitals.looked(Sample(unsent={Urgency.CLOCK: LONGEST_SILENCE}))

    def one_card_stands(self) -> None:
        self.time.forward(LONGEST_SILENCE)
        self.vitals.swept()
        self.vitals.looked(Sample(unsent={Urgency.CARD: timedelta(days=30)}))

    def others_hear(self) -> None:
        self.nobody_hears()
        self.vitals.sent()

    def the_clock_jumped(self) -> None:
        self.others = (Alarm.CLOCK,)

    def cannot_be_looked_at(self) -> None:
        self.time.forward(LONGEST_WITHOUT_A_SWEEP)
        self.vitals.swept()


@pytest.mark.parametrize(
    ("befalls", "alarms"),
    [
        pytest.param(World.nothing, [], id="all is well"),
        pytest.param(World.no_sweep, ["sweep"], id="no sweep for five minutes"),
        pytest.param(World.a_row_changed, ["damage"], id="a row changed from outside"),
        pytest.param(World.nobody_hears, ["silence"], id="a notice waits and nothing goes"),
        pytest.param(World.one_card_stands, [], id="a card whose reader removed the bot"),
        pytest.param(World.others_hear, [], id="one does not answer, and others hear"),
        pytest.param(World.the_clock_jumped, ["clock"], id="the clock of the machine jumped"),
        pytest.param(World.cannot_be_looked_at, ["watch"], id="the store is not looked at"),
    ],
)
async def test_what_calls_for_somebody_takes_nobodys_turns_away(
    befalls: Callable[[World], None], alarms: list[str]
) -> None:
    world = World()
    befalls(world)
    (alarm, told), ready, alive = await world.asks("/alarmz", "/readyz", "/healthz")

    assert (alarm, told["alarms"]) == (503 if alarms else 200, alarms)
    assert told["damaged"] == len(world.damaged)
    assert "secret-id" not in str(told)
    assert ready == (200, {"ready": True})
    assert alive == (200, {"alive": True})


async def test_it_is_not_ready_where_no_turn_can_be_kept_and_is_again_once_one_can() -> None:
    world = World()
    world.store.full = True
    (first,) = await world.asks("/readyz")
    world.store.full = False
    world.time.forward(READY_HOLDS_FOR)
    (second,) = await world.asks("/readyz")

    assert first == (503, {"ready": False})
    assert second == (200, {"ready": True})


async def test_whoever_asks_a_thousand_times_writes_once() -> None:
    world = World()
    await world.asks(*["/readyz"] * 50)

    assert world.store.writes == 1


async def test_the_real_bot_is_ready_and_well(town: Town) -> None:
    said = []
    for page in ("/readyz", "/alarmz"):
        async with town.session.get(town.bot_url.replace("/api/messages", page)) as answer:
            said.append((answer.status, await answer.json()))

    assert said[0] == (200, {"ready": True})
    assert (said[1][0], said[1][1]["alarms"]) == (200, [])
