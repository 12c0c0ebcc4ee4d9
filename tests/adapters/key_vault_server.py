"""Azure Key Vault on loopback, over TLS: its REST for one key, and the identity beside the machine.

It challenges who comes without a token, as Azure does, and notes each thing it was asked.
"""

import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

import trustme
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from adapters.network import Network
from tests.adapters.connect_proxy import Proxy, connect_proxy
from tests.world.imds import PATH, beside_us

DOMAIN = "vault.test"
"""What the vaults' tokens are for."""

TOKEN, IDENTITY = "a token of the machine's identity", "11111111-2222-4333-8444-555555555555"
OAEP = padding.OAEP(padding.MGF1(SHA256()), SHA256(), label=None)

_numbers = count(1)


def coded(data: bytes) -> str:
    """Base64 for URLs without padding, as everything there is (RFC 7515, 2)."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(value: int) -> str:
    return coded(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def refused(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status)


@dataclass
class Vault:
    """One vault with one key in versions, the newest last. `status`: refuses everything so.

    Each has a name of its own, which only the proxy knows: the library remembers, for as long as
    its process runs, how each vault wants to be asked.
    """

    host: str = field(default_factory=lambda: f"igdesk-{next(_numbers)}.{DOMAIN}")
    versions: dict[str, RSAPrivateKey] = field(default_factory=dict)
    may_get: bool = True
    status: int = 0
    asked: list[str] = field(default_factory=list)
    challenged: int = 0
    network: Network = field(default_factory=Network)

    def rotate(self) -> None:
        """Give the key a new version; the earlier ones still unwrap."""
        self.versions[f"{len(self.versions):032x}"] = generate_private_key(65537, 2048)

    @property
    def key(self) -> str:
        """The key's address."""
        return f"https://{self.host}/keys/igdesk-root"

    @property
    def newest(self) -> str:
        return list(self.versions)[-1]

    async def came(self, request: web.Request) -> web.Response:
        """Answer one request."""
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            self.challenged += 1
            told = f'Bearer authorization="https://login.test/t", resource="https://{DOMAIN}"'
            return web.Response(status=401, headers={"WWW-Authenticate": told})
        operation = request.match_info.get("operation", "get")
        self.asked.append(operation)
        if self.status:
            return refused(self.status, "Refused")
        version = request.match_info.get("version") or self.newest
        if version not in self.versions:
            return refused(404, "KeyNotFound")
        if operation == "get":
            return self._told(version) if self.may_get else refused(403, "Forbidden")
        return self._worked(operation, version, await request.json())

    def _told(self, version: str) -> web.Response:
        public = self.versions[version].public_key().public_numbers()
        key = {
            "kid": f"{self.key}/{version}",
            "kty": "RSA",
            "key_ops": ["wrapKey", "unwrapKey"],
            "n": number(public.n),
            "e": number(public.e),
        }
        return web.json_response({"key": key, "attributes": {"enabled": True}})

    def _worked(self, operation: str, version: str, asked: Mapping[str, str]) -> web.Response:
        if asked["alg"] != "RSA-OAEP-256":
            return refused(400, "BadParameter")
        key, value = self.versions[version], decoded(asked["value"])
        try:
            done = (
                key.public_key().encrypt(value, OAEP)
                if operation == "wrapkey"
                else key.decrypt(value, OAEP)
            )
        except ValueError:
            return refused(400, "BadParameter")
        return web.json_response({"kid": f"{self.key}/{version}", "value": coded(done)})


async def _token(request: web.Request) -> web.Response:
    """Vouch for this machine, as its identity endpoint does."""
    good = request.query.get("resource") == f"https://{DOMAIN}"
    if not good or request.query.get("client_id", IDENTITY) != IDENTITY:
        return web.json_response({"error": "invalid_request"}, status=400)
    told = {"access_token": TOKEN, "expires_in": "3600", "resource": f"https://{DOMAIN}"}
    return web.json_response({**told, "token_type": "Bearer"})


@asynccontextmanager
async def key_vault() -> AsyncIterator[Vault]:
    """A vault, listening, with one version of its key; `network` leads there."""
    vault, authority = Vault(), trustme.CA()
    vault.rotate()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(vault.host).configure_cert(tls)
    app, beside = web.Application(), web.Application()
    beside.router.add_get(PATH, _token)
    app.router.add_get("/keys/igdesk-root/{version}", vault.came)
    app.router.add_get("/keys/igdesk-root/", vault.came)
    for path in ("/keys/igdesk-root/{version}/{operation}", "/keys/igdesk-root//{operation}"):
        app.router.add_post(path, vault.came)
    async with AsyncExitStack() as stack:
        server, identity = TestServer(app), TestServer(beside)
        await server.start_server(ssl=tls)
        stack.push_async_callback(server.close)
        await identity.start_server()
        stack.push_async_callback(identity.close)
        proxy = await stack.enter_async_context(
            connect_proxy(Proxy({vault.host: server.port or 0}))
        )
        stack.enter_context(beside_us(str(identity.make_url("")).rstrip("/")))
        pem = authority.cert_pem.bytes().decode()
        vault.network = Network(proxy=proxy.url, authorities=pem)
        yield vault
