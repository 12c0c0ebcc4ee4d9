"""Microsoft on loopback, at one address over TLS: Entra, the signing keys, and who joins them.

Whatever else it has (Graph) joins by `joining`: something with `add_to(app)`. What speaks another
protocol (mail, a proxy) takes its certificate from `authority`.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import trustme
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.clock import Clock
from adapters.clouds import Cloud
from adapters.network import Network
from tests.adapters.identity_provider import ISSUER, KEYS, METADATA, IdentityProvider
from tests.adapters.teams_fakes import in_a_moment
from tests.world.entra import SCOPE, Entra, Proof
from tests.world.imds import Imds
from tests.world.weather import Place, Weather

ABROAD = "microsoft.test"
"""Its name where only a proxy knows it: nothing of it is on this machine then."""

Joining = Callable[["Microsoft", web.Application], None]


@dataclass
class Microsoft:
    """Everything that is Microsoft's but Teams, which is the town's."""

    weather: Weather
    entra: Entra
    signer: IdentityProvider
    imds: Imds
    authority: trustme.CA = field(default_factory=trustme.CA)
    url: str = ""

    @property
    def network(self) -> Network:
        """How somebody reaches it who believes its certificate."""
        return Network(authorities=self.authority.cert_pem.bytes().decode())

    @property
    def cloud(self) -> Cloud:
        """The cloud that it is."""
        return Cloud(
            name="test",
            issuer=ISSUER,
            metadata=f"{self.url}{METADATA}",
            hosts=(),
            authority=self.url,
            scope=SCOPE,
            graph=self.url,
        )

    @property
    def wrong(self) -> list[str]:
        """Whatever we sent that was wrong."""
        return self.entra.wrong + self.imds.wrong

    def mend(self) -> None:
        """Be as always again; what hangs is let go."""
        self.weather.mend()
        self.entra.ahead = timedelta()

    async def _metadata(self, request: web.Request) -> web.StreamResponse:
        unusual = await self.weather.unusual(Place.KEYS, request)
        return await self.signer.metadata(request) if unusual is None else unusual

    def add_to(self, app: web.Application) -> None:
        """Serve it."""
        self.entra.add_to(app)
        app.router.add_get(METADATA, self._metadata)
        app.router.add_get(KEYS, self.signer.keys)

    def at(self, url: str) -> None:
        """Note where it is."""
        self.url = self.entra.url = self.signer.url = url.rstrip("/")
        self.entra.scopes = (SCOPE, f"{self.url}/.default")


@dataclass
class Ahead(Clock):
    """Microsoft's clock: ours, but for how far it is ahead."""

    ours: Clock
    entra: Entra

    def now(self) -> datetime:
        return self.ours.now() + self.entra.ahead


@asynccontextmanager
async def microsoft(
    *known: Proof, clock: Clock, ca_file: Path, joining: Sequence[Joining] = ()
) -> AsyncIterator[Microsoft]:
    """All of it, listening; `clock` is ours. Its authority is written to `ca_file`.

    The identity endpoint is plain HTTP, as it is beside a machine.
    """
    weather = Weather()
    entra = Entra(weather, known)
    theirs = Ahead(clock, entra)
    made = Microsoft(weather, entra, IdentityProvider(theirs), Imds(entra))
    made.authority.cert_pem.write_to_path(str(ca_file))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.authority.issue_cert("localhost", ABROAD).configure_cert(tls)
    app, beside, lines = web.Application(), web.Application(), list[asyncio.Transport]()

    async def dated(request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = format_datetime(theirs.now(), usegmt=True)
        if request.transport is not None:
            lines.append(request.transport)

    for each in (app, beside):
        each.on_response_prepare.append(dated)
    made.add_to(app)
    made.imds.add_to(beside)
    for join in joining:
        join(made, app)
    server, endpoint = TestServer(app, host="localhost"), TestServer(beside)
    await server.start_server(ssl=tls)
    await endpoint.start_server()
    made.at(str(server.make_url("/")))
    made.imds.url = str(endpoint.make_url("/"))
    try:
        yield made
    finally:
        made.mend()
        await server.close()
        await endpoint.close()
        for line in lines:  # MSAL keeps its lines, and says no goodbye
            line.abort()
        await in_a_moment()
