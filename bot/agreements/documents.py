"""The agreement's documents as files: the administrator's own, looked at whenever asked for.

A file is a version's only by its SHA-256. Nothing else on the shelf is ever handed over.

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
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from adapters.logs import get_logger
from governance.agreements.model import Version
from governance.agreements.reading import Document, as_text
from governance.policy import LINK_WORKS_FOR

KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
"""What a document may be, by the end of its name, and what a browser is told that it is."""

TEXTS = (".md", ".txt")  # a PDF can happen to read as text, and is none

MOST_BYTES = 10 * 1024 * 1024  # of one document, which stays in memory; a usual one has a tenth
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file, and its fingerprint."""

    name: str
    sha256: str
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """Return the end of its name, which says what it is."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Held:
    """What the shelf has of one version. `other`: a file that is not this version's document."""

    document: Document | None = None
    quotes: Document | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """A file, a folder of files, or nothing. A file is read again once it was written to."""

    place: Path | None = None
    _seen: dict[Path, tuple[tuple[int, int], Loaded]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def documents(self) -> tuple[Loaded, ...]:
        """Return every document that can be read now, by name."""
        return tuple(one for path in self._files() if (one := self._known(path)))

    def find(self, fingerprint: str) -> Loaded | None:
        """Return the file that is this very document, read and counted up afresh."""
        for path in self._files():
            one = self._known(path)
            if one and one.sha256 == fingerprint:
                fresh = _read(path)
                return fresh if fresh and fresh.sha256 == fingerprint else None
        return None

    def of(self, version: Version) -> Held:
        """Return its document to hand over, and its text to quote from, each only if it is that."""
        loaded = self.documents()
        by_hash = {one.sha256: one for one in loaded}
        whole = by_hash.get(version.document_sha256 or "")
        text = by_hash.get(version.text_sha256 or "")
        document, twin = _document(version, whole), _document(version, text)
        quotes = next((one for one in (document, twin) if one and one.text is not None), None)
        alone = self.place is not None and not self.place.is_dir()
        return Held(document, quotes, other=bool(alone and loaded and not (document or twin)))

    def _known(self, path: Path) -> Loaded | None:
        try:
            stat = path.stat()
        except OSError:
            return None
        written = (stat.st_mtime_ns, stat.st_size)
        was = self._seen.get(path)
        if was is not None and was[0] == written:
            return was[1]
        made = _read(path) if stat.st_size <= MOST_BYTES else None
        if made is not None:
            self._seen[path] = (written, made)
        return made

    def _files(self) -> list[Path]:
        if self.place is None:
            return []
        if not self.place.is_dir():
            return [self.place]
        files = (one for one in self.place.iterdir() if one.suffix.lower() in KINDS)
        return sorted(one for one in files if one.is_file())[:MOST_FILES]


def _read(path: Path) -> Loaded | None:
    try:
        data = path.read_bytes()
    except OSError as fault:
        get_logger().warning("agreement document not read", error=fault)
        return None
    return Loaded(path.name, sha256(data).hexdigest(), data)


def _document(version: Version, one: Loaded | None) -> Document | None:
    if one is None:
        return None
    words = as_text(one.data) if one.suffix in TEXTS else None
    return Document(version.number, one.sha256, one.data, words, one.suffix)


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

    The key is one of the ring's, so that any process of the bot knows the links of another.
    """

    base: str
    key: bytes = field(repr=False)

    def to(self, document: Document, reference: str, now: datetime) -> str:
        """Return the address of a document, which works from now on for an hour."""
        until = str(int((now.astimezone(UTC) + LINK_WORKS_FOR).timestamp()))
        name = file_name(document, reference)
        seal = self._seal(until, document.sha256, name)
        path = PATH.format(until=until, seal=seal, fingerprint=document.sha256, name=quote(name))
        return f"{self.base.rstrip('/')}{path}"

    def knows(self, request: web.Request, now: datetime) -> bool:
        """Return whether this is a link of ours that has not run out."""
        until, seal = request.match_info["until"], request.match_info["seal"]
        wanted = self._seal(until, request.match_info["fingerprint"], request.match_info["name"])
        if not hmac.compare_digest(wanted.encode(), seal.encode()):
            return False
        return now.timestamp() < int(until)  # sealed by us, so it is a number

    def _seal(self, until: str, fingerprint: str, name: str) -> str:
        said = "\n".join((until, fingerprint, name)).encode()
        return hmac.new(self.key, said, sha256).hexdigest()


def file_name(document: Document, reference: str) -> str:
    """Return what it is saved as: the agreement's reference and the version. An administrator's own
    name for it may hold anything.
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", f"{reference}-v{document.version}").strip("-.")
    return f"{plain}{document.suffix}"


def handing(
    links: Links | None, shelf: Shelf, now: Callable[[], datetime]
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return the page behind the links; it checks a file's SHA-256 before handing it over."""

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
