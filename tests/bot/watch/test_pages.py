"""What whoever watches from outside is told: it runs, it takes turns, something calls for them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.teams.standing import Standing, TokenStanding
from bot.watch.pages import Pages
from bot.watch.vitals import Alarm, Sample, Vitals
from governance.policy import (
    KEYS_ARE_OLD,
    KEYS_WITHIN,
    LONGEST_WAIT,
    LONGEST_WITHOUT_A_SWEEP,
    READY_HOLDS_FOR,
)
from governance.urgency import Urgency
from storage.errors import StoreUnavailable
from tests.bot.town import NINE, Town

APP = "99999999-0000-4000-8000-000000000000"


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
        self.holds: Sample | None = Sample()

    async def write(self, _work: Callable[..., Any]) -> Any:
        self.writes += 1
        if self.full:
            raise StoreUnavailable("the disk is full")

    async def read(self, _work: Callable[..., Any]) -> Any:
        if self.holds is None:
            raise StoreUnavailable("it cannot be read")
        return self.holds

    async def run_on_writer(self, _work: Callable[..., Any]) -> Any:
        raise NotImplementedError


class World:
    """Pages over a store and vitals that the test has in hand."""

    def __init__(self) -> None:
        self.time, self.store, self.damaged = Time(), Store(), set[str]()
        self.others = tuple[Alarm, ...]()
        self.keys: timedelta | None = timedelta(hours=1)
        self.tokens = {APP: TokenStanding(timedelta(minutes=50))}
        standing = Standing(lambda: self.tokens, lambda: self.keys)
        self.vitals = Vitals(self.time, lambda: self.damaged, lambda: self.others, standing)
        self.pages = Pages(self.store, self.vitals, lambda: NINE)

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

    def a_row_changed(self) -> None:
        self.damaged.add("cases:secret-id")

    def one_notice_waits(self) -> None:
        self.time.forward(LONGEST_WAIT)
        self.vitals.swept()
        self.store.holds = Sample(unsent={Urgency.CLOCK: LONGEST_WAIT})

    def one_card_stands(self) -> None:
        self.time.forward(LONGEST_WAIT)
        self.vitals.swept()
        self.store.holds = Sample(unsent={Urgency.CARD: timedelta(days=30)})

    def a_night_was_switched_off(self) -> None:
        self.store.holds = Sample(unsent={Urgency.DANGER: timedelta(hours=9)})

    def no_token(self) -> None:
        self.tokens = {APP: TokenStanding(timedelta(), LONGEST_WAIT)}

    def no_token_a_moment_ago(self) -> None:
        self.tokens = {APP: TokenStanding(timedelta(), timedelta(seconds=20))}

    def no_keys(self) -> None:
        self.keys = None
        self.time.forward(KEYS_WITHIN)

    def no_keys_yet(self) -> None:
        self.keys = None

    def old_keys(self) -> None:
        self.keys = KEYS_ARE_OLD

    def the_clock_jumped(self) -> None:
        self.others = (Alarm.CLOCK,)

    def cannot_be_looked_at(self) -> None:
        self.time.forward(LONGEST_WITHOUT_A_SWEEP)
        self.vitals.swept()
        self.store.holds = None


@pytest.mark.parametrize(
    ("befalls", "alarms"),
    [
        pytest.param(World.nothing, [], id="all is well"),
        pytest.param(World.no_sweep, ["sweep"], id="no sweep for five minutes"),
        pytest.param(World.a_row_changed, ["damage"], id="a row changed from outside"),
        pytest.param(World.one_notice_waits, ["waiting"], id="a notice waits"),
        pytest.param(World.one_card_stands, [], id="a card whose reader removed the bot"),
        pytest.param(World.a_night_was_switched_off, [], id="it has just been started"),
        pytest.param(World.no_token, ["sign_in"], id="a registration gets no token"),
        pytest.param(World.no_token_a_moment_ago, [], id="it got none a moment ago"),
        pytest.param(World.no_keys, ["door"], id="nobody can be let in"),
        pytest.param(World.no_keys_yet, [], id="the keys are still being fetched"),
        pytest.param(World.old_keys, ["door"], id="the keys are two days old"),
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


async def test_what_is_seen_from_outside_is_counts_and_seconds() -> None:
    world = World()
    world.vitals.mailed()
    world.time.forward(timedelta(seconds=40))
    world.vitals.carried()
    world.store.holds = Sample(unsent={Urgency.DANGER: timedelta(seconds=9)})
    world.tokens["failing"] = TokenStanding(timedelta(), timedelta(seconds=70))
    ((_, told),) = await world.asks("/alarmz")

    assert told == {
        "well": True,
        "alarms": [],
        "damaged": 0,
        "sweep_age_seconds": 40,
        "courier_age_seconds": 0,
        "mail_age_seconds": 40,
        "keys_age_seconds": 3600,
        "oldest_unsent_seconds": {"danger": 9, "answer": 0, "clock": 0, "card": 0},
        "tokens": {
            APP: {"good_for_seconds": 3000, "failing_for_seconds": None},
            "failing": {"good_for_seconds": 0, "failing_for_seconds": 70},
        },
    }


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
