"""The marks: what was seen last of a store, in a file beside its key ring (`<ring>.marks`).

A database that was put back to an older day, or made afresh, is by itself a perfect store. It is
not as far on as its marks. References are marked in blocks, before the transaction that takes the
first of a block: what is marked is never below what was given out. The end of the audit chain is
marked each minute and when the store is closed. docs/format.md has the file.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from governance.policy import REFERENCES_MARKED
from storage import ringfile
from storage.encoding import dumps, pack
from storage.errors import MarksUnusable, refused
from storage.keyring import KeyRing, same
from storage.last_change import LastChange, last_change_beside
from storage.sealing import FORMAT
from storage.whole_files import write_whole

VERSION = 1


@dataclass(frozen=True, slots=True)
class End:
    """How far on a store is: the newest entry of its audit chain (number, MAC, instant in
    microseconds since 1970), and how many transactions have changed what its notes add up to.

    The defaults are those of a chain with no entry.
    """

    sequence: int = 0
    mac: bytes = bytes(32)
    at: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """What the file holds. `counters`: of each, up to which number it may have been given out.

    `running`: whether the newest is in the -wal file, of a store that was not closed since. `last`:
    whether the last change is kept beside it (`storage.last_change`); earlier releases had none.
    """

    store: str = ""
    counters: Mapping[str, int] = field(default_factory=dict)
    end: End = End()
    running: bool = False
    last: bool = False


def marks_beside(ring_file: Path) -> Path:
    """Return where the marks of a key ring lie."""
    return ring_file.with_name(f"{ring_file.name}.marks")


class Marks:
    """Keeps the marks of one store. For any thread."""

    def __init__(self, path: Path, ring: KeyRing, last: LastChange) -> None:
        self.path = path
        self.ring = ring
        self._last = last
        self._lock = Lock()
        self._given: dict[str, int] = {}
        self._marked = Marked()

    @classmethod
    def beside(cls, ring_file: Path, ring: KeyRing) -> "Marks":
        """Return the marks that lie beside a key ring's file."""
        return cls(marks_beside(ring_file), ring, LastChange(last_change_beside(ring_file), ring))

    def load(self) -> Marked | None:
        """Read the file; None where there is none. Raises MarksUnusable."""
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeError):
            raise self._unusable("cannot be read") from None
        self._marked = self._with_last(self._parsed(text))
        return self._marked

    def _with_last(self, marked: Marked) -> Marked:
        """Return the same, as far on as the last change."""
        if not marked.last:
            return marked
        changes = max(marked.end.changes, self._last.load(marked.store))
        return replace(marked, end=replace(marked.end, changes=changes))

    def _parsed(self, text: str) -> Marked:
        try:
            data = json.loads(text)
            version, told, mac = data["igdesk_marks"], data["marks"], bytes.fromhex(data["mac"])
            genuine = version == VERSION and same(self._mac(told), mac)
            end = {**told["end"], "mac": bytes.fromhex(told["end"]["mac"])}
            marked = Marked(**{**told, "end": End(**end)})
        except (KeyError, TypeError, ValueError, RecursionError):
            raise self._unusable("are not as we wrote them") from None
        if not genuine:
            raise self._unusable("are not as we wrote them")
        return marked

    def _unusable(self, how: str) -> MarksUnusable:
        return MarksUnusable(f"the marks {self.path.name} beside the key ring {how}")

    def _mac(self, told: Mapping[str, Any]) -> bytes:
        message = pack(FORMAT, "marks", self.ring.id, dumps(told))
        return hmac.digest(self.ring.marks_key, message, "sha256")

    def reserve(self, counter: str, upto: int) -> None:
        """Mark a block of references that begins with `upto`, unless that is marked: it writes the
        file. StoreUnavailable.
        """
        with self._lock:
            self._given[counter] = upto
            if upto > self._marked.counters.get(counter, 0):
                self._keep(replace(self._marked, counters=self._topped_up()))

    def head(self, end: End) -> None:
        """Mark how far on the store is, unless that is known, and references for the next minutes.

        Writes where there is news. StoreUnavailable.
        """
        with self._lock:
            newest = max(end, self._marked.end, key=lambda one: one.changes)
            self._keep(replace(self._marked, end=newest, counters=self._topped_up()))

    def begin(self, marked: Marked) -> None:
        """Mark all of it: at a start and at the end; also what is less far on. StoreUnavailable."""
        with self._lock:
            self._last.begin(marked.store, marked.end.changes)
            self._keep(replace(marked, last=True))

    def logs(self, *, running: bool) -> None:
        """Mark whether anything is in the -wal file: writes if it is news. StoreUnavailable."""
        if running != self._marked.running:
            with self._lock:
                self._keep(replace(self._marked, running=running))

    def came_to(self, changes: int) -> None:
        """Remember the number of a change that was committed; without waiting for the disk."""
        self._last.came_to(self._marked.store, changes)

    @property
    def marked(self) -> Marked:
        """Return what was read or written last."""
        return self._marked

    def _topped_up(self) -> dict[str, int]:
        """Return the counters, each with half a block to come at the least."""
        counters = dict(self._marked.counters)
        for name, given in self._given.items():
            if counters.get(name, 0) - given < REFERENCES_MARKED // 2:
                counters[name] = given + REFERENCES_MARKED - 1
        return counters

    def _keep(self, marked: Marked) -> None:
        """Write it, but for references that another process of this store has marked further."""
        with ringfile.locked(self.path):
            self._write(self._joined(marked))

    def _joined(self, marked: Marked) -> Marked:
        try:
            there = self._parsed(self.path.read_text("utf-8"))
        except (OSError, UnicodeError, MarksUnusable):
            return marked
        if there.store != marked.store:
            return marked
        both = (there.counters, marked.counters)
        names = {name for counters in both for name in counters}
        most = {name: max(counters.get(name, 0) for counters in both) for name in sorted(names)}
        return replace(marked, counters=most)

    def _write(self, marked: Marked) -> None:
        if marked == self._marked and self.path.exists():
            return
        told = asdict(marked)
        told["end"]["mac"] = marked.end.mac.hex()
        whole = {"igdesk_marks": VERSION, "marks": told, "mac": self._mac(told).hex()}
        try:
            write_whole(self.path, json.dumps(whole, indent=1))
        except OSError as fault:
            raise refused(fault, f"the marks {self.path.name} cannot be written") from None
        self._marked = marked
