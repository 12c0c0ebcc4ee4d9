"""Entra on loopback, over TLS: each tenant's discovery and tokens, and what was wrong in asking."""

import asyncio
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import jwt
import trustme
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from adapters.clouds import Cloud
from tests.adapters.teams_fakes import in_a_moment

SCOPE = "https://api.botframework.test/.default"
LASTS = 3600  # seconds
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Place(StrEnum):
    """What of Entra is asked."""

    DISCOVERY = "discovery"
    TOKEN = "token endpoint"


@dataclass(frozen=True, slots=True)
class Proof:
    """What Entra knows of a registration: its secret, or its certificate's public key."""

    app_id: str
    tenant: str
    secret: str = field(default="", repr=False)
    key: RSAPublicKey | None = field(default=None, repr=False)


Mood = Callable[["Entra", web.Request], Awaitable[web.StreamResponse | None]]
"""An unusual answer; None for the usual one."""


def answering(status: int, text: str = "out of order", **headers: str) -> Mood:
    """A mood that answers so."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def mood(_entra: "Entra", _request: web.Request) -> web.Response:
        return web.Response(status=status, text=text, content_type="text/html", headers=named)

    return mood


async def reset(_entra: "Entra", request: web.Request) -> web.Response:
    """Hang up in the middle."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def slow(entra: "Entra", _request: web.Request) -> None:
    """Answer as always, once it is let go."""
    await entra.let_go.wait()


async def hang(entra: "Entra", request: web.Request) -> web.Response:
    """Never answer: when it is let go, the line is dead."""
    await entra.let_go.wait()
    return await reset(entra, request)


# Retry-After is short, as MSAL keeps to it in real time.
MOODS: Mapping[str, Mood] = {
    "500": answering(500, Retry_After="0"),
    "502": answering(502, Retry_After="0"),
    "503": answering(503, Retry_After="0"),
    "429": answering(429, Retry_After="1"),
    "reset": reset,
    "html": answering(200, "<html>Please sign in to the guest network</html>"),
    "slow": slow,
    "hang": hang,
}
HELD = ("slow", "hang")
"""Those that are not over before they are let go."""


@dataclass
class Entra:
    """What it knows, how it is just now, what it gave, and what was wrong in what it was sent."""

    known: tuple[Proof, ...]
    url: str = ""
    moods: dict[tuple[str, Place], Mood] = field(default_factory=dict)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    asked: Counter[tuple[str, Place]] = field(default_factory=Counter)
    issued: dict[str, Proof] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def cloud(self) -> Cloud:
        """The cloud in which it is the authority."""
        return Cloud("test", issuer="", metadata="", hosts=(), authority=self.url, scope=SCOPE)

    def mend(self) -> None:
        """Be as always again; what hangs is let go."""
        self.moods.clear()
        self.let_go.set()

    async def discovery(self, request: web.Request) -> web.StreamResponse:
        tenant = request.match_info["tenant"]
        if (unusual := await self._unusual(request, Place.DISCOVERY)) is not None:
            return unusual
        base = f"{self.url}/{tenant}"
        return web.json_response(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
            }
        )

    async def token(self, request: web.Request) -> web.StreamResponse:
        if (unusual := await self._unusual(request, Place.TOKEN)) is not None:
            return unusual
        form = {name: str(value) for name, value in (await request.post()).items()}
        tenant = request.match_info["tenant"]
        proof = next((one for one in self.known if one.app_id == form.get("client_id")), None)
        if (fault := _fault(proof, form, tenant, f"{self.url}{request.path}")) or proof is None:
            self.wrong.append(fault)
            return web.json_response(
                {"error": "invalid_client", "error_codes": [7000215]}, status=401
            )
        token = f"token-{len(self.issued) + 1}-for-{proof.app_id}"
        self.issued[token] = proof
        answer = {"access_token": token, "expires_in": LASTS, "token_type": "Bearer"}
        return web.json_response(answer)

    async def _unusual(self, request: web.Request, place: Place) -> web.StreamResponse | None:
        at = (request.match_info["tenant"], place)
        self.asked[at] += 1
        mood = self.moods.get(at)
        return None if mood is None else await mood(self, request)


def _fault(proof: Proof | None, form: Mapping[str, str], tenant: str, endpoint: str) -> str:
    """Return what is wrong in a request for a token; "" for nothing."""
    if proof is None or proof.tenant != tenant:
        return "no such registration in that tenant"
    if form.get("grant_type") != "client_credentials":
        return "not for ourselves"
    if SCOPE not in form.get("scope", "").split():
        return "another scope"
    if proof.key is None:
        return "" if form.get("client_secret") == proof.secret else "another secret"
    return _assertion_fault(proof, proof.key, form, endpoint)


def _assertion_fault(
    proof: Proof, key: RSAPublicKey, form: Mapping[str, str], endpoint: str
) -> str:
    if form.get("client_assertion_type") != ASSERTION or "client_secret" in form:
        return "no assertion"
    try:
        claims = jwt.decode(
            form.get("client_assertion", ""),
            key,
            algorithms=["PS256", "RS256"],
            audience=endpoint,
            options={"require": ["aud", "exp", "iss", "sub", "jti"]},
        )
    except jwt.InvalidTokenError as fault:
        return f"assertion: {type(fault).__name__}"
    return "" if claims["iss"] == claims["sub"] == proof.app_id else "another's assertion"


@asynccontextmanager
async def entra(*known: Proof, ca_file: Path) -> AsyncIterator[Entra]:
    """Entra, listening; its certificate is by an authority that is written to `ca_file`."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(ca_file))
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(server_tls)
    made, app = Entra(known), web.Application()
    lines: list[asyncio.Transport] = []

    async def note_line(request: web.Request, _response: web.StreamResponse) -> None:
        if request.transport is not None:
            lines.append(request.transport)

    app.on_response_prepare.append(note_line)
    app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", made.discovery)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", made.token)
    server = TestServer(app, host="localhost")
    await server.start_server(ssl=server_tls)
    try:
        made.url = str(server.make_url("/")).rstrip("/")
        yield made
    finally:
        made.mend()
        await server.close()
        for line in lines:  # MSAL keeps its lines, and says no goodbye
            line.abort()
        await in_a_moment()
