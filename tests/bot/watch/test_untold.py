"""A rung that tells nobody, and says no reason, is found in a minute, and somebody is called."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.post.outbox_messages import DIGEST
from bot.watch.metrics import Metrics
from bot.watch.pages import Pages
from bot.watch.vitals import Alarm
from governance.keys import PartyKey
from storage.unit import Unit
from tests.bot.auditing import UNCOUNTED, UNNOTED, books, by_hand, looked
from tests.bot.near_missing import NM, report
from tests.bot.town import NINE, REFERENCE, Town

NEVER_COUNTED = (UNCOUNTED, UNNOTED)  # so that the outbox by itself adds up
NEWEST_NOTICE = (
    "DELETE FROM outbox WHERE number = (SELECT max(number) FROM outbox WHERE kind = 'notice')"
)
NOTICES = "DELETE FROM outbox WHERE kind = 'notice'"
PLANS = "DELETE FROM due WHERE what LIKE 'rung:%'"


async def alarms(town: Town) -> tuple[int, list[str]]:
    """What `/alarmz` says after one round of the watch."""
    vitals, app = await looked(town), web.Application()
    Pages(town.running.store, vitals, town.clock.now).add_to(app)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/alarmz")
        return answer.status, (await answer.json())["alarms"]


async def metric(town: Town, name: str) -> str:
    text = Metrics(await looked(town), loop_lag=lambda: NINE - NINE).text()
    return next(line for line in text.splitlines() if line.startswith(f"igdesk_{name} "))


@pytest.mark.sqlite_alone
@pytest.mark.parametrize(
    ("hours", "taken_away"),
    [
        pytest.param(0, NEWEST_NOTICE, id="one of those whom the report told"),
        pytest.param(4, NEWEST_NOTICE, id="the one whom the sweep told"),
        pytest.param(4, NOTICES, id="everybody"),
    ],
)
async def test_a_rung_whose_notice_was_never_put_is_found(
    town: Town, hours: int, taken_away: str
) -> None:
    await town.reports("Priya")
    await town.goes_on(hours=hours)
    by_hand(town, taken_away, *NEVER_COUNTED)
    found = await books(town)

    assert (found.off, found.untold, found.unplanned) == ({}, (REFERENCE,), ())
    assert await alarms(town) == (503, [Alarm.BOOKS])
    assert await metric(town, "untold") == "igdesk_untold 1.0"


@pytest.mark.sqlite_alone
async def test_it_calls_until_nobody_need_hear_of_that_rung_any_more(town: Town) -> None:
    await town.reports("Priya")
    by_hand(town, NEWEST_NOTICE, *NEVER_COUNTED)
    found = [(await books(town)).untold for _ in range(2)]
    await town["Tom"].presses("I have it")
    town.adds_up = True
    found.append((await books(town)).untold)

    assert found == [(REFERENCE,), (REFERENCE,), ()]


@pytest.mark.sqlite_alone
async def test_where_no_rung_comes_any_more_of_what_is_not_decided_somebody_is_called(
    town: Town,
) -> None:
    await town.reports("Priya")
    by_hand(town, PLANS)
    found = await books(town)

    assert (found.untold, found.unplanned) == ((), (REFERENCE,))
    assert await alarms(town) == (503, [Alarm.BOOKS])
    assert await metric(town, "unplanned") == "igdesk_unplanned 1.0"


async def test_what_stands_on_a_card_of_several_is_told(town: Town) -> None:
    await report(town, "Priya")
    await town.until("2026-11-24 08:31")

    assert (await books(town)).add_up
    assert "1 thing for you today." in town["Tom"].text


async def quietly(town: Town) -> str:
    """A near miss that Tom is told of in the morning."""
    await report(town, "Priya")
    await town.until("2026-11-24 08:31")
    return NM


async def late(town: Town) -> str:
    """A breach of which everybody hears a day late."""
    await town.reports("Priya")
    assert (await books(town)).add_up
    town.clock.forward(timedelta(hours=25))
    await town.running.catch_up()
    return REFERENCE


@pytest.mark.sqlite_alone
@pytest.mark.parametrize("planned", [True, False], ids=["the card is to come", "no card comes"])
@pytest.mark.parametrize("happens", [quietly, late])
async def test_what_waits_for_a_card_of_several_calls_nobody_unless_none_comes(
    town: Town, happens: Callable[[Town], Awaitable[str]], planned: bool
) -> None:
    reference = await happens(town)
    by_hand(town, NOTICES, *NEVER_COUNTED)
    town.adds_up = planned
    if planned:
        at = town.clock.now()
        await town.running.store.write(lambda unit: plan_digest(unit, at))
    assert (await books(town)).untold == (() if planned else (reference,))


def plan_digest(unit: Unit, at: datetime) -> None:
    party = PartyKey("SCC")
    unit.due.put(subject=DIGEST + party, what=DIGEST + "2026-11-24", party=party, at=at)


async def test_with_every_post_vacant_nobody_was_to_hear_and_the_sum_holds(town: Town) -> None:
    await town.reports("Nia")
    await town.goes_on(hours=30)

    assert (await books(town)).add_up
    assert await alarms(town) == (200, [])
