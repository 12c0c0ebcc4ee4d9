"""botbuilder's own adapter seam works over our connector, for whoever knows the SDK."""

import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, Attachment, ConversationReference

from adapters.teams import sdk
from adapters.teams.incoming import incoming
from adapters.teams.values import Reply
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.teams_fakes import SECRET, SORRY, FakeConnector, House, connector, message


async def in_a_turn(
    fake: FakeConnector, logic: Callable[[TurnContext], Awaitable[object]]
) -> list[object]:
    """Runs `logic` as a turn of the door; what Teams heard."""
    async with connector() as out:
        raw = message(fake.url)
        await logic(TurnContext(sdk.Seam(out), sdk.turn_activity(raw, incoming(raw))))
    return [(heard.method, heard.path.rpartition("/v3")[2], heard.body) for heard in fake.heard]


async def test_a_turn_context_sends_in_order_and_gives_the_ids(fake_teams: FakeConnector) -> None:
    ids: list[str] = []

    async def logic(context: TurnContext) -> None:
        card = Attachment(content_type="x", content={"a": [1]})
        responses = await context.send_activities(
            [Activity(type="message", text="one"), Activity(type="message", attachments=[card])]
        )
        ids.extend(response.id for response in responses)

    await in_a_turn(fake_teams, logic)
    first, second = (heard.body for heard in fake_teams.heard)
    assert ids == ["1:1", "1:2"]
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["text"] == "one"
    assert second["attachments"] == [{"contentType": "x", "content": {"a": [1]}}]


async def test_a_turn_context_updates_and_deletes(fake_teams: FakeConnector) -> None:
    async def logic(context: TurnContext) -> None:
        await context.update_activity(Activity(type="message", id="1:9", text="new"))
        await context.delete_activity("1:8")

    put, delete = await in_a_turn(fake_teams, logic)
    assert isinstance(put, tuple)
    assert isinstance(delete, tuple)
    assert put[0] == "PUT"
    assert put[1].endswith("/activities/1%3A9")
    assert put[2]["text"] == "new"
    assert delete[0] == "DELETE"
    assert delete[1].endswith("/activities/1%3A8")


async def test_a_trace_is_for_the_emulator_and_is_not_sent(fake_teams: FakeConnector) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity(Activity(type="trace", name="x", timestamp=datetime.now(UTC)))

    assert await in_a_turn(fake_teams, logic) == []


class Witness:
    """Middleware of the SDK's that hears each turn, and what is said in it."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def on_turn(self, context: TurnContext, logic: Callable[[], Awaitable[object]]) -> None:
        async def on_send(
            _context: object, said: list[Activity], go_on: Callable[[], Awaitable[object]]
        ) -> object:
            self.heard.extend(one.text for one in said)
            return await go_on()

        self.heard.append(context.activity.type)
        context.on_send_activities(on_send)
        await logic()


async def test_middleware_of_the_sdk_runs_around_each_turn_and_hears_its_reply(
    inside: House,
) -> None:
    witness = Witness()
    inside.door.use(witness)
    inside.listener.reply = Reply(text="Hello.")

    assert await inside.post(inside.activity()) == (200, "")
    (sent,) = inside.teams.heard
    assert isinstance(sent.body, dict)
    assert (sent.body["text"], sent.body["replyToId"]) == ("Hello.", "1:abc")
    assert witness.heard == ["message", "Hello."]


async def test_middleware_that_fails_is_apologised_for_as_a_turn_is(inside: House) -> None:
    class Broken:
        async def on_turn(self, _context: object, _logic: object) -> None:
            raise RuntimeError(SECRET)

    inside.door.use(Broken())

    assert await inside.post(inside.activity()) == (200, "")
    (sent,) = inside.teams.heard
    assert isinstance(sent.body, dict)
    assert str(sent.body["text"]).startswith(SORRY.partition("{ref}")[0])
    assert inside.listener.heard == []


def test_the_sdk_is_given_where_and_who_and_nothing_that_was_said() -> None:
    raw = message("http://127.0.0.1/")
    given = sdk.turn_activity(raw, incoming(raw))

    assert "report" not in str(given.as_dict())
    reference = TurnContext.get_conversation_reference(given)
    assert isinstance(reference, ConversationReference)
    assert sdk.address_in(reference) == Address(
        "igdesk", TenantId("tenant-1"), "a:1-pqr/;@?", "http://127.0.0.1/"
    )


@pytest.mark.parametrize("module", ["adapters.teams.door", "bot.wiring"])
def test_the_sdk_is_loaded_only_once_it_is_asked_for(module: str) -> None:
    ask = f"import sys, {module}; print('botbuilder' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"
