"""Where the root key comes from: a file of our own, or a setting. Asked once, at start."""

import base64
import binascii
import os
import secrets
from pathlib import Path
from typing import Protocol

from adapters.private_files import others_can_read

KEY_BYTES = 32  # AES-256


class RootKey(Protocol):
    """Whoever keeps the root key. (A vault that wraps and unwraps answers the same call.)"""

    def load(self) -> bytes:
        """Return the 32 bytes of the root key."""
        ...


class RootKeyUnusable(Exception):
    """The message says which file or setting, and what to do; never what it holds."""


class RootKeyMissing(RootKeyUnusable):
    """There is no key where there should be one; making another would not open the store."""


class FileRootKey:
    """A file of 32 bytes that its owner alone can read.

    `make_if_missing` is for the first run only: with a store already there, a new key would
    hide the fact that the old one is lost.
    """

    def __init__(self, path: Path, *, make_if_missing: bool = False) -> None:
        self._path = path
        self._make_if_missing = make_if_missing

    def load(self) -> bytes:
        """Return the key in the file; makes it where there is none and we may."""
        if self._make_if_missing:
            self._make()
        return self._read()

    def _make(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            # O_EXCL: of two first runs at once, one makes the key and both use it.
            target = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return
        with os.fdopen(target, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _keep_folder(self._path.parent)

    def _read(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                self._check_mode(os.fstat(file.fileno()))
                key = file.read(KEY_BYTES + 1)
        except FileNotFoundError:
            sentence = f"There is no root key at {self._path}. Restore it from its backup."
            raise RootKeyMissing(sentence) from None
        except OSError as fault:
            sentence = f"The root key at {self._path} cannot be read ({fault.strerror})."
            raise RootKeyUnusable(sentence) from None
        return self._of_right_length(key)

    def _check_mode(self, status: os.stat_result) -> None:
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


def _keep_folder(folder: Path) -> None:
    """Make the new file's name survive a power cut, not only its bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
