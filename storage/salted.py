"""What an entry of the audit chain says, as a hash that nobody can guess it from.

Each of its texts is hashed behind a salt of its own; the entry holds the hash over those. So one
text can be shown, and proved, without the others. A salt is not stored: the data key of the record
whose text it is gives it, and it ends with that key.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from storage.encoding import Json, dumps
from storage.sealing import DataKey, SealedPlace


def event_texts(kind: str, schema: int, payload: Mapping[str, Any]) -> list[bytes]:
    """Return the texts of an event: when and by whom; and what happened."""
    who = {"at": payload["at"], "by": payload["by"]}
    what: dict[str, Json] = {"fact": payload["fact"], "kind": kind, "schema": schema}
    return [dumps(who), dumps(what)]


def salted(key: DataKey, place: SealedPlace, texts: Sequence[bytes]) -> list[bytes]:
    """Return the salted hash of each text of the record at `place`."""
    salts = key.salts(place, len(texts))
    return [sha256(salt + text).digest() for salt, text in zip(salts, texts, strict=True)]


def said(hashes: Sequence[bytes]) -> bytes:
    """Return the hash over all that an entry says."""
    return sha256(b"".join(hashes)).digest()
