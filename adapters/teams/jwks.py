"""Microsoft's signing keys: fetched beside the turns, kept while they cannot be fetched."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import InvalidKeyError
from jwt.algorithms import RSAAlgorithm

from adapters.clock import Clock
from adapters.logs import get_logger
from adapters.network import DIRECT, Network
from adapters.one_session import OneSession
from adapters.received import json_object, read_some
from adapters.unreached import why_unreached

FRESH = timedelta(hours=24)  # Microsoft: fetch at least once a day
AGAIN = timedelta(seconds=15)
"""Between two fetches, whoever makes us want one: so long at most is a new key unknown, and no more
often does a stranger who knows our app id cost us a request.
"""
TIMEOUT = timedelta(seconds=5)
MOST_BYTES = 1024 * 1024
FEWEST_BITS = 2048


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key, and the channels it may speak for."""

    key: RSAPublicKey = field(repr=False)
    endorsements: frozenset[str]


Keys = Mapping[str, SigningKey]
Fetch = Callable[[], Awaitable[Keys]]


class KeysUnavailable(Exception):
    """The keys cannot be had now: no network, no answer, or not an answer we can use.

    `status` is that of the answer, where there was one.
    """

    def __init__(self, status: int | None = None) -> None:
        super().__init__(status)
        self.status = status


class SigningKeys:
    """The keys by id. However many ask at once, there is one fetch.

    `clock` should be real time: only its monotonic side is used.
    """

    def __init__(self, fetch: Fetch, *, clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keys: Keys = {}
        self._flight: asyncio.Task[bool] | None = None
        self._stale_at = self._may_fetch_at = self._fetched_at = clock.monotonic()
        self._log = get_logger()

    def knows(self, key_id: str) -> bool:
        """Return whether it need not be asked for."""
        return key_id in self._keys

    async def key(self, key_id: str) -> SigningKey | None:
        """Return the key of that id, fetched afresh where it is unknown; None where nobody has it.

        Raises KeysUnavailable where that cannot be told now: it may be newer than what we have.
        """
        if not self.knows(key_id):
            ours = self._flight is None  # one that began before may be too old an answer
            asked = await self.refresh()
            if not (ours and asked) and not self.knows(key_id):
                raise KeysUnavailable
        elif self._clock.monotonic() >= self._stale_at:
            self._join()  # the old key serves meanwhile
        return self._keys.get(key_id)

    @property
    def age(self) -> timedelta | None:
        """Return for how long we have had these; None where we have none."""
        if not self._keys:
            return None
        return timedelta(seconds=self._clock.monotonic() - self._fetched_at)

    async def refresh(self) -> bool:
        """Fetch, unless that was done just now. Returns whether it was done, and there are keys."""
        flight = self._join()
        # A caller who hangs up does not take the fetch away from the others.
        return flight is not None and await asyncio.shield(flight)

    def _join(self) -> asyncio.Task[bool] | None:
        """Return the fetch under way, or a new one where it is time for one; None else."""
        if self._flight is None and self._clock.monotonic() >= self._may_fetch_at:
            self._flight = asyncio.create_task(self._fly())
        return self._flight

    async def _fly(self) -> bool:
        try:
            self._keys = await self._fetch()
            self._fetched_at = self._clock.monotonic()
            self._stale_at = self._fetched_at + FRESH.total_seconds()
        except KeysUnavailable as fault:
            why = why_unreached(fault)
            self._log.warning("signing keys unavailable", step=why, count=len(self._keys))
            return False
        finally:
            self._may_fetch_at = self._clock.monotonic() + AGAIN.total_seconds()
            self._flight = None
        return True


class JwksFetch:
    """Asks the identity provider: first where its keys are, then for the keys."""

    def __init__(
        self,
        metadata: str,
        *,
        issuer: str,
        timeout: timedelta = TIMEOUT,
        network: Network = DIRECT,
    ) -> None:
        self._metadata = metadata
        self._issuer = issuer
        self._timeout = aiohttp.ClientTimeout(total=timeout.total_seconds())
        self._network = network

    async def __call__(self) -> Keys:
        """Fetch the keys, at least one. Raises KeysUnavailable."""
        # A session of its own: this happens about once a day.
        async with OneSession(self._timeout, self._network) as session:
            told = await _object_at(session, self._metadata)
            found = await _object_at(session, self._address_in(told))
        if keys := _usable(found.get("keys")):
            return keys
        raise KeysUnavailable

    def _address_in(self, told: Mapping[str, Any]) -> str:
        """Return where the keys are: at the provider we asked, and nowhere else."""
        address = told.get("jwks_uri")
        if told.get("issuer") != self._issuer or not isinstance(address, str):
            raise KeysUnavailable
        if _origin(address) != _origin(self._metadata):
            raise KeysUnavailable
        return address


async def _object_at(session: OneSession, url: str) -> Mapping[str, Any]:
    try:
        async with session.request("GET", url) as response:
            body = b""
            if response.status == 200:
                body = await read_some(response.content, MOST_BYTES)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        raise KeysUnavailable from None  # a ValueError: an address that is none
    told = json_object(body)
    if told is None or len(body) > MOST_BYTES:
        raise KeysUnavailable(response.status)
    return told


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise KeysUnavailable from None
    return parts.scheme, parts.netloc


def _usable(listed: object) -> Keys:
    """Return the RSA signing keys that have an id and are long enough; odd ones are passed over."""
    entries = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    keys = {str(entry.get("kid", "")): _key(entry) for entry in entries}
    return {key_id: key for key_id, key in keys.items() if key_id and key is not None}


def _key(entry: Mapping[str, Any]) -> SigningKey | None:
    try:
        key = RSAAlgorithm.from_jwk(dict(entry))
    except (InvalidKeyError, ValueError, TypeError, AttributeError):
        return None
    if not isinstance(key, RSAPublicKey) or key.key_size < FEWEST_BITS:
        return None
    if entry.get("use", "sig") != "sig":
        return None
    endorsed = entry.get("endorsements")
    names = endorsed if isinstance(endorsed, list) else []
    return SigningKey(key, frozenset(name for name in names if isinstance(name, str)))
