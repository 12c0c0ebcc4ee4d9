"""What stands in a record for what was shredded. No MAC covers it, so there is one way to write it.

`docs/format.md` says how.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from storage.encoding import dumps, loads


def tombstone(digests: Mapping[str, str]) -> bytes:
    """Return the tombstone of these columns: of each, the SHA-256 in hex of what was there."""
    return dumps({**digests})


def digests_of(stone: bytes, gone: AbstractSet[str]) -> dict[str, bytes]:
    """Return the digests of a tombstone, by column.

    Raises ValueError for any but one of ours, each of whose columns is `gone`; AttributeError or
    TypeError for what is no bytes, and no text within.
    """
    digests = {name: bytes.fromhex(digest) for name, digest in loads(stone).items()}
    again = tombstone({name: digest.hex() for name, digest in digests.items()})
    if not digests or not digests.keys() <= gone or again != stone:
        raise ValueError("this is no tombstone of ours")
    return digests
