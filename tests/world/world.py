"""The loopback world: the real bot with its real door and real MSAL, and everybody around it.

What the bot is in production it is here: registrations from their file, a secret for each tenant,
signed tokens both ways, over real sockets. Only where Microsoft is differs, and how time goes.

    world.town         the people, their chats, the store, the time (tests/bot/town.py)
    world.microsoft    Entra, the signing keys, the identity endpoint (tests/world/microsoft.py)
    world.gate         Teams' side of our tokens (tests/world/gate.py)
    world.wrong        whatever we sent that was wrong: stays empty, in every row

A row of the table is a `Mood` (tests/world/rows.py); what answers oddly meanwhile is set in
`world.microsoft.weather.moods[tenant, place]` (tests/world/weather.py). To add a part of
Microsoft's (Graph): an `add_to(app)` that asks `weather.unusual` first, joined in `microsoft`, and
its `wrong`.
What has an address of its own (mail, a proxy) is opened in `world`, with a certificate by
`microsoft.authority`; what the bot's settings must say of it goes into `World.changes`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiohttp

from adapters.clouds import Cloud, for_graph
from adapters.credential_files import ClientSecret
from adapters.network import Network
from adapters.registrations import BotRegistration, Registrations
from adapters.teams.hosts import ServiceHosts
from adapters.teams.jwks import JwksFetch
from adapters.teams.msal_apps import Ask, asker
from adapters.teams.tokens_out import RegistrationTokens
from adapters.their_date import their_date
from bot.commands.doctor import examine
from bot.commands.doctor_answer import Finding
from bot.commands.doctor_bot import page
from bot.commands.doctor_reach import Reach
from bot.registrations import TeamsSide, open_registrations, registered_side
from simulator import bot_line
from simulator.bot_line import Answer, BotLine
from simulator.chats import BotFace, Json
from simulator.conversations import Chat
from simulator.people import load_people
from tests.adapters.credentials_kit import kept
from tests.adapters.hand_clock import HandClock
from tests.bot.guarded_town import COUNCIL, NHS, POLICE
from tests.bot.resident import Resident
from tests.bot.town import NINE, ROLES, Refusals, Town, settings_in, town
from tests.world.entra import Proof
from tests.world.gate import Gate
from tests.world.imds import beside_us
from tests.world.microsoft import Joining, Microsoft, microsoft

T = TypeVar("T")
SECRET = "Zk8-the-secret-of-"
PATIENCE = timedelta(hours=1)
"""How long a message waits for a sign-in: whoever waits for one that is held waits for ever."""
ENDS = 15.0
"""Seconds that only a test which fails waits for an end."""
SOON = 0.005
AGAIN = (0, 503)
"""What Teams is answered, or 0 where it is not, that makes it send the same again."""
A_CHECK = timedelta(seconds=3)
"""How long the doctor waits for what is held: as a setting short."""

TENANTS = {"council": COUNCIL, "police": POLICE, "nhs": NHS}
APPS: dict[str, str] = {
    tenant: f"99999999-0000-4000-8000-00000000000{n}" for n, tenant in enumerate(TENANTS.values())
}
REGISTRATION = """
[[registrations]]
name = "The {name} (invented)"
app_id = "{app_id}"
tenant = "{tenant}"
credential = "{credential}"
"""
SECRET_FILE = 'secret_file = "{name}.secret"'


def register(folder: Path, managed: Collection[str] = ()) -> Path:
    """The registrations file, each secret in its own beside it; Azure vouches for the `managed`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "registrations.toml"
    tables = []
    for name, tenant in TENANTS.items():
        kept(folder / f"{name}.secret", f"{SECRET}{name}".encode())
        table = REGISTRATION if name in managed else REGISTRATION + SECRET_FILE
        credential = "managed_identity" if name in managed else "client_secret"
        told = {"app_id": APPS[tenant], "tenant": tenant, "credential": credential}
        tables.append(table.format(name=name, **told))
    file.write_text("".join(tables), encoding="utf-8")
    return file


def known_to_entra(registered: Registrations) -> list[Proof]:
    """What Entra knows of our registrations."""
    return [
        Proof(one.app_id, one.tenant, secret=one.credential.value)
        for one in registered.all
        if isinstance(one.credential, ClientSecret)
    ]


@dataclass
class Teams:
    """How what people do comes to the bot: to their tenant's own, with a signed token.

    `sends_again`: what the bot could not take just now, which Teams sends later.
    """

    microsoft: Microsoft
    sends_again: list[Json] = field(default_factory=list)
    key: Mapping[str, object] = field(default_factory=dict)
    """With what key it signs, in place of the first: as `IdentityProvider.token` takes it."""

    def headers(self, sent: Json) -> dict[str, str]:
        """The headers of an activity."""
        claims = self.microsoft.signer.claims(
            aud=str(sent["recipient"]["id"]).removeprefix("28:"), serviceurl=sent["serviceUrl"]
        )
        token = self.microsoft.signer.token(claims, **self.key)  # type: ignore[arg-type]
        return {"Authorization": f"Bearer {token}"}

    def line(self) -> type[BotLine]:
        """As the town takes it."""
        teams = self

        class Line(BotLine):
            def _made(self, chat: Chat, make: Callable[..., Json], *what: object) -> Json:
                sent = super()._made(chat, make, *what)
                face = BotFace(app_id=APPS[chat.persona.tenant_id])
                return {**sent, "recipient": {"id": face.teams_id, "name": face.name}}

            async def _ask(self, sent: Json) -> Answer:
                answer = await teams.ask(self._session, self._messages_url, sent)
                if answer.status in AGAIN:
                    teams.sends_again.append(sent)
                return answer

        return Line

    async def ask(self, session: aiohttp.ClientSession, url: str, sent: Json) -> Answer:
        """Bring an activity to the bot."""
        try:
            async with session.post(url, json=sent, headers=self.headers(sent)) as response:
                return Answer(response.status, await bot_line._body(response))
        except aiohttp.ClientError:
            return Answer(0)

    async def send_again(self, session: aiohttp.ClientSession, url: str) -> None:
        """Bring again whatever the bot did not take, and what it does not take now keep again."""
        waiting, self.sends_again = self.sends_again, []
        for sent in waiting:
            if (await self.ask(session, url, sent)).status in AGAIN:
                self.sends_again.append(sent)


@dataclass
class World:
    """The town, and Microsoft around it."""

    microsoft: Microsoft
    gate: Gate
    teams: Teams
    registered: Registrations
    folder: Path
    pristine: Path
    clock: HandClock
    ca_file: Path
    more: dict[str, object] = field(default_factory=dict)
    """What the settings say besides, from the next start on."""
    mends: list[Callable[[], None]] = field(default_factory=list)
    """What else is put right when all is."""
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _around: AsyncExitStack = field(default_factory=AsyncExitStack)
    _town: Town | None = None
    _side: TeamsSide | None = None

    @property
    def town(self) -> Town:
        """The people, and the bot that runs now."""
        assert self._town is not None
        return self._town

    @property
    def tokens(self) -> RegistrationTokens:
        """The tokens that we show to Teams."""
        assert self._side is not None
        assert isinstance(self._side.tokens, RegistrationTokens)
        return self._side.tokens

    @property
    def wrong(self) -> list[str]:
        """Whatever we sent that was wrong."""
        return self.microsoft.wrong + self.gate.wrong

    def __getitem__(self, name: str) -> Resident:
        """Someone, by first name: nobody waits for what they do to have gone round."""
        return replace(self.town[name], settle=_at_once)

    # The bot

    async def starts(self) -> None:
        """The bot starts; after the first time on what it kept, among people whose chats go on."""
        registered = replace(self.registered, cloud=self.microsoft.cloud)
        settings = settings_in(self.folder, **self.changes)
        self._side = await self._stack.enter_async_context(
            registered_side(
                registered,
                clock=self.clock,
                hosts=ServiceHosts(loopback=True),
                patience=PATIENCE,
                graph=settings.graph,
                network=settings.network(),
            )
        )
        before = self._town
        self._town = await self._stack.enter_async_context(
            town(
                self.folder,
                pristine=self.pristine,
                after=before,
                chats=before.chats if before else None,
                side=self._side,
                clock=self.clock,
                changes=self.changes,
                people=ROLES,
                refusals=Refusals(gate=self.gate),
                line=self.teams.line(),
            )
        )

    async def around(self, there: AbstractAsyncContextManager[T]) -> T:
        """Open something that stays until the world ends."""
        return await self._around.enter_async_context(there)

    async def stops(self) -> None:
        """The bot stops."""
        await self._stack.aclose()

    @property
    def changes(self) -> dict[str, object]:
        """What the settings of the bot, and of its doctor, say here."""
        file = self.folder / "registrations.toml"
        given = {"anonymous": False, "app_id": "", "registrations": file}
        return {**given, "ca_file": self.ca_file, **self.more}

    async def starts_again(self, **more: object) -> None:
        """The bot stops and starts, with these settings besides."""
        await self.stops()
        self.more.update(more)
        await self.starts()

    # Waiting, never longer than a test that fails

    async def until(self, so: Callable[[], bool]) -> None:
        """Return once something is so. Nothing but sockets moves meanwhile: time stands still."""
        async with asyncio.timeout(ENDS):
            while not so():
                await asyncio.sleep(SOON)

    async def signed_in(self, *, but: str = "") -> None:
        """Return once no token is asked for any more, but for one tenant's."""
        await self.until(lambda: not set(self.tokens.asking) - {APPS.get(but, "")})

    async def asks(self, page: str) -> tuple[int, Json]:
        """A page that says how the bot is: its status and what it says."""
        url = self.town.bot_url.replace("/api/messages", page)
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            return answer.status, await answer.json()

    async def doctor(self) -> list[Finding]:
        """What `igdesk doctor` finds just now, beside the running bot."""
        around = self.microsoft

        def at_ours(one: BotRegistration, cloud: Cloud, network: Network) -> Ask:
            of_graph = cloud.scope.startswith(cloud.graph)
            return asker(one, for_graph(around.cloud) if of_graph else around.cloud, network)

        def keys(_cloud: Cloud, network: Network) -> JwksFetch:
            cloud = around.cloud
            return JwksFetch(cloud.metadata, issuer=cloud.issuer, network=network)

        asks = Reach(
            token=at_ours,
            keys=keys,
            within=A_CHECK,
            graph=lambda _cloud: around.cloud.graph,
            date=lambda _url, network: their_date(around.cloud.metadata, network),
            simulated=True,
            hosts=lambda _registered: ServiceHosts(loopback=True),
            page=lambda _url: page(self.town.bot_url.replace("/api/messages", "/alarmz")),
        )
        given = {**self.changes, "service_url": self.town.service_url}
        look = partial(examine, lambda: settings_in(self.folder, **given), self.clock, asks)
        return await asyncio.to_thread(look)

    def mend(self) -> None:
        """Everything is as always again."""
        self.microsoft.mend()
        self.gate.mend()
        for mend in self.mends:
            mend()


async def _at_once() -> None:
    """Wait for nothing."""


@asynccontextmanager
async def world(
    folder: Path,
    *,
    pristine: Path,
    ca_file: Path,
    managed: Collection[str] = (),
    joining: Sequence[Joining] = (),
) -> AsyncIterator[World]:
    """The whole of it; its authority is written to `ca_file`, which the settings name."""
    clock = HandClock(NINE)
    registered = open_registrations(register(folder, managed))
    tenants = {one.conversation_id: one.tenant_id for one in load_people(ROLES)}
    async with microsoft(
        *known_to_entra(registered), clock=clock, ca_file=ca_file, joining=joining
    ) as around:
        for tenant in map(TENANTS.__getitem__, managed):
            around.imds.assigned[APPS[tenant]] = Proof(APPS[tenant], tenant)
        gate, teams = Gate(around.entra, tenants), Teams(around)
        made = World(around, gate, teams, registered, folder, pristine, clock, ca_file)
        try:
            with beside_us(around.imds.url):
                await made.starts()
                await made.signed_in()
                yield made
        finally:
            made.mend()
            await made.stops()
            await made._around.aclose()
