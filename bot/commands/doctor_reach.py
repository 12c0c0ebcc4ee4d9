"""What only Microsoft can say: who we are, how others are checked, and what time it is."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

from adapters.clock import Clock
from adapters.clouds import Cloud
from adapters.network import DIRECT, Network
from adapters.registrations import BotRegistration, Registrations
from adapters.teams.failures import NotABotFrameworkHost
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import CHANNEL
from adapters.teams.jwks import Fetch, JwksFetch, KeysUnavailable
from adapters.teams.msal_apps import Ask, asker
from adapters.their_date import their_date
from bot.commands import doctor_tokens
from bot.commands.doctor_answer import Finding, State, note, ok, wrong
from bot.commands.doctor_bot import Page, page
from bot.commands.doctor_checks import Check
from bot.commands.doctor_network import unreached
from bot.commands.doctor_teams import Chat, Way, takes
from bot.config import PREFIX, Settings
from governance.policy import CLOCK_TOLERANCE

WITHIN = timedelta(seconds=8)
"""For one answer: less than a check may take."""
BOTH = timedelta(seconds=13)
"""For a token, and then for Teams to take it."""
CLOCK_DIFFERS = (
    "Set this machine's clock (is its time service running?): more than 5 minutes wrong, Teams'"
    " messages are refused, and our certificates' proofs too."
)
NO_DATE = "See the line on the signing keys."


def _fetch(cloud: Cloud, network: Network) -> Fetch:
    return JwksFetch(cloud.metadata, issuer=cloud.issuer, network=network)


def _hosts(registered: Registrations) -> ServiceHosts:
    return ServiceHosts(registered.hosts)


@dataclass(frozen=True, slots=True)
class Reach:
    """How Microsoft is asked."""

    token: Callable[[BotRegistration, Cloud, Network], Ask] = asker
    keys: Callable[[Cloud, Network], Fetch] = _fetch
    within: timedelta = WITHIN
    graph: Callable[[Cloud], str] = attrgetter("graph")
    date: Callable[[str, Network], Awaitable[datetime | None]] = their_date
    network: Network = DIRECT
    hosts: Callable[[Registrations], ServiceHosts] = _hosts
    page: Page = page
    simulated: bool = False
    """Whether the store is a simulator's."""

    async def ask(self, each: BotRegistration, cloud: Cloud) -> Mapping[str, Any] | Exception:
        """Ask Entra for a token and return its answer, yes or no, or why none came in time."""
        call = asyncio.ensure_future(asyncio.to_thread(self.token(each, cloud, self.network)))
        # Whatever it raises, MSAL's own errors too, is no answer, and no end of the others.
        done, _ = await asyncio.wait({call}, timeout=self.within.total_seconds())
        if not done:
            return TimeoutError()
        failure = call.exception()
        return failure if isinstance(failure, Exception) else call.result()


def checks(
    settings: Settings,
    registered: Registrations,
    asks: Reach,
    clock: Clock,
    known: Callable[[], Mapping[str, Chat]],
) -> list[Check]:
    """Return what to look at of the registrations, and of the way to Microsoft.

    `known`: a chat of each registration's bot, where there is one.
    """
    cloud = registered.cloud
    tokens = (
        Check(doctor_tokens.about(each), partial(_token, each, registered, asks, known), BOTH)
        for each in registered.all
    )
    return [
        Check(
            "registrations",
            partial(_registrations, settings, registered, asks.hosts(registered), clock.now()),
        ),
        Check("signing keys", partial(_keys, cloud, asks)),
        Check("time", partial(_time, cloud, asks, clock)),
        *tokens,
    ]


async def _registrations(
    settings: Settings, registered: Registrations, hosts: ServiceHosts, now: datetime
) -> list[Finding]:
    return [
        ok("registrations", f"{len(registered.all)} in the {registered.cloud.name} cloud"),
        *(line for each in registered.all for line in doctor_tokens.in_time(each, now)),
        service_url(hosts, settings.service_url),
    ]


async def _keys(cloud: Cloud, asks: Reach) -> list[Finding]:
    about = "signing keys"
    try:
        keys = await asks.keys(cloud, asks.network)()
    except KeysUnavailable as failure:
        why, do = _unavailable(failure, urlsplit(cloud.metadata).hostname or "")
        says = f"cannot be had ({why}): a bot that has none yet lets nobody in"
        return [wrong(about, says, do)]
    usable = sum(CHANNEL in key.endorsements for key in keys.values())
    if not usable:
        do = "Check `cloud` in the registrations file."
        return [wrong(about, "none is endorsed for Teams", do)]
    return [ok(about, f"{usable} that may speak for Teams")]


def _unavailable(failure: KeysUnavailable, to: str) -> tuple[str, str]:
    if failure.status is None:
        return unreached(failure, to)
    if failure.status == HTTPStatus.OK:
        return "no sense in the answer", doctor_tokens.NO_SENSE.format(to=to)
    return f"the answer was HTTP {failure.status}", doctor_tokens.OUT_OF_ORDER


async def _time(cloud: Cloud, asks: Reach, clock: Clock) -> list[Finding]:
    """Compare this machine's clock with what Microsoft's answer says of the time."""
    about, theirs = "time, by Microsoft", await asks.date(cloud.metadata, asks.network)
    if theirs is None:
        return [note(about, "was not said", NO_DATE)]
    ahead = clock.now() - theirs
    if abs(ahead) > CLOCK_TOLERANCE:
        minutes = round(abs(ahead) / timedelta(minutes=1))
        which = "fast" if ahead > timedelta() else "slow"
        return [wrong(about, f"this machine's clock is {minutes} minutes {which}", CLOCK_DIFFERS)]
    return [ok(about, "this machine's clock agrees")]


async def _token(
    each: BotRegistration,
    registered: Registrations,
    asks: Reach,
    known: Callable[[], Mapping[str, Chat]],
) -> list[Finding]:
    """Ask Entra for a token; show Teams the one that is had."""
    answer = await asks.ask(each, registered.cloud)
    found = doctor_tokens.token(each, registered.cloud, answer)
    chat = (await asyncio.to_thread(known)).get(each.app_id)
    if chat is None or isinstance(answer, Exception) or found.state is not State.OK:
        return [found]
    token, hosts = str(answer["access_token"]), asks.hosts(registered)
    return [found, await takes(each, token, chat, hosts, Way(asks.network, asks.within / 2))]


def service_url(hosts: ServiceHosts, url: str) -> Finding:
    """Check that where we first write to someone is a host that we may send to."""
    about = f"{PREFIX}SERVICE_URL"
    try:
        hosts.check(url)
    except NotABotFrameworkHost:
        do = "Set it to your cloud's address, or add its host to `service_hosts`."
        return wrong(about, "is not on a host that the registrations file allows", do)
    return ok(about, "is on a host that we may send to")
