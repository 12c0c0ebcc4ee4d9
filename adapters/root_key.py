"""Where the root key comes from: a file of our own, or a setting. Asked once, at start."""

import base64
import binascii
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from adapters.private_files import is_anothers, keep_folder, others_can_read, write_new

KEY_BYTES = 32  # AES-256


def new_root_key() -> bytes:
    """Return a fresh random root key."""
    return secrets.token_bytes(KEY_BYTES)


class RootKey(Protocol):
    """Whoever keeps the root key. (A vault that wraps and unwraps answers the same call.)"""

    def load(self) -> bytes:
        """Return the 32 bytes of the root key."""
        ...


class ReplaceableRootKey(RootKey, Protocol):
    """One that we can put another in the place of; a crash between the two leaves the old one."""

    def prepare(self) -> bytes:
        """Make the key that is to come, beside the one there is. Returns it."""
        ...

    def put_in_place(self) -> None:
        """Let the key that was prepared be the key."""
        ...


class RootKeyUnusable(Exception):
    """The message says which file or setting, and what to do; never what it holds."""


class RootKeyMissing(RootKeyUnusable):
    """There is no key where there should be one; making another would not open the store."""


class FileRootKey:
    """A file of 32 bytes that its owner alone can read.

    `make_if_missing` is for the first run only: with a store already there, a new key would
    hide the fact that the old one is lost. `owned`: it must belong to whom we run as, who is to
    write to the store; whoever only looks may be root.
    """

    def __init__(self, path: Path, *, make_if_missing: bool = False, owned: bool = False) -> None:
        self._path = path
        self._owned = owned
        self._make_if_missing = make_if_missing

    def load(self) -> bytes:
        """Return the key in the file; makes it where there is none and we may."""
        if self._make_if_missing:
            self._make()
        return self._read()

    def _make(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Of two first runs at once, one makes the key and both use it.
        with suppress(FileExistsError):
            write_new(self._path, new_root_key())

    def prepare(self) -> bytes:
        """Make the key that is to take this one's place, beside it. Returns it."""
        key = new_root_key()
        with _plainly(self._next):
            self._next.unlink(missing_ok=True)
            write_new(self._next, key)
        return key

    def put_in_place(self) -> None:
        """Let the key that was prepared be the key."""
        with _plainly(self._path):
            self._next.replace(self._path)
            keep_folder(self._path.parent)

    @property
    def _next(self) -> Path:
        return self._path.with_name(f"{self._path.name}.next")

    def _read(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                self._check_owner(os.fstat(file.fileno()))
                key = file.read(KEY_BYTES + 1)
        except FileNotFoundError:
            sentence = f"There is no root key at {self._path}. Restore it from its backup."
            raise RootKeyMissing(sentence) from None
        except OSError as fault:
            sentence = f"The root key at {self._path} cannot be read ({fault.strerror})."
            raise RootKeyUnusable(sentence) from None
        return self._of_right_length(key)

    def _check_owner(self, status: os.stat_result) -> None:
        if self._owned and is_anothers(status):
            raise RootKeyUnusable(
                f"The root key at {self._path} belongs to another user than the one that IG Desk"
                " runs as. Run the command as that user (sudo -u), or chown the file."
            )
        if others_can_read(status):
            raise RootKeyUnusable(
                f"Others can read the root key at {self._path}. Run: chmod 600 {self._path}"
            )

    def _of_right_length(self, key: bytes) -> bytes:
        if len(key) != KEY_BYTES:
            raise RootKeyUnusable(
                f"The root key at {self._path} is not {KEY_BYTES} bytes long. Restore it from its"
                " backup; if this is a first run that was interrupted, delete it and start again."
            )
        return key


class EnvironmentRootKey:
    """A key given as text: base64 of 32 bytes. `setting` is what to call it in an error."""

    def __init__(self, value: str, *, setting: str) -> None:
        self._value = value
        self._setting = setting

    def __repr__(self) -> str:
        return f"EnvironmentRootKey({self._setting})"

    def load(self) -> bytes:
        """Return the key, decoded."""
        try:
            key = base64.b64decode(self._value.strip(), validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise RootKeyUnusable(f"{self._setting} is not the base64 of {KEY_BYTES} bytes.")
        return key


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Raise what the file system says of a root key as RootKeyUnusable."""
    try:
        yield
    except OSError as fault:
        sentence = f"The root key at {path} cannot be written ({fault.strerror})."
        raise RootKeyUnusable(sentence) from None
