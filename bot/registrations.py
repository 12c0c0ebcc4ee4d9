"""Both sides of the Teams door for the settings we have: who may knock, and what we show."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from adapters.clock import Clock
from adapters.clouds import for_graph
from adapters.graph import Graph
from adapters.graph_groups import GraphGroups
from adapters.network import DIRECT, Network
from adapters.registrations import Registrations, read_registrations
from adapters.teams.authentication import AnonymousLoopback, Authenticator
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import NoTokens, Tokens
from adapters.teams.standing import Standing
from bot.config import PREFIX, SettingsFaults

SETTING = f"{PREFIX}REGISTRATIONS"


@dataclass(frozen=True, slots=True)
class TeamsSide:
    """What a TeamsDoor and a Connector are made with."""

    authenticator: Authenticator
    hosts: ServiceHosts
    tokens: Tokens
    graph: Graph | None = None
    groups: GraphGroups | None = None
    standing: Standing = field(default_factory=Standing)


def open_registrations(path: Path) -> Registrations:
    """The file that the setting names, and every credential it names; or nothing starts."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise SettingsFaults((f"{SETTING}: the file cannot be read ({fault.strerror})",)) from None
    return read_registrations(data, file=path.name, folder=path.parent)


def anonymous_side() -> TeamsSide:
    """For this machine alone: the simulator and tests."""
    return TeamsSide(AnonymousLoopback(), ServiceHosts(loopback=True), NoTokens())


@asynccontextmanager
async def registered_side(
    registered: Registrations,
    *,
    clock: Clock,
    graph: bool = False,
    hosts: ServiceHosts | None = None,
    patience: timedelta | None = None,
    network: Network = DIRECT,
) -> AsyncIterator[TeamsSide]:
    """For Teams itself. `clock` is real time, whatever the desk's clock does.

    `graph` says that Microsoft Graph may be asked about people. `hosts`: where Teams may be, in
    place of what the file says. `patience`: for how long a message waits for its token, where not
    as long as usual. `network`: the way out.
    """
    # Here and not above: the simulator starts without them, and sooner.
    from adapters.teams.bot_framework import BotFramework  # noqa: PLC0415
    from adapters.teams.jwks import JwksFetch, SigningKeys  # noqa: PLC0415
    from adapters.teams.msal_apps import asker  # noqa: PLC0415
    from adapters.teams.tokens_out import TIMEOUT, RegistrationTokens  # noqa: PLC0415

    cloud = registered.cloud
    hosts = hosts or ServiceHosts(registered.hosts)
    keys = SigningKeys(JwksFetch(cloud.metadata, issuer=cloud.issuer, network=network), clock=clock)
    guard = BotFramework(registered.all, cloud=cloud, keys=keys, hosts=hosts, clock=clock)
    askers = {each.app_id: asker(each, cloud, network) for each in registered.all}
    async with AsyncExitStack() as stack:
        tokens = await stack.enter_async_context(
            RegistrationTokens(askers, clock=clock, timeout=patience or TIMEOUT)
        )
        asked: tuple[Graph | None, GraphGroups | None] = (None, None)
        if graph:
            asked = await stack.enter_async_context(_graph(registered, clock, network))
        # The first message need not wait for tokens and keys, nor the start.
        tokens.warm()
        warm = asyncio.create_task(keys.refresh())
        stack.callback(warm.cancel)
        standing = Standing(tokens.standing, lambda: keys.age)
        yield TeamsSide(guard, hosts, tokens, asked[0], asked[1], standing)


@asynccontextmanager
async def _graph(
    registered: Registrations, clock: Clock, network: Network
) -> AsyncIterator[tuple[Graph, GraphGroups]]:
    from adapters.teams.msal_apps import asker  # noqa: PLC0415
    from adapters.teams.tokens_out import RegistrationTokens  # noqa: PLC0415

    cloud = for_graph(registered.cloud)
    askers = {each.app_id: asker(each, cloud, network) for each in registered.all}
    async with (
        RegistrationTokens(askers, clock=clock) as tokens,
        Graph(cloud.graph, tokens=tokens, clock=clock, network=network) as graph,
        GraphGroups(cloud.graph, tokens=tokens, clock=clock, network=network) as groups,
    ):
        yield graph, groups
