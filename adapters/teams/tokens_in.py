"""A token that somebody shows us: who signed it, for whom, and when it holds."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import jwt

from adapters.clock import Clock
from adapters.teams.inbound import RequestRefused
from adapters.teams.jwks import KeysUnavailable, SigningKey, SigningKeys

ALGORITHM = "RS256"  # the one that Teams uses: nothing else is even looked at
SKEW = timedelta(minutes=5)
MOST_HELD = 256  # tokens; a process serves a few registrations, each with one token at a time
MOST_CHARACTERS = 8000
MOST_KEY_ID = 200
LAST_MOMENT = 1e11  # some thousands of years; beyond it nobody means a time

NOT_A_TOKEN = "The Authorization header must be Bearer and one token."  # noqa: S105
NOT_RS256 = f"The token must be signed with {ALGORITHM} and name its key."
NO_KEYS = "The token cannot be checked just now, so please try again in a minute."
NOT_SIGNED = "The token is not signed by a key we know."


@dataclass(frozen=True, slots=True)
class Signed:
    """What a token says, and the key that it was found to be signed with."""

    key_id: str
    key: SigningKey
    claims: Mapping[str, Any] = field(repr=False)


class Signatures:
    """The tokens that were good, by their digest; the one longest unused is forgotten first.

    Teams shows one token with all that it sends for an hour. Only arithmetic is saved: whose key
    it is, whom the token is for, and when, where and for which tenant it holds, are asked anew.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most = most
        self._held: OrderedDict[bytes, Signed] = OrderedDict()

    def of(self, token: str) -> Signed | None:
        """Return what was found of this very token, if it is remembered."""
        name = _digest(token)
        if name in self._held:
            self._held.move_to_end(name)
        return self._held.get(name)

    def keep(self, token: str, signed: Signed) -> None:
        """Remember a token that was right in everything: a stranger makes none."""
        self._held[_digest(token)] = signed
        if len(self._held) > self._most:
            self._held.popitem(last=False)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("ascii")).digest()


@dataclass(frozen=True, slots=True)
class Proof:
    """What a good token proves: which of our app ids it is for, and what else it says."""

    app_id: str
    endorsements: frozenset[str]
    claims: Mapping[str, Any] = field(repr=False)


class Verifier:
    """Checks tokens of one issuer. `clock` should be real time, whatever the simulator does."""

    def __init__(
        self,
        *,
        issuer: str,
        audience: frozenset[str],
        keys: SigningKeys,
        clock: Clock,
        signatures: Signatures | None = None,
    ) -> None:
        self._issuer = issuer
        self._audience = audience
        self._keys = keys
        self._clock = clock
        self._signatures = signatures or Signatures()

    async def verify(self, authorization: str) -> Proof:
        """Return what the header proves. RequestRefused with 401, or 403 for another's token; with
        503 where it may be good, and cannot be checked just now.
        """
        token = _bearer(authorization)
        signed = await self._signed(token)
        app_id = self._addressee(signed.claims)
        self._signatures.keep(token, signed)
        return Proof(app_id, signed.key.endorsements, signed.claims)

    async def _signed(self, token: str) -> Signed:
        """Return what the token says, signed with a key that the provider lists under that id."""
        known = self._signatures.of(token)
        key_id = known.key_id if known else _key_id(token)
        if not self._keys.knows(key_id):
            # For a token that would not fit, were it signed, no key is asked for.
            self._addressee(_unproved_claims(token))
        key = await self._key(key_id)
        if known is not None and known.key is key:
            return known
        return Signed(key_id, key, _claims(token, key))

    async def _key(self, key_id: str) -> SigningKey:
        try:
            found = await self._keys.key(key_id)
        except KeysUnavailable:
            raise RequestRefused(503, NO_KEYS) from None  # Teams sends it again
        if found is None:
            raise RequestRefused(401, NOT_SIGNED)
        return found

    def _check_times(self, claims: Mapping[str, Any]) -> None:
        now, skew = self._clock.now().timestamp(), SKEW.total_seconds()
        if now >= _moment(claims, "exp") + skew:
            raise RequestRefused(401, "The token has expired.")
        if "nbf" in claims and now < _moment(claims, "nbf") - skew:
            raise RequestRefused(401, "The token does not hold yet.")

    def _addressee(self, claims: Mapping[str, Any]) -> str:
        """Return for which app id of ours a token holds now."""
        if claims.get("iss") != self._issuer:
            raise RequestRefused(401, "The token was issued by someone else.")
        self._check_times(claims)
        audience = claims.get("aud")
        app_id = audience.lower() if isinstance(audience, str) else ""
        if app_id not in self._audience:
            raise RequestRefused(403, "The token is for another bot.")
        return app_id


def _bearer(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    usable = scheme.lower() == "bearer" and token.count(".") == 2 and token.isascii()
    if not usable or len(token) > MOST_CHARACTERS:
        raise RequestRefused(401, NOT_A_TOKEN)
    return token


def _key_id(token: str) -> str:
    """Return the key that the token says it is signed with. Nothing in it is proved yet."""
    header = _unproved_header(token)
    key_id = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(key_id, str):
        raise RequestRefused(401, NOT_RS256)
    if not 0 < len(key_id) <= MOST_KEY_ID:
        raise RequestRefused(401, NOT_RS256)
    return key_id


def _unproved_header(token: str) -> Mapping[str, Any]:
    try:
        return jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise RequestRefused(401, NOT_A_TOKEN) from None


def _unproved_claims(token: str) -> Mapping[str, Any]:
    try:
        return dict(jwt.decode(token, options={"verify_signature": False}))
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise RequestRefused(401, NOT_A_TOKEN) from None


def _claims(token: str, signing: SigningKey) -> Mapping[str, Any]:
    """Return the claims, once the signature holds."""
    try:
        payload = jwt.PyJWS().decode(token, signing.key, algorithms=[ALGORITHM])
        claims = json.loads(payload)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise RequestRefused(401, NOT_SIGNED) from None
    if not isinstance(claims, dict):
        raise RequestRefused(401, NOT_A_TOKEN)
    return claims


def _moment(claims: Mapping[str, Any], name: str) -> float:
    """Return a required time, in seconds since 1970 (RFC 7519: perhaps with a fraction)."""
    value: Any = claims.get(name)
    usable = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not usable or not 0 <= value < LAST_MOMENT:
        raise RequestRefused(401, f"The token needs a usable {name}.")
    return float(value)
