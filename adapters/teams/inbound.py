"""Checking a raw request until it is an activity: size and type, then JSON, then fields."""

import asyncio
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NoReturn

from aiohttp import web

from adapters.received import read_some

MOST_BYTES = 256 * 1024  # Teams itself stops at about 100 KB
MOST_DEPTH = 64
MOST_ID_CHARACTERS = 1024
BODY_TIME = timedelta(seconds=10)
CHANNEL = "msteams"
REQUIRED = (
    ("type",),
    ("id",),
    ("channelId",),
    ("serviceUrl",),
    ("from", "id"),
    ("recipient", "id"),
    ("conversation", "id"),
)

# For the HTTP server in front of the door, wherever it is made. The door refuses compressed bodies;
# unless told, aiohttp opens them while it throws them away: a few bytes can become gigabytes.
SERVER_OPTIONS: Mapping[str, Any] = MappingProxyType({"auto_decompress": False})

Activity = Mapping[str, object]

_ODD = re.compile(r"\\u(?:0000|d)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(u0000|.)", re.DOTALL)
"""Of what JSON writes, one escape after the other: an escaped backslash is one of its own."""


class RequestRefused(Exception):
    """Turned away before anything ran: a status and a sentence, no content.

    A 4xx; 503 where the caller may be right and should come again.
    """

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def check_envelope(request: web.Request) -> None:
    """Check everything that can be told without the body. Raises RequestRefused."""
    if request.method != "POST":
        raise RequestRefused(405, "Send activities with POST.")
    if request.content_type != "application/json":
        raise RequestRefused(415, "The content type must be application/json.")
    if (request.charset or "utf-8").lower() not in ("utf-8", "utf8"):
        raise RequestRefused(415, "The body must be UTF-8.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        # A few compressed bytes can become gigabytes.
        raise RequestRefused(415, "The body must not be compressed.")
    if (request.content_length or 0) > MOST_BYTES:
        raise _too_large()


async def read_body(request: web.Request, *, within: timedelta = BODY_TIME) -> bytes:
    """Read the body, given up as soon as it is too large or too slow. Raises RequestRefused."""
    try:
        async with asyncio.timeout(within.total_seconds()):
            body = await read_some(request.content, MOST_BYTES)
    except TimeoutError:
        raise RequestRefused(408, "The body took too long to arrive.") from None
    except (ConnectionError, web.RequestPayloadError):
        raise RequestRefused(400, "The body did not arrive whole.") from None
    if len(body) > MOST_BYTES:
        raise _too_large()
    return body


def parse(body: bytes) -> Activity:
    """Return the activity in `body`, with every field we need in place. Raises RequestRefused."""
    activity = _json(body)
    if not isinstance(activity, dict):
        raise RequestRefused(400, "The body must be one JSON object.")
    _check_depth(activity)
    for path in REQUIRED:
        _check_id(activity, path)
    if activity["channelId"] != CHANNEL:
        raise RequestRefused(400, "Only activities from Microsoft Teams are taken here.")
    return activity


def _too_large() -> RequestRefused:
    return RequestRefused(413, f"The body must be at most {MOST_BYTES // 1024} KB.")


def _json(body: bytes) -> object:
    try:
        text = body.decode("utf-8")
        value: object = json.loads(text, parse_constant=_not_a_number)
    except UnicodeDecodeError:
        raise RequestRefused(400, "The body is not UTF-8.") from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # json's own error is one, and so is a number of 5,000 digits
        raise RequestRefused(400, "The body is not JSON.") from None
    return _mended(value) if _ODD.search(text) else value


def _not_a_number(_constant: str) -> NoReturn:
    raise ValueError


def _mended(value: object) -> object:
    """Return `value` without any NUL, which no PostgreSQL can hold, and with a question mark for
    each half of a surrogate pair, which no UTF-8 can.
    """
    written = json.dumps(value, ensure_ascii=False)
    plain = _ESCAPE.sub(lambda one: "" if one[1] == "u0000" else one[0], written)
    whole: object = json.loads(plain.encode("utf-8", "replace"))
    return whole


def _too_deep() -> RequestRefused:
    return RequestRefused(400, f"The body is nested more than {MOST_DEPTH} deep.")


def _check_depth(activity: object) -> None:
    """Raise RequestRefused where containers nest too deep. By level and not by recursion."""
    level: list[Any] = [activity]
    for _depth in range(MOST_DEPTH):
        each = [value.values() if isinstance(value, dict) else value for value in level]
        level = [one for inside in each for one in inside if isinstance(one, (dict, list))]
        if not level:
            return
    raise _too_deep()


def _check_id(activity: Activity, path: tuple[str, ...]) -> None:
    value: object = activity
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, str) or not _is_plain(value):
        raise RequestRefused(400, f"The activity needs a usable {'.'.join(path)}.")


def _is_plain(text: str) -> bool:
    return 0 < len(text) <= MOST_ID_CHARACTERS and text.isprintable() and text not in (".", "..")
