"""The agreement's documents as files: the administrator's own, looked at whenever asked for.

A file is a version's only by its SHA-256. Nothing else on the shelf is ever handed over.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from adapters.logs import get_logger
from governance.agreements.model import Version
from governance.agreements.reading import Document, as_text

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
        """The end of its name, which says what it is."""
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
        """Every document that can be read now, by name."""
        return tuple(one for path in self._files() if (one := self._known(path)))

    def find(self, fingerprint: str) -> Loaded | None:
        """The file that is this very document, read and counted up afresh."""
        for path in self._files():
            one = self._known(path)
            if one and one.sha256 == fingerprint:
                fresh = _read(path)
                return fresh if fresh and fresh.sha256 == fingerprint else None
        return None

    def of(self, version: Version) -> Held:
        """Its document to hand over, and its text to quote from, each only if it is that."""
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
