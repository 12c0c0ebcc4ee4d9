"""Attacks with bodies, by strangers and by holders of a good token: a 4xx and little memory."""

import asyncio
import gzip
import json
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.teams.inbound import REQUIRED
from tests.adapters.guarded import Guarded, beside_an_honest_user, guarded

HUNDRED_MB = 100 * 1024 * 1024
CHUNK = b" " * 64 * 1024
MOST_MEMORY = 8 * 1024 * 1024  # bytes: sockets' buffers on both sides, and 256 KB of body


@pytest.fixture
async def inside() -> AsyncIterator[Guarded]:
    async with guarded() as made:
        yield made


@pytest.fixture
async def impatient() -> AsyncIterator[Guarded]:
    async with guarded(patience=timedelta(milliseconds=300)) as made:
        yield made


@pytest.fixture
def little_memory() -> Iterator[None]:
    """The test's peak, over what stood before it, must stay small."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak - before < MOST_MEMORY


async def endless() -> AsyncIterator[bytes]:
    for _ in range(HUNDRED_MB // len(CHUNK)):
        yield CHUNK


async def never_ending() -> AsyncIterator[bytes]:
    yield b'{"type":'
    await asyncio.Event().wait()


def with_token(inside: Guarded, **more: str) -> dict[str, str]:
    return {**inside.bearer(), **more}


def without_token(**more: str) -> dict[str, str]:
    return {"Content-Type": "application/json", **more}


def whole(inside: Guarded, more: str) -> bytes:
    """An honest activity, and something in it."""
    return f'{json.dumps(inside.activity(id="attack"))[:-1]}, "value": {more}}}'.encode()


BODIES = [
    pytest.param(400, lambda g: whole(g, "[" * 10_000 + "]" * 10_000), id="10,000 deep"),
    pytest.param(400, lambda g: whole(g, '{"a":' * 9_999 + "1" + "}" * 9_999), id="deep objects"),
    pytest.param(400, lambda g: whole(g, '"') + b"\xff\xfe", id="bad UTF-8"),
    pytest.param(400, lambda g: whole(g, "NaN"), id="NaN"),
    pytest.param(400, lambda g: whole(g, "9" * 10_000), id="a number of 10,000 digits"),
    pytest.param(400, lambda g: whole(g, "")[:-9], id="cut short"),
    pytest.param(400, lambda g: b"", id="nothing"),
    pytest.param(400, lambda g: b"[]", id="a list"),
    pytest.param(413, lambda g: whole(g, '"' + "x" * 300_000 + '"'), id="300 KB"),
]


@pytest.mark.parametrize(("status", "body"), BODIES)
async def test_a_bad_body_with_a_good_token_is_refused(
    inside: Guarded, status: int, body: Any
) -> None:
    answer = await beside_an_honest_user(inside, data=body(inside), headers=inside.bearer())

    assert answer[0] == status
    assert "Traceback" not in answer[1]


@pytest.mark.parametrize("path", REQUIRED, ids=".".join)
async def test_a_missing_field_is_refused_though_the_token_is_good(
    inside: Guarded, path: tuple[str, ...]
) -> None:
    activity = inside.activity(id="attack")
    *outer, name = path
    place = activity[outer[0]] if outer else activity
    del place[name]

    answer = await beside_an_honest_user(inside, json=activity, headers=inside.bearer())
    assert answer[0] in (400, 403)


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("declared", [True, False], ids=["declared", "streamed"])
@pytest.mark.parametrize("known", [True, False], ids=["good token", "no token"])
async def test_100_mb_are_refused_in_little_memory(
    inside: Guarded, declared: bool, known: bool
) -> None:
    length = {"Content-Length": str(HUNDRED_MB)} if declared else {}
    headers = with_token(inside, **length) if known else without_token(**length)

    answer = await beside_an_honest_user(inside, data=endless(), headers=headers)
    assert answer[0] == (413 if known or declared else 401)


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("known", [True, False], ids=["good token", "no token"])
async def test_a_gzip_bomb_is_refused_unopened(inside: Guarded, known: bool) -> None:
    bomb = gzip.compress(b" " * 4 * 1024 * 1024)
    headers = with_token(inside) if known else without_token()
    for encoding in ("gzip", "deflate", "br", "gzip, gzip"):
        inside.listener.heard.clear()
        answer = await beside_an_honest_user(
            inside, data=bomb, headers={**headers, "Content-Encoding": encoding}
        )
        assert answer[0] == 415


async def test_a_slow_body_is_given_up(impatient: Guarded) -> None:
    answer = await beside_an_honest_user(impatient, data=never_ending(), headers=impatient.bearer())

    assert answer[0] == 408


async def test_a_stranger_cannot_make_us_wait_at_all(inside: Guarded) -> None:
    answer = await beside_an_honest_user(inside, data=never_ending(), headers=without_token())

    assert answer[0] == 401


async def test_a_hundred_slow_bodies_hold_up_nobody(impatient: Guarded) -> None:
    attacks = [
        asyncio.create_task(impatient.post(data=never_ending(), headers=impatient.bearer()))
        for _ in range(100)
    ]
    assert await impatient.honest() == 200

    answers = await asyncio.gather(*attacks)
    assert {status for status, _ in answers} == {408}


async def test_a_stranger_is_refused_before_the_body_is_parsed(inside: Guarded) -> None:
    for body in (b"not JSON", b"[" * 100_000, b"\xff", b'{"id": "attack"}'):
        assert (await inside.post(data=body, headers=without_token()))[0] == 401


async def test_a_redelivered_activity_reaches_the_turn_as_the_same_activity(
    inside: Guarded,
) -> None:
    """Teams sends an activity again after about 15 s: the turn tells it by its ids."""
    for _ in range(2):
        assert await inside.honest("same") == 200

    first, second = inside.listener.heard
    assert first == second
