"""An identity provider on loopback, which signs what it is told to; and strangers' keys."""

import asyncio
import functools
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
import trustme
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from adapters.clock import Clock
from adapters.network import DIRECT, Network

ISSUER = "https://api.botframework.test"
METADATA = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"


@functools.cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """The private key of that name, the same through the run."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def jwk(key_id: str, key: rsa.RSAPrivateKey, **more: object) -> dict[str, object]:
    """The public half, as a provider lists it."""
    public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**public, "kid": key_id, "use": "sig", "endorsements": ["msteams"], **more}


@dataclass
class IdentityProvider:
    """Lists `listed`; with `down` answers 503, and with `hang` not until it is let go."""

    clock: Clock
    url: str = ""
    network: Network = DIRECT
    listed: list[object] = field(default_factory=lambda: [jwk("key-1", rsa_key("first"))])
    down: bool = False
    hang: asyncio.Event | None = None
    fetches: int = 0
    told: dict[str, object] = field(default_factory=dict)  # instead of its own metadata

    async def metadata(self, _request: web.Request) -> web.StreamResponse:
        self.fetches += 1
        if self.hang is not None:
            await self.hang.wait()
        if self.down:
            return web.Response(status=503, text="down")
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}{KEYS}", **self.told})

    async def keys(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response({"keys": self.listed})

    def claims(self, **changes: object) -> dict[str, object]:
        """What an honest token says; a change to None takes a claim out."""
        now = int(self.clock.now().timestamp())
        whole = {"iss": ISSUER, "iat": now, "nbf": now, "exp": now + 3600, **changes}
        return {name: value for name, value in whole.items() if value is not None}

    def token(
        self,
        claims: Mapping[str, Any],
        *,
        key: Any = None,
        algorithm: str = "RS256",
        **header: object,
    ) -> str:
        """A token that says `claims`, signed with the first key unless told otherwise."""
        signed_with = rsa_key("first") if key is None else key
        payload = json.dumps(claims).encode()
        return jwt.PyJWS().encode(
            payload, signed_with, algorithm=algorithm, headers={"kid": "key-1", **header}
        )


def tls() -> tuple[ssl.SSLContext, Network]:
    """For a server on loopback, and for whoever is to trust it."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(server)
    return server, Network(authorities=authority.cert_pem.bytes().decode())


@asynccontextmanager
async def identity_provider(clock: Clock) -> AsyncIterator[IdentityProvider]:
    """A provider, listening: over TLS, with a certificate that only its `network` trusts."""
    server_tls, network = tls()
    provider = IdentityProvider(clock, network=network)
    app = web.Application()
    app.router.add_get(METADATA, provider.metadata)
    app.router.add_get(KEYS, provider.keys)
    server = TestServer(app)
    await server.start_server(ssl=server_tls)
    try:
        provider.url = str(server.make_url("/")).rstrip("/")
        yield provider
    finally:
        await server.close()
