"""What the page asks for, over real HTTP: from page to bot and back, and who may ask."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from simulator.chats import Json
from simulator.people import load_people
from simulator.server import start
from tests.simulator.page_calls import entries, get, post
from tests.simulator.town import Town

PEOPLE = load_people()
PRIYA = PEOPLE[0]


async def say(town: Town, text: str) -> None:
    assert (await post(town, "api/say", {"person": PRIYA.object_id, "text": text}))[0] == 200


async def act(town: Town, action: Json, **more: Any) -> Json:
    card_id = (await entries(town))[-1]["id"]
    body = {"person": PRIYA.object_id, "activityId": card_id, "action": action, **more}
    status, answer = await post(town, "api/act", body)
    assert status == 200
    outcome: Json = answer
    return outcome


async def test_a_message_reaches_the_bot_as_teams_would_send_it(here: Town) -> None:
    await say(here, "hello")

    said = here.bot.heard[-1]
    assert said.pop("id").isdecimal()
    assert said == {
        "type": "message",
        "text": "hello",
        "textFormat": "plain",
        "timestamp": "2026-11-23T12:00:00.000+00:00",
        "localTimestamp": "2026-11-23T12:00:00.000+00:00",
        "localTimezone": "Europe/London",
        "locale": "en-GB",
        "channelId": "msteams",
        "serviceUrl": here.address,
        "from": {"id": PRIYA.teams_id, "name": PRIYA.name, "aadObjectId": PRIYA.object_id},
        "conversation": {
            "id": PRIYA.conversation_id,
            "conversationType": "personal",
            "tenantId": PRIYA.tenant_id,
        },
        "recipient": {"id": "28:igdesk-simulated", "name": "IG Desk"},
        "channelData": {"tenant": {"id": PRIYA.tenant_id}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web"}],
    }
    assert [(entry["author"], entry["text"]) for entry in await entries(here)] == [
        ("person", "hello"),
        ("bot", "hello"),
    ]


async def test_opening_a_chat_tells_the_bot_once(here: Town) -> None:
    for _ in range(2):
        await post(here, "api/open", {"person": PRIYA.object_id})

    assert [said["type"] for said in here.bot.heard] == ["installationUpdate", "conversationUpdate"]


async def test_submit_is_a_message_with_a_value_and_no_text(here: Town) -> None:
    await say(here, "form")
    card_id = (await entries(here))[-1]["id"]

    outcome = await act(here, {"type": "Action.Submit", "data": {"what": "lost"}})

    said = here.bot.heard[-1]
    assert outcome == {"outcome": "sent"}
    assert (said["type"], said["value"], said["replyToId"]) == (
        "message",
        {"what": "lost"},
        card_id,
    )
    assert "text" not in said
    changed = (await entries(here))[-1]
    assert (changed["revision"], changed["cards"][0]["body"][0]["text"]) == (1, "Received")


async def test_execute_is_an_invoke_and_its_answer_replaces_the_card(here: Town) -> None:
    await say(here, "form")
    action = {"type": "Action.Execute", "id": "send", "verb": "next", "data": {"danger": "no"}}

    outcome = await act(here, action)

    said = here.bot.heard[-1]
    assert outcome == {"outcome": "replaced"}
    assert (said["type"], said["name"]) == ("invoke", "adaptiveCard/action")
    assert said["value"] == {"action": action, "trigger": "manual"}
    shown = (await entries(here))[-1]
    assert (shown["revision"], shown["cards"][0]["body"][0]["text"]) == (0, "Thank you")


@pytest.mark.parametrize(
    ("verb", "outcome"),
    [
        pytest.param("whisper", {"outcome": "said", "text": "Noted, thank you."}, id="a message"),
        pytest.param("late", {"outcome": "failed", "text": "That card is too old."}, id="an error"),
    ],
)
async def test_other_answers_leave_the_card_and_say_something(
    here: Town, verb: str, outcome: Json
) -> None:
    await say(here, "form")

    assert await act(here, {"type": "Action.Execute", "verb": verb}) == outcome
    assert (await entries(here))[-1]["cards"][0]["body"][0]["text"] == "Report a data breach"


async def test_a_bot_that_fails_leaves_the_message_marked_undelivered(here: Town) -> None:
    await say(here, "be broken")

    assert [entry["undelivered"] for entry in await entries(here)] == [True]


async def test_only_what_changed_since_is_sent(here: Town) -> None:
    await say(here, "one")
    _, before = await get(here, "api/state")
    await say(here, "two")

    _, after = await get(here, f"api/state?since={before['stamp']}")

    assert {entry["text"] for entry in after["entries"]} == {"two"}


async def test_events_arrive_while_one_listens(here: Town) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{here.address}api/events?since={here.chats.stamp}") as stream,
    ):
        assert (await next_event(stream))["entries"] == []
        here.chats.post(here.chats.of_person(PRIYA.object_id), "bot", {"text": "news"})

        assert [entry["text"] for entry in (await next_event(stream))["entries"]] == ["news"]
    assert stream.content_type == "text/event-stream"


async def next_event(stream: aiohttp.ClientResponse) -> Json:
    line = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
    event: Json = json.loads(line.removeprefix(b"data: "))
    return event


async def test_a_page_of_an_earlier_run_can_tell(here: Town) -> None:
    before = (await get(here, "api/state"))[1]["epoch"]
    await post(here, "api/reset", {})

    assert (await get(here, "api/state"))[1]["epoch"] != before


async def test_time_moves_on_and_the_page_hears_of_it(here: Town) -> None:
    stamp = here.chats.stamp
    await post(here, "api/travel", {"hours": 4})
    await post(here, "api/travel", {"next": True})

    assert here.travel.journeys == ["4:00:00", "next rung"]
    assert here.chats.stamp > stamp
    assert (await get(here, "api/state"))[1]["now"]["london"] == "2026-11-23T16:30:00+00:00"


@pytest.mark.parametrize("hours", [0, -1, "1", None, True, 1e9, float("nan")])
async def test_time_goes_forward_only_and_not_for_ever(here: Town, hours: Any) -> None:
    assert (await post(here, "api/travel", {"hours": hours}))[0] == 400
    assert here.travel.journeys == []


async def test_a_test_can_read_the_log_block_refuse_and_reset(here: Town) -> None:
    await post(here, "api/block", {"person": PRIYA.object_id, "blocked": True})
    await post(here, "api/refuse", {"status": 429, "retryAfter": 1})
    assert (await get(here, "api/state"))[1]["people"][0]["blocked"]
    _, log = await get(here, "api/log")
    assert log == []

    await post(here, "api/reset", {})

    assert not (await get(here, "api/state"))[1]["people"][0]["blocked"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("api/say", {"person": "nobody", "text": "x"}, id="unknown person"),
        pytest.param("api/say", {"person": PRIYA.object_id, "text": ""}, id="nothing said"),
        pytest.param("api/say", {"person": PRIYA.object_id, "text": "x" * 28_001}, id="too long"),
        pytest.param("api/say", ["x"], id="an array"),
        pytest.param("api/act", {"person": PRIYA.object_id, "activityId": "1"}, id="no action"),
        pytest.param(
            "api/act", {"person": PRIYA.object_id, "activityId": "1", "action": {}}, id="no card"
        ),
    ],
)
async def test_bad_requests_are_refused_in_a_sentence(here: Town, path: str, body: Any) -> None:
    status, sentence = await post(here, path, body)

    assert status == 400
    assert sentence.endswith(".")
    assert here.bot.heard == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Host": "evil.example"}, 403, id="a name that resolves to us"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="another site's script"),
        pytest.param({"Content-Type": "text/plain"}, 415, id="another site's form"),
    ],
)
async def test_no_other_site_may_use_the_page(
    here: Town, headers: dict[str, str], status: int
) -> None:
    body = {"person": PRIYA.object_id, "text": "x"}

    assert (await post(here, "api/say", body, headers=headers))[0] == status


async def test_the_page_may_load_nothing_from_elsewhere(here: Town) -> None:
    async with aiohttp.ClientSession() as session, session.get(here.address) as response:
        policy = response.headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["page/.npmrc", "page/package.json", "page/../server.py", "lib/x"])
async def test_nothing_but_the_page_is_served(here: Town, path: str) -> None:
    assert (await get(here, path))[0] == 404


async def test_it_listens_on_this_machine_only(here: Town) -> None:
    runner = await start(aiohttp.web.Application(), port=0)

    assert [host for host, _ in runner.addresses] == ["127.0.0.1"]
    await runner.cleanup()


async def test_a_port_that_is_taken_leaves_nothing_half_open(here: Town) -> None:
    app = aiohttp.web.Application()
    closed: list[bool] = []

    async def note(_app: aiohttp.web.Application) -> None:
        closed.append(True)

    app.on_cleanup.append(note)
    with pytest.raises(OSError, match="address already in use"):
        await start(app, port=int(here.address.rstrip("/").rpartition(":")[2]))

    assert closed == [True]


async def test_the_page_says_that_nobody_is_asked_to_sign_in(here: Town) -> None:
    status, page = await get(here, "")

    assert status == 200
    assert "no sign-in (anonymous)" in page


async def test_the_bot_hears_what_was_read_where_the_switch_is_on(here: Town) -> None:
    reader = {"person": PRIYA.object_id}
    here.chats.post(here.chats.of_person(PRIYA.object_id), "bot", {"type": "message", "text": "x"})
    await post(here, "api/read", reader)
    before = len(here.bot.heard)
    await post(here, "api/receipts", {"on": True})
    await post(here, "api/read", reader)
    heard = here.bot.heard[before:]
    (shown,) = await entries(here)

    assert [one["type"] for one in heard] == ["event"]
    assert heard[0]["name"] == "application/vnd.microsoft.readReceipt"
    assert heard[0]["value"] == {"lastReadMessageId": shown["id"]}


async def test_a_tenant_speaks_from_its_own_address_and_is_answered_there(here: Town) -> None:
    assert (await post(here, "api/region", {"person": PRIYA.object_id, "region": "uk"}))[0] == 200
    assert (await post(here, "api/region", {"person": PRIYA.object_id, "region": "../x"}))[0] == 400
    await say(here, "hello")
    address = here.bot.heard[-1]["serviceUrl"]
    path = f"v3/conversations/{PRIYA.conversation_id}/activities"
    async with (
        aiohttp.ClientSession() as session,
        session.post(address + path, json={"type": "message", "text": "x"}) as answer,
    ):
        assert answer.status == 201

    assert address == f"{here.address}uk/"


async def test_a_call_hangs_and_the_next_is_answered(here: Town) -> None:
    await post(here, "api/hang", {"times": 1})
    path = f"{here.address}v3/conversations/{PRIYA.conversation_id}/members"
    at_once = aiohttp.ClientTimeout(total=0.3)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError):
            await session.get(path, timeout=at_once)
        async with session.get(path) as answer:
            assert answer.status == 200


async def test_a_conversation_that_is_not_there_is_a_404_by_its_name(here: Town) -> None:
    await post(here, "api/refuse", {"status": 404})
    path = f"v3/conversations/{PRIYA.conversation_id}/members"

    status, answer = await get(here, path)
    assert (status, answer["error"]["code"]) == (404, "ConversationNotFound")
