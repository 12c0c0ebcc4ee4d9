"""Looking for words in whatever was left lying about, however they were wrapped up.

Plain in five encodings, JSON-escaped, percent-encoded, as hexadecimal, in base64 at any of its
three alignments; and the same in what is inside zip, gzip, zlib, bzip2 and xz, wherever it begins.
"""

import base64
import bz2
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252")
URL_SAFE = bytes.maketrans(b"+/", b"-_")
DEEPEST = 3  # an archive in an archive in an archive
MOST_UNPACKED = 20_000_000  # bytes

Unpack = Callable[[bytes], list[bytes]]


def disguises(word: str) -> set[bytes]:
    """The word as a careless programmer could have left it somewhere. It must be long."""
    plain = {word.encode(encoding) for encoding in ENCODINGS}
    stem = "".join(letter for letter in word if letter.isascii())
    plain |= {stem.encode(encoding) for encoding in ENCODINGS}
    plain |= {json.dumps(word)[1:-1].encode(), quote(word).encode()}
    wrapped = {made for one in plain for made in (*_in_base64(one), *_in_hex(one))}
    return plain | wrapped


def _in_hex(word: bytes) -> Iterator[bytes]:
    yield word.hex().encode()
    yield word.hex().upper().encode()


def _in_base64(word: bytes) -> Iterator[bytes]:
    """What of it is the same whatever stands before and after, at each of three alignments."""
    for before in range(3):
        whole = base64.b64encode(bytes(before) + word)
        first = 4 if before else 0
        last = (before + len(word)) // 3 * 4  # the rest depends on what follows
        yield whole[first:last]
        yield whole[first:last].translate(URL_SAFE)


def found_in(places: Mapping[str, bytes], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """(place, name of the word) of every word that is in a place, or in an archive in it."""
    sought = {name: disguises(word) for name, word in words.items()}
    return [
        (place, name)
        for place, data in places.items()
        for layer in layers(data)
        for name, looks in sought.items()
        if any(look in layer for look in looks)
    ]


def layers(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves, and whatever can be unpacked from anywhere within them."""
    yield data
    if depth == DEEPEST:
        return
    for magic, unpack in ARCHIVES.items():
        at = data.find(magic)
        while at >= 0:
            for inside in unpack(data[at:]):
                yield from layers(inside, depth + 1)
            at = data.find(magic, at + 1)


def _members(data: bytes) -> list[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        return []


def _inflated(window: int) -> Unpack:
    """As far as it goes: a stream may have been cut short."""

    def unpack(data: bytes) -> list[bytes]:
        try:
            return [zlib.decompressobj(window).decompress(data, MOST_UNPACKED)]
        except zlib.error:
            return []

    return unpack


def _bunzipped(data: bytes) -> list[bytes]:
    try:
        return [bz2.BZ2Decompressor().decompress(data, MOST_UNPACKED)]
    except (OSError, EOFError):
        return []


def _unxzed(data: bytes) -> list[bytes]:
    try:
        return [lzma.LZMADecompressor().decompress(data, MOST_UNPACKED)]
    except lzma.LZMAError:
        return []


ARCHIVES: Mapping[bytes, Unpack] = {
    b"PK\x03\x04": _members,
    b"\x1f\x8b\x08": _inflated(31),
    b"\x78\x01": _inflated(15),
    b"\x78\x9c": _inflated(15),
    b"\x78\xda": _inflated(15),
    b"BZh": _bunzipped,
    b"\xfd7zXZ\x00": _unxzed,
}


def files_in(*folders: Path) -> dict[str, bytes]:
    """Every file below, by its path: journals, locks and leftovers too."""
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
