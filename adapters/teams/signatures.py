"""Signatures that held, remembered: Teams shows one token with all that it sends for an hour.

Only the arithmetic is saved. Whose key it is, whom the token is for, and when, where and for which
tenant it holds, are asked of every activity anew.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.teams.jwks import SigningKey

MOST = 256  # tokens; a process serves a few registrations, each with one token at a time


@dataclass(frozen=True, slots=True)
class Signed:
    """What a token says, and the key that it was found to be signed with."""

    key_id: str
    key: SigningKey
    claims: Mapping[str, Any] = field(repr=False)


class Signatures:
    """The tokens that were good, by their digest; the one longest unused is forgotten first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[bytes, Signed] = OrderedDict()

    def of(self, token: str) -> Signed | None:
        """What was found of this very token, if it is remembered."""
        name = _name(token)
        if name in self._held:
            self._held.move_to_end(name)
        return self._held.get(name)

    def keep(self, token: str, signed: Signed) -> None:
        """Remember it. Only of a token that was right in everything: a stranger makes none."""
        self._held[_name(token)] = signed
        if len(self._held) > self._most:
            self._held.popitem(last=False)


def _name(token: str) -> bytes:
    return hashlib.sha256(token.encode("ascii")).digest()
