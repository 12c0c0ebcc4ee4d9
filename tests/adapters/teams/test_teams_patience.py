"""A slow turn: the dots are shown, an invoke is answered in time, and the turn comes to its end."""

import asyncio
import json
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.teams.invoke_deadline import PATIENCE, Patience
from adapters.teams.values import Incoming, Reply
from tests.adapters.teams_fakes import SORRY, House, house

AT_ONCE = Patience(timedelta(), timedelta(), "Still at work.")
TYPING_ONLY = Patience(timedelta(), timedelta(minutes=5), "Still at work.")
EXECUTE = {
    "type": "invoke",
    "name": "adaptiveCard/action",
    "value": {"action": {"type": "Action.Execute", "verb": "send"}, "trigger": "manual"},
    "text": None,
}


class Slow:
    """A store that takes its time: a turn ends when it is let go."""

    def __init__(self, reply: Reply, failure: Exception | None = None) -> None:
        self.let_go, self.done = asyncio.Event(), asyncio.Event()
        self._reply, self._failure = reply, failure

    async def __call__(self, _incoming: Incoming) -> Reply:
        await self.let_go.wait()
        self.done.set()
        if self._failure is not None:
            raise self._failure
        return self._reply


def sent(inside: House) -> list[object]:
    """What Teams was given, but for the dots."""
    bodies = [heard.body for heard in inside.teams.heard]
    return [b["text"] for b in bodies if isinstance(b, dict) and b["type"] != "typing"]


async def test_a_slow_store_never_keeps_an_invoke_waiting_and_its_turn_is_finished() -> None:
    async with house(AT_ONCE) as inside:
        slow = Slow(Reply(text="Saved."))
        inside.listener.then = slow

        status, body = await inside.post(inside.activity(**EXECUTE))
        assert (status, json.loads(body)["value"]) == (200, "Still at work.")
        assert not slow.done.is_set()

        slow.let_go.set()
        await inside.door.finish()
        assert slow.done.is_set()
        assert sent(inside) == []  # what the turn changes goes out from the outbox, not from here


def test_the_dots_come_after_half_a_second_and_no_invoke_waits_three() -> None:
    assert PATIENCE.typing_after == timedelta(milliseconds=500)
    assert PATIENCE.invoke < timedelta(seconds=3)


def test_what_is_said_before_anything_is_saved_promises_nothing() -> None:
    assert "lost" not in PATIENCE.still
    assert "saved" not in PATIENCE.still
    assert "press" in PATIENCE.still  # what to do: a second press is the same press


async def test_where_a_late_turn_fails_the_person_is_told_by_message() -> None:
    async with house(AT_ONCE) as inside:
        slow = Slow(Reply(), RuntimeError("broken"))
        inside.listener.then = slow
        await inside.post(inside.activity(**EXECUTE))

        slow.let_go.set()
        await inside.door.finish()

        (told,) = sent(inside)
        assert str(told).startswith(SORRY.partition("(")[0])


@pytest.mark.parametrize("changes", [{}, {"value": {"verb": "send"}}, EXECUTE])
async def test_the_dots_are_shown_while_a_turn_is_slow(changes: dict[str, object]) -> None:
    async with house(TYPING_ONLY) as inside:
        slow = Slow(Reply(text="Done."))
        inside.listener.then = slow

        async def dots(_request: web.Request) -> web.StreamResponse:
            slow.let_go.set()  # the turn ends only because the dots came
            return web.json_response({"id": "1"}, status=201)

        inside.teams.script = dots
        status, _ = await inside.post(inside.activity(**changes))

        assert status == 200
        assert inside.teams.heard[0].body["type"] == "typing"  # type: ignore[index]


async def test_dots_that_cannot_be_sent_hold_up_nothing() -> None:
    async with house(TYPING_ONLY) as inside:
        slow = Slow(Reply())
        inside.listener.then = slow

        async def refuse(_request: web.Request) -> web.StreamResponse:
            slow.let_go.set()
            return web.Response(status=403)

        inside.teams.script = refuse
        assert (await inside.post(inside.activity()))[0] == 200


async def test_nobody_sees_dots_for_what_nobody_waits_for() -> None:
    async with house(TYPING_ONLY) as inside:
        slow = Slow(Reply())
        inside.listener.then = slow
        installed = inside.activity(type="installationUpdate", action="add", text=None)
        asked = asyncio.create_task(inside.post(installed))
        while not inside.listener.heard:
            await asyncio.sleep(0)
        slow.let_go.set()

        assert (await asked)[0] == 200
        assert inside.teams.heard == []
