"""The document as a file: a link that works for an hour, and the page behind it.

Teams lets a bot hand over a file in two ways: into the person's OneDrive, with their consent and
in a personal chat only, or by a link. A link works wherever a card does. What is behind it is for
anyone who asks (the agreement says so), so the link names nobody; it runs out so that a copied
one does not hand out a document that was taken back.
"""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import quote

from aiohttp import web

from bot.agreements.documents import KINDS, Shelf
from governance.agreements.reading import Document
from governance.policy import LINK_WORKS_FOR

PATH = "/agreement/{until}/{seal}/{fingerprint}/{name}"
RUN_OUT = "This link does not work any more. In Teams, ask IG Desk: “show me the agreement”."
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links to this bot's own address, and knows its own again.

    The key lives as long as the process: after a restart people ask once more.
    """

    base: str
    key: bytes = field(repr=False)

    def to(self, document: Document, reference: str, now: datetime) -> str:
        """The address of a document, from now on and for an hour."""
        until = str(int((now.astimezone(UTC) + LINK_WORKS_FOR).timestamp()))
        name = file_name(document, reference)
        seal = self._seal(until, document.sha256, name)
        path = PATH.format(until=until, seal=seal, fingerprint=document.sha256, name=quote(name))
        return f"{self.base.rstrip('/')}{path}"

    def knows(self, request: web.Request, now: datetime) -> bool:
        """Whether this is a link of ours that has not run out."""
        until, seal = request.match_info["until"], request.match_info["seal"]
        wanted = self._seal(until, request.match_info["fingerprint"], request.match_info["name"])
        if not hmac.compare_digest(wanted.encode(), seal.encode()):
            return False
        return now.timestamp() < int(until)  # sealed by us, so it is a number

    def _seal(self, until: str, fingerprint: str, name: str) -> str:
        said = "\n".join((until, fingerprint, name)).encode()
        return hmac.new(self.key, said, sha256).hexdigest()


def file_name(document: Document, reference: str) -> str:
    """What it is saved as: the agreement's reference and the version, whatever the file is called.

    An administrator's own name for it may hold anything.
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", f"{reference}-v{document.version}").strip("-.")
    return f"{plain}{document.suffix}"


def handing(
    links: Links | None, shelf: Shelf, now: Callable[[], datetime]
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The page behind the links. The file's SHA-256 is checked before each is handed over."""

    async def hand_over(request: web.Request) -> web.Response:
        if links is None or not links.knows(request, now()):
            return _gone()
        found = await asyncio.to_thread(shelf.find, request.match_info["fingerprint"])
        if found is None:
            return _gone()
        name = request.match_info["name"]
        kind = KINDS.get(found.suffix, "application/octet-stream")
        headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=found.data, headers={**HEADERS, **headers})

    return hand_over


def _gone() -> web.Response:
    return web.Response(status=404, text=RUN_OUT, headers=HEADERS)
