"""A sealed file: a header in the clear, then frames of AES-256-GCM under a key of the file's own.

Frames are numbered and the last one says that it is: a file that was cut, joined or put together
from two does not open. docs/format.md has it byte by byte.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.encoding import Json, NotJson, dumps, loads, pack
from storage.errors import BackupUnusable, refused
from storage.sealing import (
    FORMAT,
    NONCE_BYTES,
    TAG_BYTES,
    Forged,
    cipher,
    new_key,
    seal,
    seal_box,
    unseal,
    unseal_box,
)
from storage.whole_files import sync_folder, write_whole

MAGIC = b"igdesk sealed file 1\n"
FRAME_BYTES = 256 * 1024
FRAMES_A_SYNC = 32
MOST_HEADER = 64 * 1024
MOST_FRAME = FRAME_BYTES + TAG_BYTES
SUFFIX = ".sha256"
"""Beside a sealed file: its SHA-256, as `sha256sum` writes it, for whoever holds no key."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself in the clear, and the box that its key is in."""

    says: Mapping[str, Any]
    raw: bytes

    def key(self, under: AESGCM) -> bytes:
        """Return the file's own key. Raises BackupUnusable for another ring's, or a changed one."""
        try:
            box = bytes.fromhex(self.says["key"])
            return unseal_box(under, aad=_aad(_without_key(self.says)), box=box)
        except (Forged, KeyError, TypeError, ValueError):
            raise BackupUnusable("this key ring does not open this backup") from None


def _without_key(says: Mapping[str, Any]) -> bytes:
    return dumps({name: value for name, value in says.items() if name != "key"})


def _aad(header: bytes) -> bytes:
    return pack(FORMAT, b"sealed-file", header)


def write(path: Path, says: Mapping[str, Json], under: AESGCM, pieces: Iterable[bytes]) -> None:
    """Seal the pieces, each FRAME_BYTES long but the last, into a file that is whole or not there.

    Raises StoreUnavailable where it cannot be written.
    """
    key = new_key()
    box = seal_box(under, aad=_aad(dumps(says)), plaintext=key)
    header = dumps({**says, "key": box.hex()})
    part = path.with_name(f"{path.name}.part")
    try:
        sha256 = _written(part, header, _frames(cipher(key), header, pieces))
        write_whole(path.with_name(path.name + SUFFIX), f"{sha256}  {path.name}\n")
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise refused(fault, f"the backup {path.name} cannot be written") from None


def _written(part: Path, header: bytes, frames: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for number, piece in enumerate(chain((MAGIC, _sized(header)), map(_sized, frames))):
            digest.update(piece)
            out.write(piece)
            if number % FRAMES_A_SYNC == 0:  # a little at a time: others wait for this disk too
                out.flush()
                os.fdatasync(out.fileno())
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _sized(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _frames(under: AESGCM, header: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Seal each piece, the last as the last."""
    number, waiting = 0, b""
    for piece in pieces:
        if number:
            yield _sealed(under, header, number, waiting, last=False)
        number, waiting = number + 1, piece
    yield _sealed(under, header, max(number, 1), waiting, last=True)


def _sealed(under: AESGCM, header: bytes, number: int, piece: bytes, *, last: bool) -> bytes:
    nonce = number.to_bytes(NONCE_BYTES, "big")  # the key is this file's alone
    return seal(under, nonce=nonce, aad=_frame_aad(header, last=last), plaintext=piece)


def _frame_aad(header: bytes, *, last: bool) -> bytes:
    return pack(FORMAT, b"last" if last else b"frame", hashlib.sha256(header).digest())


def header_of(path: Path) -> Header:
    """Return what a sealed file says of itself, not yet proved. Raises BackupUnusable."""
    with _reading(path) as file:
        return _header(file, path.name)


def _reading(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as fault:
        raise BackupUnusable(f"the backup {path.name} cannot be read ({fault.strerror})") from None


def _header(file: BinaryIO, name: str) -> Header:
    try:
        if file.read(len(MAGIC)) != MAGIC:
            raise BackupUnusable(f"{name} is no backup of ours")
        raw = _next(file, MOST_HEADER)
        return Header(loads(raw or b""), raw or b"")
    except (NotJson, OSError):
        raise _cut(name) from None


def _cut(name: str) -> BackupUnusable:
    return BackupUnusable(f"the backup {name} is cut short, or was changed")


def _next(file: BinaryIO, most: int) -> bytes | None:
    """Return the next sized piece; None at the end of the file. Raises NotJson for anything odd."""
    size = file.read(4)
    if not size:
        return None
    length = int.from_bytes(size, "big")
    data = file.read(length) if len(size) == 4 and length <= most else b""
    if len(data) != length or length == 0:
        raise NotJson
    return data


def read(path: Path, key_for: Callable[[Header], bytes]) -> Iterator[bytes]:
    """Yield the pieces of a sealed file. Raises BackupUnusable where it is not whole and ours.

    What was yielded before counts for nothing where it raises.
    """
    with _reading(path) as file:
        header = _header(file, path.name)
        under = cipher(key_for(header))
        try:
            yield from _opened(under, header.raw, file)
        except (Forged, NotJson):
            raise _cut(path.name) from None


def _opened(under: AESGCM, header: bytes, file: BinaryIO) -> Iterator[bytes]:
    number, frame = 1, _next(file, MOST_FRAME) or b""
    while frame:
        after = _next(file, MOST_FRAME)
        aad, nonce = _frame_aad(header, last=after is None), number.to_bytes(NONCE_BYTES, "big")
        yield unseal(under, nonce=nonce, aad=aad, ciphertext=frame)
        number, frame = number + 1, after or b""
    if number == 1:
        raise Forged  # there is not even a last one


def sum_holds(path: Path) -> bool:
    """Return whether a file is as its SHA-256 beside it says; no key is needed. OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(FRAME_BYTES):
            digest.update(piece)
    said = path.with_name(path.name + SUFFIX).read_text("ascii", "replace")
    return said.split(" ")[0] == digest.hexdigest()
