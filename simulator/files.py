"""Files that the bot hands over: offered in a chat, put here once the person says yes.

As in Teams, the bot is told an address to put the file at, which is good for that file alone;
the person's OneDrive is this memory, and a link in the chat fetches the file from it.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from aiohttp import web

from simulator.chats import Json
from simulator.conversations import Entry

OFFER = "application/vnd.microsoft.teams.card.file.consent"
THERE = "application/vnd.microsoft.teams.card.file.info"
MOST_BYTES = 4_000_000
PATH = "/files/{id}/{name}"


@dataclass(slots=True)
class Drive:
    """What was put here, by the address it was put at."""

    there: dict[str, bytes | None] = field(default_factory=dict)

    def place(self, name: str, *, base: str) -> Json:
        """A new place at `base` for a file of that name, as Teams tells a bot of one."""
        made = secrets.token_urlsafe(16)
        self.there[made] = None
        url = f"{base.rstrip('/')}{PATH.format(id=made, name=quote(name, safe=''))}"
        return {
            "uploadUrl": f"{url}?guid={made}",
            "contentUrl": url,
            "name": name,
            "uniqueId": made,
            "fileType": PurePosixPath(name).suffix.lstrip("."),
        }


DRIVE = web.AppKey("drive", Drive)


async def put(request: web.Request) -> web.Response:
    """The bot puts a file where it was told that it may; once."""
    there, place = request.app[DRIVE].there, request.match_info["id"]
    if place not in there or there[place] is not None:
        return web.json_response({"error": {"code": "itemNotFound"}}, status=404)
    data = await request.content.read(MOST_BYTES + 1)
    while more := await request.content.read(MOST_BYTES):
        data += more
    if request.headers.get("Content-Range") != f"bytes 0-{len(data) - 1}/{len(data)}":
        return web.json_response({"error": {"code": "invalidRange"}}, status=416)
    there[place] = data
    return web.json_response({"id": place}, status=201)


async def get(request: web.Request) -> web.Response:
    """The person opens it."""
    data = request.app[DRIVE].there.get(request.match_info["id"])
    if data is None:
        raise web.HTTPNotFound(text="There is no such file.")
    name = quote(request.match_info["name"])
    told = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return web.Response(body=data, content_type="application/octet-stream", headers=told)


def files_of(entry: Entry) -> list[Json]:
    """The files that a message offers or shows, for the page."""
    attached = entry.activity.get("attachments") or []
    return [_file(one) for one in attached if one["contentType"] in (OFFER, THERE)]


def offered(entry: Entry) -> Json | None:
    """The offer in a message, if it is one."""
    attached = entry.activity.get("attachments") or []
    return next((one for one in attached if one["contentType"] == OFFER), None)


def _file(attachment: Json) -> Json:
    content = attachment.get("content") or {}
    return {
        "name": attachment.get("name"),
        "about": content.get("description"),
        "url": attachment.get("contentUrl"),
    }
