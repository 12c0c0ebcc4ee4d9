"""Graph in its moods, where the council's only IG lead comes from a group: nobody is untold."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.commands.doctor_answer import Exit, State
from governance.policy import GROUPS_HOLD_FOR
from tests.bot.people.groups_kit import THE_LEADS, roles_file
from tests.world.graph import TOM, Graph
from tests.world.rows import (
    DANGER,
    Mood,
    comes_right,
    holds,
    is_helped,
    live_through,
    the_doctor_says,
    told,
)
from tests.world.weather import EVERYONES, MOODS, Place, answering
from tests.world.world import World
from tests.world.world import world as make_world

GROUP = "group Ours"
READ = (State.OK, "1 person is ig_lead of SCC by it")


@dataclass(frozen=True)
class Says:
    """What the doctor says of a mood, and whether something hangs while it lasts."""

    says: str
    hangs: bool = False


GRAPH_MOODS = {
    "403": (answering(403), Says("not permitted")),
    "429": (answering(429, Retry_After="60"), Says("too often")),
    "503": (answering(503), Says("no answer")),
    "html": (MOODS["html"], Says("no sense in the answer")),
    "reset": (MOODS["reset"], Says("the line was cut")),
    "hang": (MOODS["hang"], Says("no answer in time", hangs=True)),
}


@pytest.fixture
async def grouped(
    tmp_path: Path, pristine: Path, ca_file: Path, loud: None, said: io.StringIO
) -> AsyncIterator[World]:
    """The world, in which Tom is the council's IG lead by a group alone; nothing was wrong."""
    graph, folder = Graph(), tmp_path / "town"
    async with make_world(folder, pristine=pristine, ca_file=ca_file, joining=[graph.join]) as made:
        roles = roles_file(tmp_path, THE_LEADS, without=TOM)
        await made.starts_again(roles=roles, graph=True)
        await made.signed_in()
        yield made
        assert made.wrong == graph.wrong == []


def becomes(world: World, mood: str) -> None:
    world.microsoft.weather.moods[EVERYONES, Place.GRAPH] = GRAPH_MOODS[mood][0]


async def test_an_ordinary_group(grouped: World, said: io.StringIO) -> None:
    async def nothing(_world: World) -> None:
        """Everything is as always."""

    row = Mood("ordinary", nothing, heard=True, doctor={GROUP: READ}, ends=Exit.INCOMPLETE)
    await live_through(grouped, row, said)


@pytest.mark.parametrize("mood", GRAPH_MOODS)
async def test_graph_fails_while_it_runs_and_over_a_restart(
    grouped: World, said: io.StringIO, mood: str
) -> None:
    """The last answer holds: kept in the store, it is there after the restart, too."""
    says = GRAPH_MOODS[mood][1]

    async def sets_in(world: World) -> None:
        becomes(world, mood)
        await world.starts_again()
        await world.signed_in()

    until = "until 24 November 2026 at 09:00"
    row = Mood(
        mood,
        sets_in,
        heard=True,
        doctor={GROUP: (State.NOTE, f"{says.says}: the bot's last answer holds {until}")},
        ends=Exit.INCOMPLETE,
        held="council" if says.hangs else "",
    )
    await live_through(grouped, row, said)


@pytest.mark.parametrize("mood", GRAPH_MOODS)
async def test_graph_is_dead_at_a_start_without_an_answer_that_holds(
    grouped: World, said: io.StringIO, mood: str
) -> None:
    """Who is there hears at once; who comes by the group hears once Graph answers, and once."""
    says = GRAPH_MOODS[mood][1]
    await grouped.stops()
    grouped.clock.forward(GROUPS_HOLD_FOR)
    becomes(grouped, mood)
    await grouped.starts()
    await grouped.signed_in()
    await grouped["Priya"].line.say(grouped["Priya"].chat, "report a breach")
    await grouped.until(lambda: "Send" in grouped["Priya"].buttons)
    await grouped["Priya"].presses("Send", DANGER)
    await is_helped(grouped, "Karl")
    await grouped.until(lambda: bool(told(grouped.town, "Grace")))

    assert not told(grouped.town, "Tom")
    line = (State.WRONG, f"{says.says}: nobody is ig_lead of SCC by it")
    await the_doctor_says(grouped, Mood(mood, sets_in=_nothing, doctor={GROUP: line}))
    assert (await grouped.asks("/readyz"))[0] == 200

    grouped.mend()
    await comes_right(grouped)
    await holds(grouped, said)


async def _nothing(_world: World) -> None:
    """Change nothing."""
