"""Keys that are lost, new, or asked for by strangers; and our clock against Microsoft's."""

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from adapters.teams.jwks import AGAIN
from bot.commands.doctor_answer import Exit, State
from tests.adapters.identity_provider import jwk, rsa_key
from tests.world.rows import Mood, live_through
from tests.world.weather import EVERYONES, MOODS, Place
from tests.world.world import World

KEYS = (EVERYONES, Place.KEYS)
FLOOD = 30


async def lost_while_it_runs(world: World) -> None:
    world.microsoft.weather.moods[KEYS] = MOODS["503"]


async def lost_from_the_start(world: World) -> None:
    await world.stops()
    await lost_while_it_runs(world)
    await world.starts()
    await world.signed_in()


async def rolled(world: World) -> None:
    world.microsoft.signer.listed = [jwk("key-2", rsa_key("second"))]
    world.teams.key = {"key": rsa_key("second"), "kid": "key-2"}


async def rolled_later(world: World) -> None:
    world.clock.forward(AGAIN)
    await rolled(world)


async def flooded(world: World) -> None:
    """A stranger who knows our app id and Teams' address shows keys that nobody has."""
    honest, priya = world.teams.key, world["Priya"]
    for number in range(FLOOD):
        world.teams.key = {"key": rsa_key("stranger"), "kid": f"k{number}"}
        await priya.line.say(priya.chat, "help")
    world.teams.key = honest
    world.teams.sends_again.clear()
    assert world.microsoft.signer.fetches <= 2


async def rolled_in_a_flood(world: World) -> None:
    world.clock.forward(AGAIN)
    await flooded(world)
    await rolled(world)


def our_clock_is_behind_by(minutes: int) -> Callable[[World], Awaitable[None]]:
    async def sets_in(world: World) -> None:
        world.microsoft.entra.ahead = timedelta(minutes=minutes)

    return sets_in


LOST = "cannot be had (the answer was HTTP 503): a bot that has none yet lets nobody in"
NO_KEYS = {"signing keys": (State.WRONG, LOST)}
FINE = {"signing keys": (State.OK, "1 that may speak for Teams")}
BEHIND = {"time, by Microsoft": (State.WRONG, "this machine's clock is 15 minutes slow")}
AHEAD = {"time, by Microsoft": (State.WRONG, "this machine's clock is 15 minutes fast")}
MOODS_OF_KEYS = [
    Mood("lost while it runs", lost_while_it_runs, heard=True, doctor=NO_KEYS),
    Mood(
        "lost from the start",
        lost_from_the_start,
        let_in=False,
        alarms=frozenset({"door"}),
        doctor=NO_KEYS,
    ),
    Mood("rolled", rolled_later, heard=True, doctor=FINE, ends=Exit.INCOMPLETE),
    Mood("rolled just after a fetch", rolled, let_in=False, doctor=FINE, ends=Exit.INCOMPLETE),
    Mood("flooded with unknown ones", flooded, heard=True, doctor=FINE, ends=Exit.INCOMPLETE),
    Mood("rolled in a flood", rolled_in_a_flood, let_in=False, doctor=FINE, ends=Exit.INCOMPLETE),
    Mood("our clock is behind", our_clock_is_behind_by(15), let_in=False, doctor=BEHIND),
    Mood("our clock is ahead", our_clock_is_behind_by(-15), heard=True, doctor=AHEAD),
]


@pytest.mark.parametrize("mood", MOODS_OF_KEYS, ids=str)
async def test_who_is_let_in(world: World, said: io.StringIO, mood: Mood) -> None:
    await live_through(world, mood, said)
