"""A text signed so that others can check it: the C2SP forms `signed-note` and `tlog-checkpoint`."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.errors import StoreUnavailable

ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head as its text says it: of which log, over how many entries, and the hash above them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines of it."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


class NotAHead(StoreUnavailable):
    """This is no head of our log, signed by our key."""


class Signer:
    """Signs as `name`, with the Ed25519 key of this seed of 32 bytes."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._name = name
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._public = ED25519 + raw
        self._id = sha256(f"{name}\n".encode() + self._public).digest()[:4]

    @property
    def public(self) -> str:
        """The public key in the form that outsiders check a note with."""
        return f"{self._name}+{self._id.hex()}+{b64encode(self._public).decode()}"

    def sign(self, text: str) -> str:
        """Return the text, which ends a line, with its signature."""
        signature = b64encode(self._id + self._key.sign(text.encode())).decode()
        return f"{text}\n— {self._name} {signature}\n"

    def read(self, note: str) -> Checkpoint:
        """Return the head that a note is. Raises NotAHead unless this key signed it."""
        try:
            text, _, line = note.strip().rpartition("\n\n— ")
            signature = b64decode(line.split()[-1], validate=True)[4:]
            self._key.public_key().verify(signature, f"{text}\n".encode())
            origin, size, root = text.split("\n")[:3]
            return Checkpoint(origin, int(size), b64decode(root, validate=True))
        except (ValueError, IndexError, InvalidSignature):
            raise NotAHead("this is no head of this log that was signed by its key") from None
