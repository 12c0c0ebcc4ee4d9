"""botbuilder's own adapter seam works over our connector, for whoever knows the SDK."""

import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, Attachment, ConversationReference

from adapters.teams import sdk
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.door import TeamsDoor
from adapters.teams.incoming import incoming
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.teams_fakes import SORRY, FakeConnector, connector, message


async def in_a_turn(
    fake: FakeConnector, logic: Callable[[TurnContext], Awaitable[object]]
) -> list[object]:
    """Runs `logic` as a turn of the door; what Teams heard."""
    async with connector() as out:
        door = TeamsDoor(authenticator=AnonymousLoopback(), connector=out, sorry=SORRY)
        raw = message(fake.url)
        await logic(TurnContext(door, sdk.turn_activity(raw, incoming(raw))))
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


async def test_middleware_of_the_sdk_runs_around_a_turn(fake_teams: FakeConnector) -> None:
    seen: list[str] = []

    class Witness:
        async def on_turn(
            self, context: TurnContext, logic: Callable[[], Awaitable[object]]
        ) -> None:
            seen.append(context.activity.type)
            await logic()

    async with connector() as out:
        door = TeamsDoor(authenticator=AnonymousLoopback(), connector=out, sorry=SORRY)
        door.use(Witness())
        raw = message(fake_teams.url)
        context = TurnContext(door, sdk.turn_activity(raw, incoming(raw)))
        await door.run_pipeline(context, lambda turn: turn.send_activity("hello"))

    assert seen == ["message"]
    assert len(fake_teams.heard) == 1


def test_the_sdk_is_given_where_and_who_and_nothing_that_was_said() -> None:
    raw = message("http://127.0.0.1/")
    given = sdk.turn_activity(raw, incoming(raw))

    assert "report" not in str(given.as_dict())
    reference = TurnContext.get_conversation_reference(given)
    assert isinstance(reference, ConversationReference)
    assert sdk.address_in(reference) == Address(
        "igdesk", TenantId("tenant-1"), "a:1-pqr/;@?", "http://127.0.0.1/"
    )


@pytest.mark.parametrize("module", ["adapters.teams.outbound", "adapters.logs", "adapters.clock"])
def test_the_sdk_is_loaded_for_the_door_alone(module: str) -> None:
    ask = f"import sys, {module}; print('botbuilder' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"
