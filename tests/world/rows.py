"""The table: what each mood of the world means to whom, lived through in one way.

A row is a `Mood`. `live_through` plays it: Priya has a form before her; the mood sets in; she sends
a danger report; Karl of another tenant asks for help and is answered while whatever hangs is still
held, so that he can have waited for none of it; the pages and the doctor are asked; six minutes
pass; all is mended, and each of those who had to hear of the danger hears of it, once.

    MOODS = (Mood("mail refuses", sets_in=refuses, doctor={"mail": (State.WRONG, "no")}), …)

    @pytest.mark.parametrize("mood", MOODS, ids=str)
    async def test_…(world: World, said: io.StringIO, mood: Mood) -> None:
        await live_through(world, mood, said)
"""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from adapters.teams.jwks import AGAIN
from adapters.teams.tokens_out import AFTER_FAILING
from bot.commands.doctor_answer import State, as_json, as_text, exit_code
from bot.post.in_doubt import IN_CASE
from tests.bot.commands.doctor_kit import about
from tests.bot.town import CARD_1, Town, facts
from tests.world.world import ENDS, SECRET, World

DANGER = {**CARD_1, "danger": "yes"}
PRIVATE = re.compile(rf"{SECRET}|token-\d+-for|client_assertion|Bearer |eyJ[\w-]{{20}}")
HEAR = ("Tom", "Grace")
"""Who must hear of danger in Priya's party: its IG lead and the deputy."""
LONG = 6 * 60.0
"""Seconds: longer than anything may wait unnoticed."""


@dataclass(frozen=True)
class Mood:
    """An unusual world, and what may come of it while it lasts."""

    name: str
    sets_in: Callable[[World], Awaitable[None]]
    heard: bool = False
    """Whether those who must hear of the danger do so while it lasts."""
    alarms: frozenset[str] = frozenset()
    """What `/alarmz` says once things have waited for LONG."""
    ready: bool = True
    """Whether `/readyz` is well."""
    doctor: Mapping[str, tuple[State, str]] | None = None
    """What the doctor says while it lasts, of what it names so; None: it is not asked."""
    ends: int = 1
    """With what the doctor ends."""
    let_in: bool = True
    """Whether anybody can say anything to the bot; what Teams brings again later counts then."""
    unreached: bool = False
    """Whether the history says of a mailbox that it could not be reached."""
    held: str = ""
    """The tenant of which something is held until all is mended; "" for none."""

    def __str__(self) -> str:
        return self.name


async def live_through(world: World, mood: Mood, said: io.StringIO) -> None:
    """Play a row. Nothing that it asserts is timed."""
    town = world.town
    await town["Priya"].says("report a breach")
    await mood.sets_in(world)

    await world["Priya"].presses("Send", DANGER)
    if mood.let_in:
        await is_helped(world, "Karl")
    else:
        await world["Karl"].line.say(world["Karl"].chat, "help")
        assert not world["Karl"].entries
    await world.signed_in(but=mood.held)
    if mood.heard:
        await world.until(lambda: all(told(world.town, name) for name in HEAR))
    await the_doctor_says(world, mood)
    assert (await world.asks("/readyz"))[0] == (200 if mood.ready else 503)
    await time_passes(world, mood)
    assert {name: bool(told(world.town, name)) for name in HEAR} == dict.fromkeys(HEAR, mood.heard)
    assert set((await world.asks("/alarmz"))[1]["alarms"]) == mood.alarms

    world.mend()
    if not mood.let_in:
        await is_let_in_again(world)
    await comes_right(world)
    await holds(world, said, unreached=mood.unreached)


async def is_helped(world: World, name: str) -> None:
    """Somebody asks for help, and is answered: whatever is held is held still."""
    before = len(world[name].entries)
    await world[name].line.say(world[name].chat, "help")
    await world.until(lambda: len(world[name].entries) > before)
    assert "report" in world[name].last.lower()
    assert not world.microsoft.weather.let_go.is_set()


async def is_let_in_again(world: World) -> None:
    """Teams brings again what was put off; who was refused (they saw it) says it again."""
    town = world.town
    if world.teams.sends_again:
        world.clock.forward(AGAIN)
        await world.teams.send_again(town.session, town.bot_url)
        assert world.teams.sends_again == []
    else:
        await world["Priya"].presses("Send", DANGER)
        await world["Karl"].line.say(world["Karl"].chat, "help")
    await world.until(lambda: bool(world["Karl"].entries))
    assert "report" in world["Karl"].last.lower()


async def the_doctor_says(world: World, mood: Mood) -> None:
    """The doctor says of each thing what it should, and ends so."""
    if mood.doctor is None:
        return
    findings = await world.doctor()
    said = {what: about(findings, what) for what in mood.doctor}
    assert said == {what: [line] for what, line in mood.doctor.items()}
    assert exit_code(findings) == mood.ends
    assert not PRIVATE.search(as_text(findings) + as_json(findings))


async def time_passes(world: World, mood: Mood) -> None:
    """LONG goes by, with every round that falls due in it; one that is held is not waited for."""
    if not mood.held:
        await world.town.goes_on(seconds=LONG)
        return
    world.clock.forward(timedelta(seconds=LONG))
    world.town.running.post.wake()
    await world.town.running.timer.run_now()


def told(town: Town, name: str) -> list[str]:
    """What somebody has heard, but for answers to what they said."""
    return [line for _, who, line in town.heard() if who == name]


async def comes_right(world: World) -> None:
    """Time passes until all who must have heard."""
    async with asyncio.timeout(ENDS):
        while not all(told(world.town, name) for name in HEAR):
            await world.signed_in()
            await world.town.goes_on(seconds=AFTER_FAILING.total_seconds())


async def holds(world: World, said: io.StringIO, *, unreached: bool = False) -> None:
    """Assert what holds in every row: all heard once, nobody is taken for unreachable, nothing that
    we sent was wrong, no secret is said.
    """
    town = world.town
    for name in HEAR:
        assert len(told(town, name)) == 1
        assert IN_CASE not in town[name].text
    assert ("Unreached" in facts(await town.case())) == unreached
    assert "We have your report" in town["Priya"].text
    assert world.wrong == []
    assert not PRIVATE.search(said.getvalue())
