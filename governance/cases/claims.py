"""Merging tables of several kinds so that a key two of them claim is refused."""

from collections.abc import Iterable, Mapping
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
