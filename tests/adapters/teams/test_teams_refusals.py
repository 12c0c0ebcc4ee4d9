"""What the door turns away, over HTTP: always a 4xx, a sentence, and nobody disturbed."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientError, web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.teams.authentication import AnonymousLoopback, Caller
from adapters.teams.inbound import MOST_BYTES, MOST_DEPTH, RequestRefused, parse, read_body
from adapters.teams.incoming import incoming
from tests.adapters.teams_fakes import SECRET, House, message

JSON: dict[str, str] = {"Content-Type": "application/json"}


async def refused(inside: House, status: int, **request: Any) -> str:
    """Sends it; checks the status, and that no one behind the door heard; the sentence."""
    method = request.pop("method", "POST")
    async with inside.client.request(method, "/api/messages", **request) as response:
        sentence = await response.text()
    assert response.status == status
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert inside.listener.heard == []
    return sentence


def nested(depth: int) -> bytes:
    """An activity with a value that makes it `depth` deep."""
    deep = "[" * (depth - 1) + "]" * (depth - 1)
    whole = json.dumps(message("http://127.0.0.1/"))
    return f'{whole[:-1]}, "value": {deep}}}'.encode()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        pytest.param(400, b'{"type": "message"', id="malformed JSON"),
        pytest.param(400, b"", id="nothing at all"),
        pytest.param(400, b"[]", id="an array"),
        pytest.param(400, b'"text"', id="a string"),
        pytest.param(400, b"null", id="null"),
        pytest.param(400, b'{"text": "\xff\xfe"}', id="bad UTF-8"),
        pytest.param(400, b'{"value": NaN}', id="NaN is not JSON"),
        pytest.param(400, b'{"value": ' + b"9" * 5000 + b"}", id="a number of 5,000 digits"),
        pytest.param(400, nested(MOST_DEPTH + 1), id="one level too deep"),
        pytest.param(400, nested(10_000), id="10,000 deep"),
        pytest.param(400, b"[" * 100_000, id="100,000 brackets, never closed"),
        pytest.param(413, b" " * (MOST_BYTES + 1), id="one byte too large"),
    ],
)
async def test_a_bad_body_is_refused_with_a_sentence(
    inside: House, status: int, body: bytes
) -> None:
    await refused(inside, status, data=body, headers=JSON)


async def test_the_deepest_allowed_body_is_taken(inside: House) -> None:
    body = nested(MOST_DEPTH).replace(b"http://127.0.0.1/", inside.teams.url.encode())
    async with inside.client.post("/api/messages", data=body, headers=JSON) as response:
        assert response.status == 200

    assert len(inside.listener.heard) == 1


@pytest.mark.parametrize(
    ("status", "request_parts"),
    [
        pytest.param(405, {"method": "GET"}, id="GET"),
        pytest.param(405, {"method": "PUT", "json": {}}, id="PUT"),
        pytest.param(415, {"data": b"{}", "skip_auto_headers": ["Content-Type"]}, id="no type"),
        pytest.param(415, {"data": b"{}", "headers": {"Content-Type": "text/plain"}}, id="text"),
        pytest.param(
            415,
            {"data": b"{}", "headers": {"Content-Type": "application/json; charset=utf-16"}},
            id="another charset",
        ),
        pytest.param(
            415,
            {"data": gzip.compress(b"[" * 1000), "headers": JSON | {"Content-Encoding": "gzip"}},
            id="compressed: it could be a bomb",
        ),
        pytest.param(
            403, {"json": {}, "headers": {"X-Forwarded-For": "203.0.113.9"}}, id="through a proxy"
        ),
        pytest.param(
            403, {"json": {}, "headers": {"Origin": "https://example.org"}}, id="a browser's page"
        ),
        pytest.param(
            403, {"json": {}, "headers": {"Host": "rebound.example.org"}}, id="a rebound name"
        ),
    ],
)
async def test_a_wrong_envelope_is_refused_before_its_body_is_read(
    inside: House, status: int, request_parts: dict[str, Any]
) -> None:
    await refused(inside, status, **request_parts)


@pytest.mark.parametrize("peer", ["203.0.113.9", "10.0.0.1", "::ffff:10.0.0.1", "", "nonsense"])
async def test_anonymous_is_for_this_machine_alone(peer: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        await AnonymousLoopback().admit(Caller(peer, {"Host": "localhost"}))

    assert caught.value.status == 403


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.0.0.9", "::1"])
async def test_anonymous_lets_this_machine_in(peer: str) -> None:
    admitted = await AnonymousLoopback().admit(Caller(peer, {"Host": "[::1]:3978"}))

    admitted.check(message("http://localhost:3979/"))


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/uk/", "http://[", "localhost"])
async def test_an_anonymous_activity_cannot_send_answers_elsewhere(inside: House, url: str) -> None:
    await refused(inside, 403, json=inside.activity(serviceUrl=url))


MISSING = [
    *("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation"),
    *("from.id", "recipient.id", "conversation.id"),
]
BAD: list[object] = [None, "", 7, [], {}, ".", "line\nbreak", "\x00", "x" * 2000]


def without(activity: dict[str, Any], path: str) -> dict[str, Any]:
    *outer, name = path.split(".")
    place = activity[outer[0]] if outer else activity
    del place[name]
    return activity


@pytest.mark.parametrize("path", MISSING)
async def test_an_activity_without_a_field_we_need_is_refused(inside: House, path: str) -> None:
    sentence = await refused(inside, 400, json=without(inside.activity(), path))

    assert path in sentence


@pytest.mark.parametrize("value", BAD, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("name", ["from", "recipient", "conversation"])
async def test_an_id_that_is_no_id_is_refused(inside: House, name: str, value: object) -> None:
    await refused(inside, 400, json=inside.activity(**{name: {"id": value}}))
    await refused(inside, 400, json=inside.activity(**{name: value}))


async def test_other_channels_are_refused(inside: House) -> None:
    await refused(inside, 400, json=inside.activity(channelId="emulator"))


async def test_a_declared_100_mb_is_refused_unread(inside: House) -> None:
    async def nothing_yet() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()  # the rest never comes: an answer means it was not awaited

    headers = {**JSON, "Content-Length": str(100 * 1024 * 1024)}
    await refused(inside, 413, data=nothing_yet(), headers=headers)


async def test_a_streamed_100_mb_is_refused_early(inside: House) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 100 * 1024 * 1024:
            sent += 64 * 1024
            yield b" " * 64 * 1024

    await refused(inside, 413, data=endless(), headers=JSON)

    assert sent < 20 * 1024 * 1024


async def test_a_body_that_never_ends_is_given_up() -> None:
    async def impatient(request: web.Request) -> web.Response:
        try:
            await read_body(request, within=timedelta(milliseconds=1))
        except RequestRefused as refusal:
            return web.Response(status=refusal.status)
        return web.Response()

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    app = web.Application()
    app.router.add_post("/", impatient)
    async with TestClient(TestServer(app)) as client, client.post("/", data=slow()) as response:
        assert response.status == 408


async def test_a_caller_who_hangs_up_does_no_harm(inside: House) -> None:
    async def breaks_off() -> AsyncIterator[bytes]:
        yield b"{"
        raise ConnectionResetError

    with pytest.raises((ClientError, ConnectionResetError)):
        await inside.client.post("/api/messages", data=breaks_off(), headers=JSON)

    assert inside.listener.heard == []
    assert (await inside.post(inside.activity()))[0] == 200


async def test_a_refusal_says_nothing_of_what_was_sent(inside: House) -> None:
    sentence = await refused(inside, 400, json=inside.activity(id=[SECRET], text=SECRET))

    assert SECRET not in sentence


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = [
    *("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation", "text"),
    *("value", "name", "entities", "membersAdded", "channelData", "replyToId", "action"),
]
TYPES = ["message", "invoke", "conversationUpdate", "installationUpdate", "messageUpdate", "x"]


@given(
    changes=st.dictionaries(st.sampled_from(FIELDS), json_values),
    kind=st.sampled_from(TYPES),
)
@settings(max_examples=300, deadline=None)
def test_whatever_the_fields_hold_it_is_read_or_refused(
    changes: dict[str, object], kind: str
) -> None:
    body = json.dumps({**message("http://127.0.0.1/"), "type": kind, **changes}).encode()
    try:
        read = incoming(parse(body))
    except RequestRefused:
        return
    json.dumps(dict(read.data), ensure_ascii=False).encode()


@given(body=st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_they_are_read_or_refused(body: bytes) -> None:
    with pytest.raises(RequestRefused):
        parse(body)
