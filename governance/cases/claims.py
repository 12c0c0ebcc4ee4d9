"""Tables of several kinds: a key that two claim is refused, and a kind that a floor forgets."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ClaimedTwice(ValueError):
    """A key of a shared table is claimed by two of its sources; the message names the key."""


def claimed_once(tables: Iterable[Mapping[K, V]]) -> dict[K, V]:
    """Merge `tables` in order. Raises ClaimedTwice, at import where the tables are constants.

    >>> claimed_once([{"open": 1}, {"close": 2}])
    {'open': 1, 'close': 2}
    """
    merged: dict[K, V] = {}
    for table in tables:
        for key, value in table.items():
            if key in merged:
                raise ClaimedTwice(str(key))
            merged[key] = value
    return merged


class NotListed(LookupError):
    """A kind that one floor lists and another does not; the message names it."""


def all_listed(below: Collection[K], table: Mapping[K, V]) -> Mapping[K, V]:
    """Return `table`. Raises NotListed for a key that only it has, or only the floor `below`.

    >>> all_listed(["breach"], {"breach": 1})
    {'breach': 1}
    """
    if odd := {*below} ^ {*table}:
        raise NotListed(", ".join(map(str, odd)))
    return table
