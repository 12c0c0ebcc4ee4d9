"""What others send us over HTTP: read as far as it is of use, and never a failure by itself."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

MOST_ANSWER_BYTES = 64 * 1024
LONGEST = timedelta(hours=1)  # nobody may hold a statutory notice for longer by a header


async def read_some(content: aiohttp.StreamReader, most: int = MOST_ANSWER_BYTES) -> bytes:
    """Return the body, or a little more than `most` bytes of it: too long shows by its length."""
    body = bytearray()
    async for chunk in content.iter_any():
        body += chunk
        if len(body) > most:
            break
    return bytes(body)


def json_object(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object in `body`; None where there is none."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def word(told: Mapping[str, object], name: str) -> str:
    """Return the text of that name in an object; "" for anything else."""
    value = told.get(name)
    return value if isinstance(value, str) else ""


def part(told: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return the object of that name in an object; an empty one for anything else."""
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def parts(told: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """Return the objects in the list of that name; none for anything else."""
    values = told.get(name)
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def retry_after(header: str | None, *, now: datetime) -> timedelta | None:
    """Return the wait that `header` asks for, at most an hour; None where it says nothing.

    RFC 9110 10.2.3: seconds, or a date.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return min(timedelta(seconds=int(text)), LONGEST)
    moment = date_of(text)
    return None if moment is None else min(max(moment - now, timedelta()), LONGEST)


def date_of(header: str | None) -> datetime | None:
    """Return the instant (UTC) that a date in a header says; None where it says none.

    RFC 9110 5.6.7.
    """
    try:
        moment = parsedate_to_datetime(header or "")
    except (ValueError, OverflowError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
