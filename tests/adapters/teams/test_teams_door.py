"""The door over real HTTP: what the SDK's own test adapter cannot see."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from aiohttp import web

from adapters.teams.values import ActivityKind, Reply
from tests.adapters.log_kit import heard_logs
from tests.adapters.teams_fakes import SECRET, SORRY, House

CARD: dict[str, object] = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "A card"}


def execute(**action: object) -> dict[str, object]:
    """The changes that make a message an Action.Execute."""
    value = {"action": {"type": "Action.Execute", **action}, "trigger": "manual"}
    return {"type": "invoke", "name": "adaptiveCard/action", "value": value, "text": None}


async def invoke(inside: House, changes: Mapping[str, object]) -> Any:
    status, body = await inside.post(inside.activity(**changes))

    assert status == 200
    return json.loads(body)


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        pytest.param(
            Reply(card=CARD),
            {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD},
            id="a card replaces the card",
        ),
        pytest.param(
            Reply(text="Thank you."),
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.activity.message",
                "value": "Thank you.",
            },
            id="text stands beside the card",
        ),
        pytest.param(
            Reply(refused="That is not yours."),
            {
                "statusCode": 400,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "Refused", "message": "That is not yours."},
            },
            id="a refusal leaves the card",
        ),
        pytest.param(
            Reply(),
            {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ""},
            id="nothing to say",
        ),
    ],
)
async def test_an_invoke_answered_with_a_body_is_200_and_that_body(
    inside: House, reply: Reply, answer: object
) -> None:
    inside.listener.reply = reply

    assert await invoke(inside, execute(verb="ack", data={"ref": "BR-2026-0007"})) == answer
    assert inside.teams.heard == []


async def test_an_execute_brings_its_verb_and_data(inside: House) -> None:
    await invoke(inside, execute(verb="acknowledge", data={"case": "BR-2026-0007"}))

    heard = inside.listener.last
    assert (heard.kind, heard.verb) == (ActivityKind.EXECUTE, "acknowledge")
    assert dict(heard.data) == {"case": "BR-2026-0007"}


@pytest.mark.parametrize("value", [None, "a string", 7, [], {}, {"action": "x"}, {"action": []}])
async def test_a_malformed_execute_is_an_action_without_data(inside: House, value: object) -> None:
    await invoke(inside, {**execute(), "value": value})

    heard = inside.listener.last
    assert (heard.kind, heard.verb, dict(heard.data)) == (ActivityKind.EXECUTE, "", {})


@pytest.mark.parametrize("data", ["a string", None, 7, [1], True])
async def test_a_string_value_in_an_execute_is_no_data(inside: House, data: object) -> None:
    await invoke(inside, execute(verb="v", data=data))

    assert dict(inside.listener.last.data) == {}


async def test_a_submit_is_a_message_with_a_value(inside: House) -> None:
    submitted = {"verb": "send", "what": "Lost"}
    status, _ = await inside.post(inside.activity(value=submitted, text=None))

    heard = inside.listener.last
    assert (status, heard.kind, heard.verb) == (200, ActivityKind.SUBMIT, "send")
    assert dict(heard.data) == submitted


@pytest.mark.parametrize("value", ["a string", 7, [1], False])
async def test_a_string_value_in_a_submit_is_no_data(inside: House, value: object) -> None:
    status, _ = await inside.post(inside.activity(value=value, text=""))

    assert status == 200
    assert (inside.listener.last.kind, dict(inside.listener.last.data)) == (ActivityKind.SUBMIT, {})


@pytest.mark.parametrize("name", ["task/fetch", "composeExtension/query", "", None, 7])
async def test_an_unknown_invoke_is_501_with_an_empty_body(inside: House, name: object) -> None:
    with heard_logs() as logs:
        answer = await inside.post(inside.activity(type="invoke", name=name))

    assert answer == (501, "")
    assert inside.listener.heard == []
    assert logs == []  # it is not ours, and nothing is wrong


@pytest.mark.parametrize(
    "sender",
    [
        {"id": "28:another", "aadObjectId": "x"},
        {"id": "29:1", "role": "bot"},
        {"id": "29:1", "role": "skill"},
    ],
)
async def test_a_bot_is_not_answered(inside: House, sender: object) -> None:
    inside.listener.reply = Reply(text="hello")

    assert await inside.post(inside.activity(**{"from": sender})) == (200, "")
    assert inside.listener.heard == []
    assert inside.teams.heard == []


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        pytest.param(Reply(text="Hello."), {"text": "Hello."}, id="text"),
        pytest.param(Reply(refused="No."), {"text": "No."}, id="a refusal"),
        pytest.param(
            Reply(card=CARD, text="not sent"),
            {
                "summary": "A card",
                "attachments": [
                    {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
                ],
            },
            id="a card",
        ),
    ],
)
async def test_a_message_is_answered_by_a_message(
    inside: House, reply: Reply, said: dict[str, object]
) -> None:
    inside.listener.reply = reply

    assert await inside.post(inside.activity()) == (200, "")
    (sent,) = inside.teams.heard
    assert sent.path == "/teams/v3/conversations/a%3A1-pqr%2F%3B%40%3F/activities"
    assert isinstance(sent.body, dict)
    assert said.items() <= sent.body.items()
    assert sent.body["replyToId"] == "1:abc"
    assert sent.body["from"] == {"id": "28:igdesk"}


async def test_a_message_whose_handler_says_nothing_sends_nothing(inside: House) -> None:
    assert await inside.post(inside.activity()) == (200, "")
    assert inside.teams.heard == []


async def test_a_reply_that_cannot_be_sent_is_still_a_turn_well_done(inside: House) -> None:
    async def throttled(_request: web.Request) -> web.Response:
        return web.Response(status=429)

    inside.teams.script = throttled
    inside.listener.reply = Reply(text="Hello.")

    assert await inside.post(inside.activity()) == (200, "")
    assert len(inside.teams.heard) == 1


FAILURES = [RuntimeError(SECRET), KeyError(SECRET), web.HTTPNotFound(text=SECRET), RecursionError()]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
async def test_a_failed_invoke_is_a_plain_sentence_with_a_reference(
    inside: House, failure: Exception
) -> None:
    inside.listener.failure = failure

    answer = await invoke(inside, execute(verb="ack"))
    start, _, end = SORRY.partition("{ref}")
    said = answer["value"]["message"]
    assert (answer["statusCode"], answer["type"]) == (400, "application/vnd.microsoft.error")
    assert said.startswith(start)
    assert said.endswith(end)
    assert len(said) == len(start) + 8 + len(end)


async def test_a_failed_message_is_answered_with_a_sorry_and_a_200(inside: House) -> None:
    inside.listener.failure = KeyError(SECRET)

    assert await inside.post(inside.activity()) == (200, "")
    (sent,) = inside.teams.heard
    assert isinstance(sent.body, dict)
    assert sent.body["text"].startswith("Something went wrong on our side. Nothing is lost.")
    assert SECRET not in str(sent.body)


async def test_a_failed_event_apologises_to_nobody(inside: House) -> None:
    inside.listener.failure = KeyError(SECRET)

    assert await inside.post(inside.activity(type="messageReaction")) == (200, "")
    assert inside.teams.heard == []


@pytest.mark.parametrize("changes", [execute(), {}], ids=["invoke", "message"])
async def test_a_card_that_is_not_json_is_apologised_for(
    inside: House, changes: dict[str, object]
) -> None:
    inside.listener.reply = Reply(card={"body": {1, 2}})

    status, body = await inside.post(inside.activity(**changes))
    said = body + str(inside.teams.heard)
    assert status == 200
    assert "Nothing is lost" in said


async def test_a_failure_leaves_the_next_turn_well(inside: House) -> None:
    inside.listener.failure = RuntimeError()
    await invoke(inside, execute())
    inside.listener.failure = None
    inside.listener.reply = Reply(text="fine")

    assert (await invoke(inside, execute()))["value"] == "fine"
