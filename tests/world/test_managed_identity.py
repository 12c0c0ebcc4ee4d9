"""Azure vouches for the council's bot, as long as somebody beside the machine answers for it."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.doctor_answer import Exit, State, exit_code
from tests.bot.commands.doctor_kit import about
from tests.bot.guarded_town import COUNCIL
from tests.world.rows import DANGER, Mood, is_helped, live_through, told
from tests.world.weather import EVERYONES, HELD, MOODS, Place, answering
from tests.world.world import World
from tests.world.world import world as make_world

NOT_ASSIGNED = '{"error": "invalid_request", "error_description": "Identity not found"}'
SAYS = {
    "500": "no sense in the answer",
    "reset": "nobody vouches for us here (the line was cut)",
    "hang": "nobody vouches for us here (no answer in time)",
    "not assigned": "refused: no such identity here",
}


@pytest.fixture
async def vouched(
    tmp_path: Path, pristine: Path, ca_file: Path, loud: None, said: io.StringIO
) -> AsyncIterator[World]:
    """The world, where the council's registration is a managed identity."""
    folder = tmp_path / "town"
    async with make_world(folder, pristine=pristine, ca_file=ca_file, managed=["council"]) as made:
        yield made
        assert made.wrong == []


async def test_with_an_identity_nothing_is_kept_and_everybody_hears(vouched: World) -> None:
    await vouched.town.reports("Priya", DANGER)

    assert told(vouched.town, "Tom")
    assert vouched.microsoft.weather.asked[EVERYONES, Place.IMDS] == 1
    assert not vouched.microsoft.weather.asked[COUNCIL, Place.TOKEN]
    await is_helped(vouched, "Karl")
    findings = await vouched.doctor()
    assert about(findings, "token for The council") == [(State.OK, "had")]
    assert exit_code(findings) is Exit.INCOMPLETE  # the town's parties have no mailboxes


def identity(mood: str) -> Mood:
    """Whoever vouches for the council's is so from the start."""

    async def sets_in(world: World) -> None:
        await world.stops()
        answer = MOODS.get(mood) or answering(400, NOT_ASSIGNED)
        world.microsoft.weather.moods[EVERYONES, Place.IMDS] = answer
        await world.starts()
        await world.signed_in(but=held)

    held = COUNCIL if mood in HELD else ""
    doctor = {"token for The council": (State.WRONG, SAYS[mood])}
    alarms = frozenset({"waiting", "sign_in"})
    return Mood(mood, sets_in, alarms=alarms, doctor=doctor, held=held)


@pytest.mark.parametrize("mood", [identity(mood) for mood in SAYS], ids=str)
async def test_nobody_vouches_for_the_councils(
    vouched: World, said: io.StringIO, mood: Mood
) -> None:
    await live_through(vouched, mood, said)
