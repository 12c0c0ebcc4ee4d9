"""The connector answers a bot as Teams would, over real HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from simulator.chats import BotFace, Chats, Json
from simulator.connector import SWITCHES, Switches, add_connector
from simulator.conversations import Entry
from simulator.people import load_people

PEOPLE = load_people()
PRIYA, IMRAN = PEOPLE[0], PEOPLE[5]
ACTIVITIES = f"/v3/conversations/{PRIYA.conversation_id}/activities"
HELLO = {"type": "message", "text": "Hello"}


@dataclass
class Teams:
    """The connector and a bot's way to it."""

    chats: Chats
    switches: Switches
    client: TestClient[Request, Application]

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self.client.request(method, path, json=body) as response:
            kind = response.content_type
            return response.status, await response.json() if kind == "application/json" else None

    def seen(self) -> list[Entry]:
        return list(self.chats.in_conversation(PRIYA.conversation_id).entries.values())


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    chats = Chats(people=PEOPLE, bot=BotFace(), now=lambda: noon)
    connector = Application()
    add_connector(connector, chats)
    async with TestClient(TestServer(connector)) as client:
        yield Teams(chats, connector[SWITCHES], client)


def asking_for(member: str, tenant: str) -> Json:
    return {
        "bot": {"id": "28:igdesk-simulated"},
        "isGroup": False,
        "members": [{"id": member}],
        "tenantId": tenant,
        "channelData": {"tenant": {"id": tenant}},
    }


@pytest.mark.parametrize("member", [PRIYA.teams_id, PRIYA.object_id])
async def test_a_person_has_one_chat_however_often_it_is_made(teams: Teams, member: str) -> None:
    body = asking_for(member, PRIYA.tenant_id)

    first = await teams.call("POST", "/v3/conversations", body)
    again = await teams.call("POST", "/v3/conversations", body)

    assert first == again == (201, {"id": PRIYA.conversation_id})


async def test_the_tenant_may_stand_in_the_channel_data_alone(teams: Teams) -> None:
    body = asking_for(PRIYA.teams_id, PRIYA.tenant_id)
    del body["tenantId"]

    assert (await teams.call("POST", "/v3/conversations", body))[0] == 201


async def test_a_chat_may_begin_with_a_message(teams: Teams) -> None:
    body = {**asking_for(PRIYA.teams_id, PRIYA.tenant_id), "activity": HELLO}

    _, answer = await teams.call("POST", "/v3/conversations", body)

    assert [entry.activity_id for entry in teams.seen()] == [answer["activityId"]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(asking_for("29:nobody", PRIYA.tenant_id), id="a person who is not here"),
        pytest.param(asking_for(PRIYA.teams_id, IMRAN.tenant_id), id="another tenant's person"),
        pytest.param({"members": [{"id": PRIYA.teams_id}]}, id="no tenant"),
    ],
)
async def test_nobody_is_reached_whose_tenant_has_not_installed_it(
    teams: Teams, body: Json
) -> None:
    assert (await teams.call("POST", "/v3/conversations", body))[0] == 403


async def test_a_message_is_sent_answered_updated_and_taken_back(teams: Teams) -> None:
    status, sent = await teams.call("POST", ACTIVITIES, HELLO)
    assert status == 201
    status, reply = await teams.call("POST", f"{ACTIVITIES}/{sent['id']}", HELLO)
    assert status == 201
    assert teams.seen()[1].activity["replyToId"] == sent["id"]

    changed = {"type": "message", "text": "Changed"}
    assert await teams.call("PUT", f"{ACTIVITIES}/{sent['id']}", changed) == (200, sent)
    assert (await teams.call("DELETE", f"{ACTIVITIES}/{reply['id']}"))[0] == 200

    first, second = teams.seen()
    assert (first.activity["text"], first.revision) == ("Changed", 1)
    assert second.deleted
    assert (await teams.call("PUT", f"{ACTIVITIES}/{reply['id']}", changed))[0] == 404


async def test_typing_shows_until_the_message_comes(teams: Teams) -> None:
    chat = teams.chats.in_conversation(PRIYA.conversation_id)

    await teams.call("POST", ACTIVITIES, {"type": "typing"})
    before = chat.typing
    await teams.call("POST", ACTIVITIES, HELLO)

    assert (before, chat.typing) == (True, False)
    assert len(chat.entries) == 1


async def test_an_update_replaces_what_one_person_saw_of_a_card(teams: Teams) -> None:
    _, sent = await teams.call("POST", ACTIVITIES, HELLO)
    chat = teams.chats.in_conversation(PRIYA.conversation_id)
    teams.chats.show_instead(chat, sent["id"], {"type": "AdaptiveCard"})

    await teams.call("PUT", f"{ACTIVITIES}/{sent['id']}", HELLO)

    assert teams.seen()[0].own_view is None


async def test_a_bot_cannot_touch_what_a_person_wrote(teams: Teams) -> None:
    chat = teams.chats.in_conversation(PRIYA.conversation_id)
    written = teams.chats.post(chat, "person", HELLO)

    assert (await teams.call("DELETE", f"{ACTIVITIES}/{written.activity_id}"))[0] == 403
    assert not written.deleted


async def test_the_members_are_the_one_person(teams: Teams) -> None:
    path = f"/v3/conversations/{PRIYA.conversation_id}"
    _, everyone = await teams.call("GET", f"{path}/members")
    _, paged = await teams.call("GET", f"{path}/pagedmembers")
    _, one = await teams.call("GET", f"{path}/members/{PRIYA.object_id}")

    assert everyone == paged["members"] == [one]
    assert one["aadObjectId"] == PRIYA.object_id
    assert one["tenantId"] == PRIYA.tenant_id
    assert (await teams.call("GET", f"{path}/members/{IMRAN.object_id}"))[0] == 404


CARD_TYPE = "application/vnd.microsoft.card.adaptive"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(["message"], id="an array"),
        pytest.param({}, id="no type"),
        pytest.param({"type": "event"}, id="a type nobody sees"),
        pytest.param({"type": "message"}, id="nothing to show"),
        pytest.param({"type": "message", "text": " "}, id="blank"),
        pytest.param({"type": "message", "attachments": "card"}, id="attachments not a list"),
        pytest.param(
            {"type": "message", "attachments": [{"contentType": CARD_TYPE, "content": "{}"}]},
            id="a card that is a string",
        ),
        pytest.param(
            {"type": "message", "attachments": [{"contentType": CARD_TYPE, "content": {}}]},
            id="a card that does not say so",
        ),
    ],
)
async def test_a_malformed_activity_is_refused_and_shows_nothing(teams: Teams, body: Any) -> None:
    status, answer = await teams.call("POST", ACTIVITIES, body)

    assert (status, answer["error"]["code"]) == (400, "BadSyntax")
    assert teams.seen() == []


async def test_what_is_not_json_is_refused(teams: Teams) -> None:
    async with teams.client.post(ACTIVITIES, data=b"{") as response:
        assert response.status == 400


async def test_a_conversation_nobody_has_is_not_found(teams: Teams) -> None:
    status, answer = await teams.call("POST", "/v3/conversations/a:other/activities", HELLO)

    assert (status, answer["error"]["code"]) == (404, "ConversationNotFound")


async def test_only_sending_tells_a_bot_that_somebody_blocked_it(teams: Teams) -> None:
    teams.chats.in_conversation(PRIYA.conversation_id).blocked = True

    assert (await teams.call("POST", ACTIVITIES, HELLO))[0] == 403
    members = f"/v3/conversations/{PRIYA.conversation_id}/members"
    assert (await teams.call("GET", members))[0] == 200


@pytest.mark.parametrize(
    ("length", "status"),
    [pytest.param(90_000, 201, id="under 100 KB"), pytest.param(110_000, 413, id="over 100 KB")],
)
async def test_size_has_a_limit(teams: Teams, length: int, status: int) -> None:
    assert (await teams.call("POST", ACTIVITIES, {**HELLO, "text": "x" * length}))[0] == status


async def test_a_throttled_bot_is_told_when_to_come_back(teams: Teams) -> None:
    teams.switches.refuse_next(429, times=1, retry_after_seconds=2)

    async with teams.client.post(ACTIVITIES, json=HELLO) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "2")
    assert (await teams.call("POST", ACTIVITIES, HELLO))[0] == 201


async def test_every_call_is_in_the_log(teams: Teams) -> None:
    await teams.call("POST", ACTIVITIES, HELLO)
    await teams.call("POST", ACTIVITIES, {})

    assert [line["direction"] for line in teams.chats.log] == ["from_bot", "refused"]
    assert teams.chats.log[0]["person"] == PRIYA.name
