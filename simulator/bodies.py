"""What the connector accepts: bodies read and checked before anything is kept."""

import json
from typing import Any

from aiohttp import web

from simulator.chats import CARD, Json
from simulator.refusals import MOST_BYTES, Refused, malformed

SHOWN = ("message", "typing")


async def json_object(request: web.Request) -> Json:
    """The body, read no further than Teams would read it."""
    raw = await request.content.read(MOST_BYTES + 1)
    while len(raw) <= MOST_BYTES and (more := await request.content.read(MOST_BYTES)):
        raw += more
    if len(raw) > MOST_BYTES:
        raise Refused(413, "MessageSizeTooBig", "Message size too large")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise malformed("The body is not JSON") from None
    if not isinstance(body, dict):
        raise malformed("The body is not a JSON object")
    return body


def activity_in(body: Any) -> Json:
    """`body` as an activity that can be shown."""
    if not isinstance(body, dict) or body.get("type") not in SHOWN:
        raise malformed(f"activity.type must be one of {', '.join(SHOWN)}")
    attachments = body.get("attachments") or []
    if not isinstance(attachments, list) or not all(map(_is_attachment, attachments)):
        raise malformed("activity.attachments is not a list of attachments")
    if body["type"] == "message" and not attachments and not _has_text(body):
        raise malformed("A message needs a text or an attachment")
    return dict(body)


def _has_text(body: Json) -> bool:
    text = body.get("text")
    return isinstance(text, str) and bool(text.strip())


def _is_attachment(attachment: Any) -> bool:
    if not isinstance(attachment, dict) or not isinstance(attachment.get("contentType"), str):
        return False
    content = attachment.get("content")
    is_card = isinstance(content, dict) and content.get("type") == "AdaptiveCard"
    return attachment["contentType"] != CARD or is_card
