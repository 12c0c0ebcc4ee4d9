"""Sign-in that goes wrong in one tenant: its people hear later, and everybody else at once."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.doctor_answer import Exit, State, exit_code
from tests.bot.commands.doctor_kit import about
from tests.bot.guarded_town import COUNCIL
from tests.world.entra import LASTS, NO_SUCH_TENANT
from tests.world.gate import ALWAYS
from tests.world.rows import DANGER, PRIVATE, Mood, is_helped, live_through, told
from tests.world.weather import HELD, MOODS, Place
from tests.world.world import APPS, World


async def test_everything_ordinary_is_ordinary(world: World, said: io.StringIO) -> None:
    await world.town.reports("Priya", DANGER)

    assert told(world.town, "Tom")
    assert told(world.town, "Grace")
    await is_helped(world, "Karl")
    assert world.microsoft.weather.asked[COUNCIL, Place.DISCOVERY] == 1
    assert world.microsoft.weather.asked[COUNCIL, Place.TOKEN] == 1
    assert not PRIVATE.search(said.getvalue())


async def test_the_doctor_beside_an_ordinary_world(world: World) -> None:
    findings = await world.doctor()

    assert about(findings, "token for") == [(State.OK, "had")] * len(APPS)
    assert about(findings, "signing keys") == [(State.OK, "1 that may speak for Teams")]
    assert about(findings, "time, by Microsoft") == [(State.OK, "this machine's clock agrees")]
    assert about(findings, "running bot") == [(State.OK, "runs, and calls for nobody")]
    assert exit_code(findings) is Exit.INCOMPLETE  # the town's parties have no mailboxes


async def test_a_tenant_that_entra_does_not_know_is_said_in_the_log_and_by_the_doctor(
    world: World, said: io.StringIO
) -> None:
    known = world.microsoft.entra.known
    await world.stops()
    world.microsoft.entra.known = tuple(one for one in known if one.tenant != COUNCIL)
    await world.starts()
    await world.signed_in()

    assert '"step": "refused", "status": 90002' in said.getvalue()
    refused = (State.WRONG, f"refused (AADSTS{NO_SUCH_TENANT})")
    assert about(await world.doctor(), "token for The council") == [refused]
    await is_helped(world, "Karl")


def sign_in(place: Place, mood: str) -> Mood:
    """The council's sign-in is so when the bot starts."""

    async def sets_in(world: World) -> None:
        await world.stops()
        world.microsoft.weather.moods[COUNCIL, place] = MOODS[mood]
        await world.starts()
        await world.signed_in(but=held)

    held = COUNCIL if mood in HELD else ""
    alarms = frozenset({"waiting", "sign_in"})
    says = NO_SENSE if (place, mood) == (Place.TOKEN, "429") else SAYS[mood]
    doctor = {"token for The council": (State.WRONG, says)}
    return Mood(f"{place}: {mood}", sets_in, alarms=alarms, doctor=doctor, held=held)


NO_SENSE = "no sense in the answer"
"""Also of a 429 at the token endpoint that is no JSON: MSAL reads it, whatever the status."""
SAYS = {
    **{
        status: f"no token: the answer was HTTP {status}" for status in ("500", "502", "503", "429")
    },
    "reset": "the line was cut",
    "html": NO_SENSE,
    "slow": "no answer in time",
    "hang": "no answer in time",
    "drip": "no answer in time",
}
"""What the doctor says of the token."""


def renewal(mood: str) -> Mood:
    """The council's sign-in is so when the token that the bot has ends."""

    async def sets_in(world: World) -> None:
        world.microsoft.weather.moods[COUNCIL, Place.TOKEN] = MOODS[mood]
        world.clock.forward(timedelta(seconds=LASTS))

    return replace(
        sign_in(Place.TOKEN, mood), name=f"a running token ends: {mood}", sets_in=sets_in
    )


SIGN_IN = [
    *(sign_in(place, mood) for place in (Place.DISCOVERY, Place.TOKEN) for mood in MOODS),
    *(renewal(mood) for mood in MOODS),
]


@pytest.mark.parametrize("mood", SIGN_IN, ids=str)
async def test_one_tenants_sign_in_is_out_of_order(
    world: World, said: io.StringIO, mood: Mood
) -> None:
    await live_through(world, mood, said)


def gate(name: str, closes: Callable[[World], None], *, heard: bool) -> Mood:
    """Teams takes the council's token no more, or not just now."""

    async def sets_in(world: World) -> None:
        closes(world)

    takes = (State.OK, "takes our token")
    refuses = (State.WRONG, "refuses our token (401): nobody of its tenants can be told")
    return Mood(
        name,
        sets_in,
        heard=heard,
        alarms=frozenset() if heard else frozenset({"waiting", "sign_in"}),
        doctor={"Teams, for The council": takes if heard else refuses},
        ends=Exit.INCOMPLETE if heard else Exit.BROKEN,
    )


def once(world: World) -> None:
    world.gate.refuses[COUNCIL] = 1


def always(world: World) -> None:
    world.gate.refuses[COUNCIL] = ALWAYS


def revoked(world: World) -> None:
    world.gate.revoke(COUNCIL)


GATE = [
    gate("401 once", once, heard=True),
    gate("the token is revoked", revoked, heard=True),
    gate("401 always", always, heard=False),
]


@pytest.mark.parametrize("mood", GATE, ids=str)
async def test_teams_takes_one_tenants_token_no_more(
    world: World, said: io.StringIO, mood: Mood
) -> None:
    await live_through(world, mood, said)

    assert world.gate.refused
