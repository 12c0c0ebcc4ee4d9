"""The key ring's file: keys wrapped, written whole or not at all, readable by its owner alone."""

import fcntl
import json
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from storage.errors import RingMismatch, StoreUnavailable, refused
from storage.whole_files import write_whole

VERSION = 2
READABLE = (1, VERSION)
"""Version 2 says which keys are retired and which were destroyed."""


@dataclass(frozen=True, slots=True)
class Kek:
    """One key of the ring as the file holds it; `wrapped` is hex, the dates are UTC.

    From `retired` on nothing is sealed under it; empty for a key in use.
    """

    id: str
    name: str
    created: str
    wrapped: str
    retired: str = ""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What is kept of a key that is no more. `proof` (hex) shows that we wrote this line."""

    id: str
    name: str
    date: str
    proof: str


@dataclass(frozen=True, slots=True)
class RingFile:
    """The whole file. A number that `next` gave is never given again.

    `wrapped` is the ring key under the root key, in hex. While the root key changes, `wrapped_next`
    is the same under the one to come: until that is in its place, either opens the ring.
    """

    ring: str
    wrapped: str
    next: int = 1
    keks: tuple[Kek, ...] = ()
    destroyed: tuple[Destroyed, ...] = ()
    wrapped_next: str = ""

    def with_keks(self, new: tuple[Kek, ...], *, next_number: int) -> "RingFile":
        """Return the same ring with more keys."""
        return replace(self, keks=self.keks + new, next=next_number)

    def each(self, ids: Collection[str], change: Callable[[Kek], Kek]) -> "RingFile":
        """Return the same ring, these keys changed so."""
        keks = (change(kek) if kek.id in ids else kek for kek in self.keks)
        return replace(self, keks=tuple(keks))

    def joined(self, other: "RingFile") -> "RingFile":
        """Return the same ring with the keys that it has lost and `other` has. What either knows to
        be destroyed stays so.
        """
        gone = {one.id: one for one in (*other.destroyed, *self.destroyed)}
        keks = {kek.id: kek for kek in (*other.keks, *self.keks) if kek.id not in gone}
        in_order = sorted(keks.values(), key=lambda kek: (len(kek.id), kek.id))
        most = max(self.next, other.next)
        return replace(self, keks=tuple(in_order), destroyed=tuple(gone.values()), next=most)

    def without(self, gone: tuple[Destroyed, ...]) -> "RingFile":
        """Return the same ring, these keys being no more than their names and when they went."""
        ids = {one.id for one in gone}
        keks = tuple(kek for kek in self.keks if kek.id not in ids)
        return replace(self, keks=keks, destroyed=self.destroyed + gone)


def read(path: Path) -> RingFile | None:
    """Return the ring at `path`; None where there is none. Raises RingMismatch for another file."""
    try:
        return parsed(path, path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreUnavailable(f"the key ring {path.name} cannot be read") from None


def stamp(path: Path) -> tuple[int, ...] | None:
    """Return what changes when the file is written; None where it cannot be looked at."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns


def parsed(path: Path, text: bytes) -> RingFile:
    """Return the ring of a file's bytes. Raises RingMismatch, which names the file."""
    try:
        data = json.loads(text)
        if data["igdesk_ring"] not in READABLE:
            raise RingMismatch(f"the key ring {path.name} has a format this release cannot read")
        return RingFile(
            ring=str(data["ring"]),
            wrapped=str(data["wrapped"]),
            next=int(data["next"]),
            keks=tuple(Kek(**kek) for kek in data["keks"]),
            destroyed=tuple(Destroyed(**one) for one in data.get("destroyed", ())),
            wrapped_next=str(data.get("wrapped_next", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _not_a_ring(path) from None


def _not_a_ring(path: Path) -> RingMismatch:
    return RingMismatch(f"the key ring {path.name} is damaged; restore it from a backup")


def write(path: Path, ring: RingFile) -> None:
    """Write, flush, rename: after a power cut it is the old ring or the new. StoreUnavailable."""
    try:
        write_whole(path, as_text(ring))
    except OSError as fault:
        raise refused(fault, f"the key ring {path.name} cannot be written") from None


def as_text(ring: RingFile) -> str:
    """Return what a ring's file holds."""
    return json.dumps({"igdesk_ring": VERSION, **asdict(ring)}, indent=1)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the ring for writing, alone. Makes its folder, for its owner alone, if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        raise refused(fault, f"the key ring's folder {path.parent} cannot be used") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
