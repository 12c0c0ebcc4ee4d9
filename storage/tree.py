"""The tree over the audit chain's entries (RFC 6962), its full tiles kept as rows.

A leaf is what stands of an entry in the clear, so a store needs no row for it. A full tile, 256
hashes and the one above them, is written once; what is not full yet is worked out from below.
"""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import bindparam, func, select

from governance.proof.tree import EMPTY, consistency, folded, inclusion, leaf_hash, root
from storage.encoding import dumps
from storage.errors import StoreDamaged
from storage.origins import current
from storage.session import Row, Session
from storage.tables import audit, tiles

TILE = 256
"""Hashes in a tile: eight levels of the tree."""

_HASH = len(EMPTY)
_ENTRIES = (
    select(audit)
    .where(audit.c.sequence >= bindparam("start"), audit.c.sequence < bindparam("stop"))
    .order_by(audit.c.sequence)
)
_LAST = select(func.max(audit.c.sequence).label("last"))
_one_tile = tiles.c.first == bindparam("first"), tiles.c.level == bindparam("level")
_TILE = select(tiles).where(*_one_tile, tiles.c.number == bindparam("number"))
_OF_LOG = (
    select(tiles.c.level, tiles.c.number)
    .where(tiles.c.first == bindparam("first"))
    .order_by(tiles.c.level, tiles.c.number)
)
_NEWEST = select(func.max(tiles.c.number).label("number")).where(*_one_tile)
_ROOTS = select(tiles).where(
    *_one_tile, tiles.c.number >= bindparam("start"), tiles.c.number < bindparam("stop")
)


def leaf_of(row: Row) -> bytes:
    """Return what an entry's leaf holds; of one from before there was a tree, its MAC alone."""
    if row["said"] is None:
        return bytes(row["mac"])
    return dumps(
        {
            "at": row["at"],
            "digest": row["digest"].hex(),
            "mac": row["mac"].hex(),
            "party": row["party"],
            "said": row["said"].hex(),
            "sequence": row["sequence"],
            "subject": row["subject"],
            "version": row["case_version"],
            "what": row["what"],
        }
    )


class Tree:
    """The tree from one entry on, `first`: that of the log's present origin, unless said."""

    def __init__(self, session: Session, first: int | None = None) -> None:
        self._session = session
        self.first = current(session).first if first is None else first
        self._known: dict[tuple[int, int], Sequence[bytes]] = {}

    def size(self) -> int:
        """Return how many entries there are from the first on."""
        last = self._session.rows(_LAST)[0]["last"] or 0
        return int(max(0, last + 1 - self.first))

    def root(self, size: int) -> bytes:
        """Return the hash over the first `size` leaves."""
        return root(size, self._node)

    def inclusion(self, sequence: int, size: int) -> list[bytes]:
        """Return what proves that an entry is among the first `size` leaves."""
        return inclusion(sequence - self.first, size, self._node)

    def consistency(self, old: int, size: int) -> list[bytes]:
        """Return what proves that the first `size` leaves begin with the first `old`."""
        return consistency(old, size, self._node)

    def verify(self, looked_at: Callable[[int], None]) -> Iterator[str]:
        """Yield the tiles that are not of what is under them."""
        for key in self._session.rows(_OF_LOG, first=self.first):
            looked_at(TILE)
            try:
                (row,) = self._session.checked(tiles, _TILE, first=self.first, **key)
                good = self._below(**key)
                same = (row["hashes"], row["root"]) == (b"".join(good), folded(good))
            except (StoreDamaged, ValueError):  # or a side of the tree that is not there
                same = False
            if not same:
                yield f"tiles {self.first}/{key['level']}/{key['number']}"

    def complete(self) -> None:
        """Write every full tile that is not there yet."""
        level, full = 0, self.size() // TILE
        while full:
            (newest,) = self._session.rows(_NEWEST, first=self.first, level=level)
            there = -1 if newest["number"] is None else newest["number"]
            for number in range(there + 1, full):
                self._write(level, number)
            level, full = level + 1, full // TILE

    def _write(self, level: int, number: int) -> None:
        hashes = self._hashes(level, number)
        row = {
            "id": f"{self.first}/{level}/{number}",
            "first": self.first,
            "level": level,
            "number": number,
            "hashes": b"".join(hashes),
            "root": folded(hashes),
        }
        self._session.insert(tiles, self._session.envelopes.stamped(tiles, row))

    def _node(self, height: int, index: int) -> bytes:
        """Return the hash over leaves [index * 2**height, (index + 1) * 2**height)."""
        level, above = divmod(height, 8)
        start = index << above
        number, at = divmod(start, TILE)
        return folded(self._hashes(level, number)[at : at + (1 << above)])

    def _hashes(self, level: int, number: int) -> Sequence[bytes]:
        """Return the hashes of a tile, as far as there are entries under it."""
        known = self._known.get((level, number))
        if known is None:
            known = self._known[level, number] = self._kept(level, number)
        return known

    def _kept(self, level: int, number: int) -> Sequence[bytes]:
        asked = {"first": self.first, "level": level, "number": number}
        if rows := self._session.checked(tiles, _TILE, **asked):
            whole = rows[0]["hashes"]
            return [whole[at : at + _HASH] for at in range(0, len(whole), _HASH)]
        return self._below(level, number)

    def _below(self, level: int, number: int) -> Sequence[bytes]:
        """Work a tile out from what is under it."""
        return self._roots(level - 1, number) if level else self._leaves(number)

    def _leaves(self, number: int) -> Sequence[bytes]:
        start = self.first + number * TILE
        rows = self._session.rows(_ENTRIES, start=start, stop=start + TILE)
        return [leaf_hash(leaf_of(row)) for row in rows]

    def _roots(self, level: int, number: int) -> Sequence[bytes]:
        """Return the hash above each full tile under that one: of the last, it may be no row."""
        start = number * TILE
        stop = min(start + TILE, self.size() // TILE ** (level + 1))
        asked = {"first": self.first, "level": level, "start": start, "stop": stop}
        there = {
            row["number"]: row["root"] for row in self._session.checked(tiles, _ROOTS, **asked)
        }
        return [there.get(each) or folded(self._hashes(level, each)) for each in range(start, stop)]
