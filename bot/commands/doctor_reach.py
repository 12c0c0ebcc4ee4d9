"""What only Microsoft can say: who we are, how others are checked, and who is in a group."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from adapters.clock import Clock
from adapters.clouds import Cloud, for_graph
from adapters.credential_files import Certificate
from adapters.graph_groups import GraphGroups, GroupUnread, Why
from adapters.registrations import BotRegistration, Registrations
from adapters.teams.failures import DeliveryFailed, NotABotFrameworkHost, Rejected
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import CHANNEL
from adapters.teams.jwks import Fetch, JwksFetch, KeysUnavailable
from adapters.teams.msal_apps import Ask, asker
from adapters.teams.outbound import NoTokens
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import PREFIX, Settings
from bot.people.entra_groups import GroupNote, told_of
from governance.keys import TenantId
from governance.moments import london
from governance.people.directory import Directory, Group
from governance.people.entra_groups import GroupId, InGroup, group_id, with_groups
from governance.policy import CREDENTIAL_WARNING, GROUPS_HOLD_FOR

WITHIN = timedelta(seconds=15)

TOKEN_REFUSED: Mapping[int, str] = {
    7000222: "Its client secret has expired: make a new one in Entra and put it in its file.",
    7000215: "Its client secret is not the one Entra has: put the secret's value in its file.",
    700016: "Entra does not know that app id in that tenant: check both in the registrations file.",
    90002: "Entra does not know that tenant: check its id in the registrations file.",
    700027: "Entra does not have this certificate: upload its public half to the registration.",
}
"""By Entra's own numbers (AADSTS…)."""
NO_ANSWER = "Check that this machine may reach {authority} (proxy, firewall), then try again."
REFUSED = "Look up the number in Microsoft's list of AADSTS errors."
GROUP_UNREAD: Mapping[Why, str] = {
    Why.NO_ANSWER: "Check that this machine may reach Microsoft Graph, then try again.",
    Why.NO_TOKEN: "A registration in the group's own tenant is needed, and a token: see below.",
    Why.NOT_PERMITTED: "An administrator of that tenant must agree to GroupMember.Read.All.",
    Why.NO_SUCH_GROUP: "Check its id in the roles file: its Object ID in Entra.",
    Why.TOO_OFTEN: "Wait a few minutes, then try again.",
    Why.NO_SENSE: "Is there a proxy that answers for Microsoft Graph? Try again.",
    Why.GUESTS_UNTOLD: "An administrator of that tenant must agree to User.Read.All, too.",
}
Read = dict[GroupId, tuple[InGroup, ...] | Why]


def _fetch(cloud: Cloud) -> Fetch:
    return JwksFetch(cloud.metadata, issuer=cloud.issuer)


@dataclass(frozen=True, slots=True)
class Reach:
    """How Microsoft is asked."""

    token: Callable[[BotRegistration, Cloud], Ask] = asker
    keys: Callable[[Cloud], Fetch] = _fetch
    within: timedelta = WITHIN
    graph: Callable[[Cloud], str] = attrgetter("graph")

    async def ask(self, each: BotRegistration, cloud: Cloud) -> Mapping[str, Any] | None:
        """Ask Entra for a token and return its answer, yes or no; None where none comes in time."""
        call = asyncio.create_task(asyncio.to_thread(self.token(each, cloud)))
        # Whatever it raises, MSAL's own errors too, is no answer, and no end of the others.
        done, _ = await asyncio.wait({call}, timeout=self.within.total_seconds())
        return call.result() if done and call.exception() is None else None


async def reach(registered: Registrations, asks: Reach) -> list[Finding]:
    """Ask for a token for each registration, and for the keys, all at once."""
    cloud = registered.cloud
    tokens = (_token(each, cloud, asks) for each in registered.all)
    return list(await asyncio.gather(_keys(cloud, asks), *tokens))


async def _keys(cloud: Cloud, asks: Reach) -> Finding:
    about = "signing keys"
    try:
        keys = await asks.keys(cloud)()
    except KeysUnavailable:
        do = f"Check that this machine may reach {cloud.metadata}."
        return wrong(about, "cannot be had, so nobody can be let in", do)
    usable = sum(CHANNEL in key.endorsements for key in keys.values())
    if not usable:
        return wrong(
            about, "none is endorsed for Teams", "Check `cloud` in the registrations file."
        )
    return ok(about, f"{usable} that may speak for Teams")


async def _token(each: BotRegistration, cloud: Cloud, asks: Reach) -> Finding:
    about = f"token for {each.name} ({each.app_id})"
    answer = await asks.ask(each, cloud)
    if answer is None:
        return wrong(about, "no answer", NO_ANSWER.format(authority=cloud.authority))
    if answer.get("access_token"):
        return ok(about, "had")
    code = _code(answer)
    return wrong(about, f"refused (AADSTS{code})", TOKEN_REFUSED.get(code, REFUSED))


def _code(answer: Mapping[str, Any]) -> int:
    codes = answer.get("error_codes")
    first = codes[0] if isinstance(codes, list) and codes else 0
    return first if isinstance(first, int) else 0


def certificates(registered: Registrations, now: datetime) -> list[Finding]:
    """Find those that are about to run out, or have: a client secret's file cannot say."""
    found = []
    do = "Make a new one, upload its public half to Entra and put it in its file."
    for each in registered.all:
        own = each.credential
        if isinstance(own, Certificate) and own.until <= now + CREDENTIAL_WARNING:
            says = f"its certificate is good until {own.until:%d %B %Y}"
            say = wrong if own.until <= now else note
            found.append(say(f"registration {each.name}", says, do))
    return found


def service_url(registered: Registrations, url: str) -> Finding:
    """Check that where we first write to someone is a host that we may send to."""
    about = f"{PREFIX}SERVICE_URL"
    try:
        ServiceHosts(registered.hosts).check(url)
    except NotABotFrameworkHost:
        do = "Set it to your cloud's address, or add its host to `service_hosts`."
        return wrong(about, "is not on a host that the registrations file allows", do)
    return ok(about, "is on a host that we may send to")


def groups(
    settings: Settings,
    directory: Directory,
    registered: Registrations | None,
    asks: Reach,
    *,
    now: datetime,
) -> tuple[list[Finding], Directory]:
    """Return what is found, and the directory with whoever is in the groups just now."""
    if not directory.groups:
        return [], directory
    if registered is None or not settings.graph:
        says = f"{len(directory.groups)} in the roles file, and they are not read"
        do = f"Set {PREFIX}GRAPH=1 beside {PREFIX}REGISTRATIONS, or take [[groups]] out."
        return [wrong("groups", says, do)], directory
    read = asyncio.run(_read(directory, registered, asks))
    members = {one: found for one, found in read.items() if not isinstance(found, Why)}
    found = [_finding(one, directory, read[group_id(one)]) for one in directory.groups]
    return found, with_groups(directory, members, london(now).date())


async def _read(directory: Directory, registered: Registrations, asks: Reach) -> Read:
    base, clock = asks.graph(registered.cloud), Clock()
    async with GraphGroups(base, tokens=_Tokens(registered, asks), clock=clock) as graph:
        wanted = dict.fromkeys(map(group_id, directory.groups))
        found = await asyncio.gather(*(_one(graph, registered, *each) for each in wanted))
        return dict(zip(wanted, found, strict=True))


async def _one(
    graph: GraphGroups, registered: Registrations, tenant: TenantId, group: str
) -> tuple[InGroup, ...] | Why:
    own = registered.in_tenant(tenant)
    if own is None:
        return Why.NO_TOKEN
    try:
        return await graph.members(app_id=own.app_id, tenant=tenant, group=group)
    except GroupUnread as failure:
        return failure.why


@dataclass(frozen=True, slots=True)
class _Tokens(NoTokens):
    """A token each, asked for once: the doctor does not stay."""

    registered: Registrations
    asks: Reach

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:  # noqa: ARG002
        """Return the headers for Graph; DeliveryFailed where there is no token."""
        each = next((one for one in self.registered.all if one.app_id == app_id), None)
        if each is None:
            raise Rejected
        answer = await self.asks.ask(each, for_graph(self.registered.cloud))
        token = answer and answer.get("access_token")
        if not token:
            raise DeliveryFailed
        return {"Authorization": f"Bearer {token}"}


def _finding(group: Group, directory: Directory, found: tuple[InGroup, ...] | Why) -> Finding:
    about = f"group {group.name} ({directory.tenants[group.tenant].name})"
    becomes = f"{group.membership.role} of {group.membership.party}"
    if isinstance(found, Why):
        return wrong(about, f"{found}: nobody is {becomes} by it", GROUP_UNREAD[found])
    if not found:
        do = "Put people into it: only those at home in that tenant count, and no guest."
        return note(about, f"nobody is in it who could be {becomes}", do)
    return ok(about, f"{_people(len(found))} {becomes} by it")


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"


def last_read(noted: str | None, now: datetime) -> Iterator[Finding]:
    """Say how each group was last read, as the running bot noted it in its store."""
    return (_as_the_bot_read_it(one, now) for one in told_of(noted or "[]"))


def _as_the_bot_read_it(one: GroupNote, now: datetime) -> Finding:
    about, do = f"group {one.group} in the bot", "See the line above that names the group."
    if not one.read_at:
        return wrong(about, f"never read ({one.failed})", do)
    at = datetime.fromisoformat(one.read_at)
    says = f"last read on {london(at):%d %B %Y at %H:%M}, {one.members} in it"
    if now - at >= GROUPS_HOLD_FOR:
        return wrong(about, f"{says}: too long ago, so nobody has its role", do)
    return note(about, f"{says}; since then: {one.failed}", do) if one.failed else ok(about, says)
