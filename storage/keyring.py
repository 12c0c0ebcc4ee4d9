"""Keys: the root key opens the ring key, and that the keys that records are wrapped under."""

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from storage import ringfile
from storage.encoding import pack
from storage.errors import KeyDestroyed, KeyMissing, RingMismatch, WrongRootKey
from storage.periods import split_name
from storage.ringfile import Destroyed, Kek, RingFile
from storage.sealing import FORMAT, Forged, NotAKey, cipher, derive, new_key, seal_box, unseal_box

INDEX_BYTES = 16
"""A blind index is truncated: it finds a record, and alone proves nothing."""

CHECK_BYTES = 16


def create(path: Path, root_key: bytes, ring_id: str) -> RingFile:
    """Write a new ring at `path`, with a fresh ring key. The caller has seen that there is none."""
    ring = RingFile(ring=ring_id, wrapped=wrap_ring(root_key, ring_id, new_key()))
    ringfile.write(path, ring)
    return ring


def wrap_ring(root_key: bytes, ring_id: str, ring_key: bytes) -> str:
    """Return a ring's key under a root key, in hex, as the ring's file holds it."""
    return seal_box(_root(root_key), aad=_ring_aad(ring_id), plaintext=ring_key).hex()


def _root(root_key: bytes) -> AESGCM:
    try:
        return cipher(root_key)
    except NotAKey:
        raise WrongRootKey("the root key must be 32 bytes") from None


def _ring_aad(ring_id: str) -> bytes:
    return pack(FORMAT, "ring", ring_id)


def _ring_key(root_key: bytes, stored: RingFile) -> tuple[bytes, bool]:
    """Return the ring key, and whether the root key is the one that was to come."""
    under = _root(root_key)
    for wrapped, is_next in ((stored.wrapped, False), (stored.wrapped_next, True)):
        try:
            key = unseal_box(under, aad=_ring_aad(stored.ring), box=bytes.fromhex(wrapped))
        except (Forged, ValueError):
            continue
        return key, is_next
    raise WrongRootKey("the root key does not open the key ring")


def _kek_aad(ring_id: str, kek: Kek) -> bytes:
    """Return what a wrapped key is bound to: format, "kek", ring, id, class, party, epoch, the date
    it was made and, of a retired one, that date.
    """
    kind, party, epoch = split_name(kek.name)
    dates = (kek.created, kek.retired) if kek.retired else (kek.created,)
    return pack(FORMAT, "kek", ring_id, kek.id, kind, party, epoch, *dates)


def _gone_aad(ring_id: str, gone: Destroyed) -> bytes:
    """Return what the line of a destroyed key is bound to."""
    return pack(FORMAT, "destroyed", ring_id, gone.id, gone.name, gone.date)


@dataclass(frozen=True, slots=True)
class OpenKek:
    """A key of the ring, unwrapped. `created` and `retired` are UTC dates as text."""

    id: str
    name: str
    cipher: AESGCM
    check: bytes
    created: str
    retired: str


class KeyRing:
    """The opened ring: every key that the store uses comes from here.

    Turns never make keys: to ask for one that was not made is an error. Raises WrongRootKey where
    the root key does not open it.
    """

    def __init__(self, path: Path, root_key: bytes, stored: RingFile) -> None:
        self._path = path
        self.id = stored.ring
        self._key, self._by_next = _ring_key(root_key, stored)
        self._wrapping = cipher(self._derived("kek-wrap"))
        self._indexes: dict[tuple[str, str], HMAC] = {}
        self._first_free = 1
        self._stamp: tuple[int, ...] | None = None
        self._load(stored)

    def read_again(self) -> "KeyRing":
        """Read the file again where another process has written it. Returns this ring."""
        stamp = ringfile.stamp(self._path)
        if stamp is not None and stamp != self._stamp:
            self._stamp, stored = stamp, ringfile.read(self._path)
            if stored is not None and stored.ring == self.id:
                self._load(stored)
        return self

    def _load(self, stored: RingFile) -> None:
        opened = [self._open(kek) for kek in stored.keks]
        self._by_id = {kek.id: kek for kek in opened}
        self._by_name = {kek.name: kek for kek in opened if not kek.retired}
        self.destroyed = {one.id: self._believed(one) for one in stored.destroyed}
        """Keys that are no more, by id."""

    def _believed(self, gone: Destroyed) -> Destroyed:
        """Return the same line. Raises RingMismatch unless we wrote it."""
        try:
            box = bytes.fromhex(gone.proof)
            unseal_box(self._wrapping, aad=_gone_aad(self.id, gone), box=box)
        except (Forged, ValueError):
            raise RingMismatch(f"key {gone.id} of the key ring is damaged") from None
        return gone

    def _unwrapped(self, kek: Kek) -> bytes:
        try:
            box = bytes.fromhex(kek.wrapped)
            return unseal_box(self._wrapping, aad=_kek_aad(self.id, kek), box=box)
        except (Forged, ValueError):
            raise RingMismatch(f"key {kek.id} of the key ring is damaged") from None

    def _wrapped(self, kek: Kek, key: bytes) -> Kek:
        box = seal_box(self._wrapping, aad=_kek_aad(self.id, kek), plaintext=key)
        return replace(kek, wrapped=box.hex())

    def _retired(self, kek: Kek, day: str) -> Kek:
        return self._wrapped(replace(kek, retired=day), self._unwrapped(kek))

    def _open(self, kek: Kek) -> OpenKek:
        key = self._unwrapped(kek)
        check = key_check(key, kek.id)
        return OpenKek(kek.id, kek.name, cipher(key), check, kek.created, kek.retired)

    def _derived(self, *label: str) -> bytes:
        return derive(self._key, info=pack("igdesk/ring", *label))

    @cached_property
    def row_key(self) -> bytes:
        """Return the key that authenticates rows."""
        return self._derived("row-mac")

    @cached_property
    def audit_key(self) -> bytes:
        """Return the key that authenticates the audit chain."""
        return self._derived("audit-mac")

    @cached_property
    def newest_key(self) -> bytes:
        """Return the key under which rollback notes are added up."""
        return self._derived("newest-term")

    @cached_property
    def newest_cipher(self) -> AESGCM:
        """Return the cipher under which the sum of the rollback notes is sealed."""
        return cipher(self._derived("newest-sum"))

    @cached_property
    def marks_key(self) -> bytes:
        """Return the key that authenticates the marks beside the ring (`storage.marks`)."""
        return self._derived("marks")

    @cached_property
    def links_key(self) -> bytes:
        """Return the key that seals links to this bot's own documents."""
        return self._derived("links")

    @cached_property
    def head_key(self) -> bytes:
        """Return the seed of the Ed25519 key that signs heads of the log."""
        return self._derived("head-sign")

    @cached_property
    def backup_cipher(self) -> AESGCM:
        """Return the cipher under which the keys of backups are sealed."""
        return cipher(self._derived("backup-wrap"))

    @cached_property
    def check(self) -> bytes:
        """Return the ring key's check value, which is pinned in the database."""
        return key_check(self._key, "ring")

    @property
    def keks(self) -> tuple[OpenKek, ...]:
        """Return every key of the ring."""
        return tuple(self._by_id.values())

    def index(self, purpose: str, party: str, value: str) -> bytes:
        """Return the blind index of `value`: equal only for the same purpose and party."""
        keyed = self._indexes.get((purpose, party))
        if keyed is None:
            keyed = HMAC(self._derived("index", purpose, party), SHA256())
            self._indexes[purpose, party] = keyed
        this = keyed.copy()
        this.update(value.encode("utf-8", "surrogatepass"))
        return this.finalize()[:INDEX_BYTES]

    def named(self, name: str) -> OpenKek:
        """Return the key to seal under. Raises KeyMissing where `top_up` has not made it."""
        kek = self._by_name.get(name) or self.read_again()._by_name.get(name)
        if kek is None:
            raise KeyMissing(f"key {name} has not been made; the store's keys need topping up")
        return kek

    def by_id(self, kek_id: str) -> OpenKek:
        """Return the key that a record was wrapped under. Raises KeyMissing, or KeyDestroyed."""
        kek = self._by_id.get(kek_id) or self.read_again()._by_id.get(kek_id)
        if kek is not None:
            return kek
        gone = self.destroyed.get(kek_id)
        if gone is not None:
            raise KeyDestroyed(f"key {kek_id} was destroyed on {gone.date}; a record was under it")
        raise KeyMissing(f"key {kek_id} is missing; a record needs it")

    def knows(self, name: str) -> bool:
        """Return whether there is a key of this name to seal under."""
        return name in self._by_name

    def never_again(self, numbers: Collection[int]) -> None:
        """Give no new key one of these numbers: an older ring has forgotten that it did."""
        self._first_free = max((self._first_free, *(number + 1 for number in numbers)))

    def top_up(self, names: Sequence[str], now: datetime) -> int:
        """Make those of `names` that are missing, in one write of the file. Returns how many.

        Raises RingMismatch where another ring lies in the file's place.
        """
        if all(map(self.knows, names)):
            return 0
        return self._change(lambda stored: self._with(stored, _lacking(stored, names), now))

    def renew(self, names: Sequence[str], now: datetime) -> int:
        """Make a new key for each of `names`, to seal under in place of the one there is."""
        return self._change(lambda stored: self._with(stored, names, now))

    def retire(self, ids: Collection[str], now: datetime) -> None:
        """Seal nothing more under these keys; what is under them still opens."""
        day = _day(now)
        self._change(lambda stored: stored.each(ids, lambda kek: self._retired(kek, day)))

    def destroy(self, gone: Mapping[str, str], now: datetime) -> None:
        """Forget keys, by id and name, for ever, here and in the file; what is under them cannot
        be read again. One that is missing from the ring is written off by it.
        """
        lines = tuple(self._gone(kek_id, name, now) for kek_id, name in gone.items())
        self._change(lambda stored: stored.without(lines))

    def expect_root(self, root_key: bytes) -> None:
        """Let another root key open the ring too, until it is in its place and `settle_root` is
        called.
        """
        wrapped = wrap_ring(root_key, self.id, self._key)
        self._change(lambda stored: replace(stored, wrapped_next=wrapped))

    def settle_root(self) -> None:
        """Let the ring's file be opened by the root key that opened this ring, and no other, where
        that is the one that was to come.
        """
        if self._by_next:
            self._change(
                lambda stored: replace(stored, wrapped=stored.wrapped_next, wrapped_next="")
            )
            self._by_next = False

    def handed_out(self) -> tuple[bytes, RingFile]:
        """Return the ring key in the clear and the ring's file: for `storage.ring_export`."""
        stored = ringfile.read(self._path)
        if stored is None or stored.ring != self.id:
            raise _another()
        return self._key, stored

    def _change(self, change: Callable[[RingFile], RingFile]) -> int:
        """Write the ring anew, and use it. Returns how many keys it has more than before."""
        with ringfile.locked(self._path):
            stored = ringfile.read(self._path)
            if stored is None or stored.ring != self.id:
                raise _another()
            changed = change(stored)
            ringfile.write(self._path, changed)
        self._load(changed)
        return len(changed.keks) - len(stored.keks)

    def _with(self, stored: RingFile, names: Sequence[str], now: datetime) -> RingFile:
        first = max(stored.next, self._first_free)
        made = tuple(self._make(first + i, name, now) for i, name in enumerate(names))
        return stored.with_keks(made, next_number=first + len(made))

    def _make(self, number: int, name: str, now: datetime) -> Kek:
        return self._wrapped(Kek(f"k{number}", name, _day(now), wrapped=""), new_key())

    def _gone(self, kek_id: str, name: str, now: datetime) -> Destroyed:
        gone = Destroyed(kek_id, name, _day(now), proof="")
        box = seal_box(self._wrapping, aad=_gone_aad(self.id, gone), plaintext=b"")
        return replace(gone, proof=box.hex())


def _another() -> RingMismatch:
    return RingMismatch("the key ring on disk is not the one that was opened")


def _lacking(stored: RingFile, names: Sequence[str]) -> list[str]:
    there = {kek.name for kek in stored.keks if not kek.retired}
    return [name for name in dict.fromkeys(names) if name not in there]


def _day(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d}"


def key_check(key: bytes, key_id: str) -> bytes:
    """Return a key's check value, which tells two keys apart without telling either (KCV)."""
    return derive(key, info=pack("igdesk/check", key_id), length=CHECK_BYTES)


same = secrets.compare_digest
"""Compare in a time that does not depend on where the two differ."""


def open_or_create(path: Path, root_key: bytes, *, new_id: Callable[[], str]) -> KeyRing:
    """Open the ring at `path`; makes one, with an id of its own, where there is none."""
    with ringfile.locked(path):
        stored = ringfile.read(path) or create(path, root_key, new_id())
    return KeyRing(path, root_key, stored)


def open_there(path: Path, root_key: bytes) -> KeyRing:
    """Open the ring at `path`; nothing is made. Raises KeyMissing where there is none."""
    stored = ringfile.read(path)
    if stored is None:
        raise KeyMissing(f"the key ring {path.name} is missing")
    return KeyRing(path, root_key, stored)
