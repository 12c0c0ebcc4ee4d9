"""A log's tree as RFC 6962, section 2.1, has it: its hashes, and the hashes that prove something.

A tree that is not a power of two wide is split so that its left side is the widest one that is.
What is above complete subtrees is worked out here; `Node` gives those.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

Node = Callable[[int, int], bytes]
"""Gives the hash over leaves [index * 2**level, (index + 1) * 2**level)."""

EMPTY = sha256(b"").digest()
"""The hash of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf that holds `data`."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash above two."""
    return sha256(b"\x01" + left + right).digest()


def folded(hashes: Sequence[bytes]) -> bytes:
    """Return the hash above as many as a power of two.

    >>> folded([b"left", b"right"]) == node_hash(b"left", b"right")
    True
    """
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [node_hash(left, right) for left, right in pairs]
    return hashes[0]


def root(size: int, node: Node) -> bytes:
    """Return the hash over the first `size` leaves."""
    return _over(0, size, node) if size else EMPTY


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """Return what proves that leaf `index` is among the first `size`, from the leaf up (2.1.1)."""
    path, start, stop = [], 0, size
    while stop - start > 1:
        middle = start + _left(stop - start)
        if index < middle:
            path.append(_over(middle, stop, node))
            stop = middle
        else:
            path.append(_over(start, middle, node))
            start = middle
    return path[::-1]


def consistency(old: int, size: int, node: Node) -> list[bytes]:
    """Return what proves that the first `size` leaves begin with the first `old` (2.1.2).

    `old` is at least 1.
    """
    path, start, stop = [], 0, size
    while old != stop:
        middle = start + _left(stop - start)
        if old <= middle:
            path.append(_over(middle, stop, node))
            stop = middle
        else:
            path.append(_over(start, middle, node))
            start = middle
    if start:
        path.append(_over(start, stop, node))
    return path[::-1]


def _left(width: int) -> int:
    """Return the greatest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1


def _over(start: int, stop: int, node: Node) -> bytes:
    width = stop - start
    if width & (width - 1) == 0:
        return node(width.bit_length() - 1, start // width)
    middle = start + _left(width)
    return node_hash(_over(start, middle, node), _over(middle, stop, node))
