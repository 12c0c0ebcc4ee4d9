"""The primitives: derive, seal, unseal, and the data key of one record.

Explicit keys, nonces and bytes in, bytes out, so that published test vectors run through
the very functions the store uses. `docs/format.md` is the other half of this module.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.encoding import pack

FORMAT = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12  # the size GCM is made for (NIST SP 800-38D, 8.2.2)
TAG_BYTES = 16
_COMMITMENT = pack("igdesk/commitment")
_SHA256 = SHA256()


class Forged(Exception):
    """This does not open under this key and place."""

    def __init__(self) -> None:
        super().__init__("sealed bytes do not open under this key and place")


class NotAKey(ValueError):
    """A key or nonce has the wrong size."""

    def __init__(self) -> None:
        super().__init__("a key is 32 bytes and a nonce 12")


def derive(key: bytes, *, info: bytes, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """Derive a key from `key` by HKDF-SHA256 (RFC 5869)."""
    return HKDF(algorithm=_SHA256, length=length, salt=salt, info=info).derive(key)


def new_key() -> bytes:
    """Return a fresh random 32-byte key."""
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)


def cipher(key: bytes) -> AESGCM:
    """Return AES-256-GCM under `key`. Raises NotAKey for a shorter AES key."""
    if len(key) != KEY_BYTES:
        raise NotAKey
    return AESGCM(key)


def seal(under: AESGCM, *, nonce: bytes, aad: bytes, plaintext: bytes) -> bytes:
    """Return the ciphertext with its 16-byte tag behind it."""
    if len(nonce) != NONCE_BYTES:
        raise NotAKey
    return under.encrypt(nonce, plaintext, aad)


def unseal(under: AESGCM, *, nonce: bytes, aad: bytes, ciphertext: bytes) -> bytes:
    """Return the plaintext that `seal` sealed. Raises Forged for anything else."""
    if len(nonce) != NONCE_BYTES:
        raise NotAKey
    if len(ciphertext) < TAG_BYTES:
        raise Forged
    try:
        return under.decrypt(nonce, ciphertext, aad)
    except InvalidTag:
        raise Forged from None


def seal_box(under: AESGCM, *, aad: bytes, plaintext: bytes) -> bytes:
    """Seal a value as it is stored: format byte, fresh random nonce, ciphertext, tag."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORMAT + nonce + seal(under, nonce=nonce, aad=aad, plaintext=plaintext)


def unseal_box(under: AESGCM, *, aad: bytes, box: bytes) -> bytes:
    """Return what `seal_box` sealed. Raises Forged for another format, place or key."""
    if box[:1] != FORMAT or len(box) < 1 + NONCE_BYTES + TAG_BYTES:
        raise Forged
    split = 1 + NONCE_BYTES
    return unseal(under, nonce=box[1:split], aad=aad, ciphertext=box[split:])


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where a sealed value lives; sealed to one place, it opens nowhere else."""

    table: str
    record: str
    party: str
    version: int

    def aad(self, column: str, *more: str) -> bytes:
        """Return what is bound: format, table, record, party, column, version, a wrap's key id."""
        version = self.version.to_bytes(8, "big")
        return pack(FORMAT, self.table, self.record, self.party, column, version, *more)


class DataKey:
    """The random key of one record (DEK). Every sealed column gets a key of its own from it."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def new(cls) -> "DataKey":
        """Return a fresh key."""
        return cls(new_key())

    def commitment(self) -> bytes:
        """Return 32 bytes that only this key gives: under GCM two keys could open one box."""
        return derive(self._key, info=_COMMITMENT)

    def _column(self, place: SealedPlace, column: str) -> AESGCM:
        info = pack("igdesk/field", place.table, place.record, column)
        return AESGCM(derive(self._key, info=info))

    def salts(self, place: SealedPlace, count: int) -> list[bytes]:
        """Return salts of 32 bytes for the texts of a record: they end with this key."""
        info = pack("igdesk/salt", place.table, place.record)
        whole = derive(self._key, info=info, length=KEY_BYTES * count)
        return [whole[at : at + KEY_BYTES] for at in range(0, len(whole), KEY_BYTES)]

    def seal(self, place: SealedPlace, column: str, plaintext: bytes) -> bytes:
        """Seal the value of `column` to its place."""
        return seal_box(self._column(place, column), aad=place.aad(column), plaintext=plaintext)

    def unseal(self, place: SealedPlace, column: str, box: bytes) -> bytes:
        """Return the value of `column`. Raises Forged if it was moved or changed."""
        return unseal_box(self._column(place, column), aad=place.aad(column), box=box)

    def wrap(self, place: SealedPlace, kek: AESGCM, kek_id: str) -> bytes:
        """Seal this key under a key of the ring."""
        return seal_box(kek, aad=place.aad("wrap", kek_id), plaintext=self._key)

    @classmethod
    def unwrap(
        cls, place: SealedPlace, kek: AESGCM, kek_id: str, box: bytes, commitment: bytes
    ) -> "DataKey":
        """Return the key that `wrap` wrapped. Raises Forged unless it is the one committed to."""
        key = cls(unseal_box(kek, aad=place.aad("wrap", kek_id), box=box))
        if not secrets.compare_digest(key.commitment(), commitment):
            raise Forged
        return key
