"""Sign-in that goes wrong in one tenant: its people hear later, and everybody else at once."""

import asyncio
import io
import re
from collections.abc import Callable

import pytest

from adapters.teams.tokens_out import AFTER_FAILING
from bot.post.in_doubt import IN_CASE
from tests.bot.guarded_town import COUNCIL
from tests.bot.town import CARD_1, Town, facts
from tests.world.entra import HELD, MOODS, Place
from tests.world.gate import ALWAYS
from tests.world.world import APPS, ENDS, SECRET, World

DANGER = {**CARD_1, "danger": "yes"}
PRIVATE = re.compile(rf"{SECRET}|token-\d+-for|client_assertion|Bearer ")


def told(town: Town, name: str) -> list[str]:
    return [line for _, who, line in town.heard() if who == name]


async def comes_right(world: World, name: str) -> None:
    """Time passes until somebody has heard of the report."""
    async with asyncio.timeout(ENDS):
        while not told(world.town, name):
            await world.town.goes_on(seconds=AFTER_FAILING.total_seconds())
            await asyncio.sleep(0.05)  # MSAL, and what hung, come to their end in real time


async def test_everything_ordinary_is_ordinary(world: World, said: io.StringIO) -> None:
    await world.town.reports("Priya", DANGER)

    assert told(world.town, "Tom")
    assert told(world.town, "Grace")
    assert world.entra.asked[COUNCIL, Place.DISCOVERY] == 1
    assert world.entra.asked[COUNCIL, Place.TOKEN] == 1
    assert not PRIVATE.search(said.getvalue())


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("mood", MOODS)
async def test_one_tenants_sign_in_is_out_of_order(
    world: World, said: io.StringIO, place: Place, mood: str
) -> None:
    town = world.town
    await town["Priya"].says("report a breach")
    world.entra.moods[COUNCIL, place] = MOODS[mood]
    await world.signed_in.begin()
    await world.signed_in.done(but=APPS[COUNCIL] if mood in HELD else "")
    await town["Priya"].presses("Send", DANGER)

    assert "report" in (await town["Karl"].says("help")).lower()
    assert (APPS[COUNCIL] in world.signed_in.tokens.asking) == (mood in HELD)
    assert told(town, "Tom") == told(town, "Grace") == []

    world.mend()
    await comes_right(world, "Tom")
    await comes_right(world, "Grace")
    await kept(world, said)


async def kept(world: World, said: io.StringIO) -> None:
    """Assert what holds in every row: all heard once, nobody is taken for unreachable, no secret
    is said.
    """
    town = world.town
    for name in ("Tom", "Grace"):
        assert len(told(town, name)) == 1
        assert IN_CASE not in town[name].text
    assert "Unreached" not in facts(await town.case())
    assert "We have your report" in town["Priya"].text
    assert not PRIVATE.search(said.getvalue())


def once(world: World) -> None:
    world.gate.refuses[COUNCIL] = 1


def always(world: World) -> None:
    world.gate.refuses[COUNCIL] = ALWAYS


def revoked(world: World) -> None:
    world.gate.revoke(COUNCIL)


@pytest.mark.parametrize(
    ("mood", "at_once"),
    [
        pytest.param(once, True, id="401 once"),
        pytest.param(revoked, True, id="the token is revoked"),
        pytest.param(always, False, id="401 always"),
    ],
)
async def test_teams_takes_one_tenants_token_no_more(
    world: World, said: io.StringIO, mood: Callable[[World], None], at_once: bool
) -> None:
    town = world.town
    await town["Priya"].says("report a breach")
    mood(world)
    await town["Priya"].presses("Send", DANGER)

    assert world.gate.refused
    assert "report" in (await town["Karl"].says("help")).lower()
    assert [bool(told(town, name)) for name in ("Tom", "Grace")] == [at_once] * 2
    assert world.entra.asked[COUNCIL, Place.TOKEN] == 2

    world.mend()
    await comes_right(world, "Tom")
    await comes_right(world, "Grace")
    await kept(world, said)
