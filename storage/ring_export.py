"""A key ring in one file under a passphrase: for the day when the root key is lost.

Whoever has the file and the passphrase has every key, and needs no root key. It brings back what a
ring has lost, and never what is known to be destroyed. docs/format.md has the file.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from storage import ringfile
from storage.encoding import pack
from storage.errors import RingMismatch, StoreUnavailable
from storage.keyring import KeyRing, wrap_ring
from storage.ringfile import RingFile
from storage.sealing import FORMAT, KEY_BYTES, Forged, cipher, seal_box, unseal_box

VERSION = 1
SALT_BYTES = 16
LOG_N, BLOCK, LANES = 17, 8, 1
"""scrypt's cost (RFC 7914): 128 MiB and about half a second for one try at a passphrase."""

_AAD = pack(FORMAT, b"ring-export")


class WrongPassphrase(StoreUnavailable):
    """The passphrase does not open the exported key ring, or the file was changed."""

    advice = "Type the passphrase that was given when it was exported; mind capitals and spaces."

    def __init__(self) -> None:
        super().__init__("the passphrase does not open this export, or the file was changed")


def export(ring: KeyRing, passphrase: str) -> bytes:
    """Return a file that holds the whole ring, sealed by a passphrase."""
    key, stored = ring.handed_out()
    salt = secrets.token_bytes(SALT_BYTES)
    told = json.dumps({"key": key.hex(), "ring": ringfile.as_text(stored)}).encode()
    box = seal_box(cipher(_stretched(passphrase, salt)), aad=_AAD, plaintext=told)
    whole = {"igdesk_ring_export": VERSION, "salt": salt.hex(), "sealed": box.hex()}
    return json.dumps(whole, indent=1).encode()


def take_in(path: Path, exported: bytes, passphrase: str, root_key: Callable[[], bytes]) -> KeyRing:
    """Write the ring at `path`: the exported one, joined with what is there of the same ring. From
    then on `root_key` opens it, and no other. Returns it.

    Raises WrongPassphrase, or RingMismatch where another ring lies there, or what is there is
    damaged.
    """
    key, ring = _opened(path, exported, passphrase)
    with ringfile.locked(path):
        there = ringfile.read(path) or ring
        if there.ring != ring.ring:
            raise RingMismatch("the key ring that is there is of another store; move it away first")
        root = root_key()
        ring = _under(root, there.joined(ring), key)
        opened = KeyRing(path, root, ring)  # before it is written: is every key of it good?
        ringfile.write(path, ring)
    return opened


def _opened(path: Path, exported: bytes, passphrase: str) -> tuple[bytes, RingFile]:
    try:
        whole = json.loads(exported)
        if whole["igdesk_ring_export"] != VERSION:
            raise RingMismatch("the export has a format that this release cannot read")
        under = cipher(_stretched(passphrase, bytes.fromhex(whole["salt"])))
        told = json.loads(unseal_box(under, aad=_AAD, box=bytes.fromhex(whole["sealed"])))
        return bytes.fromhex(told["key"]), ringfile.parsed(path, told["ring"].encode())
    except Forged:
        raise WrongPassphrase from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise RingMismatch("this file is no exported key ring") from None


def _under(root_key: bytes, ring: RingFile, key: bytes) -> RingFile:
    return replace(ring, wrapped=wrap_ring(root_key, ring.ring, key), wrapped_next="")


def _stretched(passphrase: str, salt: bytes) -> bytes:
    stretching = Scrypt(salt=salt, length=KEY_BYTES, n=2**LOG_N, r=BLOCK, p=LANES)
    return stretching.derive(passphrase.encode("utf-8", "surrogatepass"))
