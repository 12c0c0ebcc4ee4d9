"""Kinds of settings: what each must look like, and never what it was where it does not."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from adapters.key_vault import KEY

Reader = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Secret:
    """A setting that no repr shows."""

    _value: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self._value)

    def reveal(self) -> str:
        """Return it, for whoever hands it over."""
        return self._value


NO_SECRET = Secret()


def reader_of(kind: Any) -> Reader:
    """Return what reads such a setting: a ValueError says what it must be, and not what it was."""
    if get_origin(kind) is Annotated:
        return get_args(kind)[1]  # type: ignore[no-any-return]  # one of those below
    if get_origin(kind) is Literal:
        return partial(_one_of, get_args(kind))
    if NoneType in get_args(kind):
        return partial(_unless_none, reader_of(get_args(kind)[0]))
    return PLAIN[kind]


def _unless_none(read: Reader, value: object) -> object:
    return None if value is None else read(value)


def _one_of(words: tuple[str, ...], value: str) -> str:
    if value not in words:
        raise ValueError(f"must be one of: {', '.join(words)}")
    return value


def _secret(value: str | Secret) -> Secret:
    return value if isinstance(value, Secret) else Secret(value)


PLAIN: dict[type, Reader] = {str: str, Path: Path, Secret: _secret}


def like(pattern: str | re.Pattern[str], said: str) -> Callable[[str], str]:
    """Return what reads words that are like `pattern`, all of them; `said` is what they must be."""

    def read(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {said}")
        return value

    return read


def secret_like(pattern: str | re.Pattern[str], said: str) -> Callable[[str | Secret], Secret]:
    """Return what reads a secret that is like `pattern`."""
    read = like(pattern, said)
    return lambda value: Secret(read(_secret(value).reveal()))


def _switch(value: object) -> bool:
    """Only 1 and 0: a mistyped "true" must not quietly become "off"."""
    if isinstance(value, bool):
        return value
    if value in ("1", "0"):
        return value == "1"
    raise ValueError("must be 1 or 0")


def whole(least: int, most: int) -> Callable[[str | int], int]:
    """Return what reads a whole number."""

    def read(value: str | int) -> int:
        digits = str(value).strip()
        if not (digits.isdecimal() and least <= int(digits) <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(digits)

    return read


Switch = Annotated[bool, _switch]
Https = Annotated[
    str,
    like(
        r"|https://[^\s/?#@]+/?",
        "an https address and no more, as in https://igdesk.council.gov.uk",
    ),
]
VaultKey = Annotated[
    str,
    like(
        rf"|{KEY.pattern}",
        "a key's address, as in https://igdesk.vault.azure.net/keys/igdesk-root",
    ),
]
# What stands in its path is a secret to whoever waits there.
SecretUrl = Annotated[
    Secret,
    secret_like(
        r"|https://[^\s/?#@]+/\S*",
        "an https address with a path, as your watching service gave it",
    ),
]
