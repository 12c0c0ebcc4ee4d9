"""What the connector answers: read as far as it is of use, and never a failure by itself."""

import json

import aiohttp

MOST_ANSWER_BYTES = 64 * 1024


async def read_some(content: aiohttp.StreamReader, most: int = MOST_ANSWER_BYTES) -> bytes:
    """The answer, or a little more than `most` bytes of it: as much as an id could be in."""
    answer = bytearray()
    async for chunk in content.iter_any():
        answer += chunk
        if len(answer) > most:
            break
    return bytes(answer)


def id_in(answer: bytes) -> str:
    """The id Teams gave. It has taken the activity by now, so an odd answer is no failure."""
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError):
        return ""
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
