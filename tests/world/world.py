"""A town whose bot signs in: real MSAL, over TLS, to an Entra of ours, and Teams checks its tokens.

A registration for each tenant. The town's bot has one face, so that the registration is chosen here
by the tenant, as the app id of an address is elsewhere.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from adapters.credential_files import ClientSecret
from adapters.registrations import BotRegistration
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.hosts import ServiceHosts
from adapters.teams.msal_apps import asker
from adapters.teams.tokens_out import RegistrationTokens
from bot.registrations import TeamsSide
from governance.keys import TenantId
from simulator.people import load_people
from tests.adapters.hand_clock import HandClock
from tests.bot.guarded_town import COUNCIL, NHS, POLICE
from tests.bot.town import NINE, ROLES, Refusals, Town, town
from tests.world.entra import Entra, Proof, entra
from tests.world.gate import Gate

SECRET = "Zk8-the-secret-of-"
PATIENCE = timedelta(milliseconds=50)
"""How long a message waits for a sign-in: as a setting short, so that nothing need sleep."""
ENDS = 15.0
"""Seconds that only a test which fails waits for a sign-in to end."""

REGISTERED = tuple(
    BotRegistration(
        f"99999999-0000-4000-8000-00000000000{n}", tenant, tenant, ClientSecret(f"{SECRET}{n}")
    )
    for n, tenant in enumerate((COUNCIL, POLICE, NHS))
)
APPS = {one.tenant: one.app_id for one in REGISTERED}


@dataclass
class SignedIn:
    """The tokens of each tenant's own registration. `begin` is a start: nothing is known yet."""

    entra: Entra
    clock: HandClock
    stack: AsyncExitStack
    tokens: RegistrationTokens

    async def begin(self) -> None:
        """Sign in as at a start."""
        askers = {one.app_id: asker(one, self.entra.cloud) for one in REGISTERED}
        made = RegistrationTokens(askers, clock=self.clock, timeout=PATIENCE)
        self.tokens = await self.stack.enter_async_context(made)
        self.tokens.warm()

    async def done(self, *, but: str = "") -> None:
        """Return once no token is asked for any more, but for one registration's."""
        async with asyncio.timeout(ENDS):
            while set(self.tokens.asking) - {but}:
                await asyncio.sleep(0.001)

    def at_hand(self, app_id: str, tenant: TenantId) -> bool:
        """Return whether the tenant's registration has a token."""
        return self.tokens.at_hand(APPS[tenant], tenant)

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:
        """Return the headers of the tenant's registration."""
        return await self.tokens.headers(APPS[tenant], tenant)

    async def anew(
        self,
        app_id: str,
        tenant: TenantId,
        refused: Mapping[str, str],
    ) -> Mapping[str, str]:
        """Return others."""
        return await self.tokens.anew(APPS[tenant], tenant, refused)


@dataclass
class World:
    """The town, and Microsoft around it."""

    town: Town
    entra: Entra
    gate: Gate
    signed_in: SignedIn

    @property
    def wrong(self) -> list[str]:
        """Whatever we sent that was wrong."""
        return self.entra.wrong + self.gate.wrong

    def mend(self) -> None:
        """Everything is as always again."""
        self.entra.mend()
        self.gate.mend()


@asynccontextmanager
async def world(folder: Path, *, pristine: Path, ca_file: Path) -> AsyncIterator[World]:
    """The whole of it. Whoever calls has `ca_file` trusted, by REQUESTS_CA_BUNDLE."""
    clock = HandClock(NINE)
    known = [
        Proof(one.app_id, one.tenant, secret=one.credential.value)
        for one in REGISTERED
        if isinstance(one.credential, ClientSecret)
    ]
    async with entra(*known, ca_file=ca_file) as microsoft, AsyncExitStack() as stack:
        signed_in = SignedIn(microsoft, clock, stack, RegistrationTokens({}, clock=clock))
        await signed_in.begin()
        await signed_in.done()
        gate = Gate(microsoft, {one.conversation_id: one.tenant_id for one in load_people(ROLES)})
        side = TeamsSide(AnonymousLoopback(), ServiceHosts(loopback=True), signed_in)
        async with town(
            folder, pristine=pristine, side=side, clock=clock, refusals=Refusals(gate=gate)
        ) as made:
            yield World(made, microsoft, gate, signed_in)
            microsoft.mend()
            await signed_in.done()
