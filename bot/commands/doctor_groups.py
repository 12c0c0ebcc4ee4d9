"""The Entra groups of the roles file: can each be read, how many are in it, and when last?"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from adapters.clock import Clock
from adapters.clouds import for_graph
from adapters.graph_groups import GraphGroups
from adapters.graph_unread import GroupUnread, Why
from adapters.registrations import BotRegistration, Registrations
from adapters.teams.failures import DeliveryFailed, Rejected
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.commands.doctor_reach import Reach
from bot.config import PREFIX, Settings
from bot.people.entra_groups import Told, told_of
from governance.moments import london
from governance.people.directory import Directory, Group
from governance.people.entra_groups import GroupId, InGroup, group_id, with_groups
from governance.policy import GROUPS_HOLD_FOR

WHAT_TO_DO: Mapping[Why, str] = {
    Why.NO_ANSWER: "Check that this machine may reach Microsoft Graph, then try again.",
    Why.NO_TOKEN: "A registration in the group's own tenant is needed, and a token: see below.",
    Why.NOT_PERMITTED: "An administrator of that tenant must agree to GroupMember.Read.All.",
    Why.NO_SUCH_GROUP: "Check its id in the roles file: its Object ID in Entra.",
    Why.TOO_OFTEN: "Wait a few minutes, then try again.",
    Why.NO_SENSE: "Is there a proxy that answers for Microsoft Graph? Try again.",
    Why.GUESTS_UNTOLD: "An administrator of that tenant must agree to User.Read.All, too.",
}
Read = dict[GroupId, tuple[InGroup, ...] | Why]


def groups(
    settings: Settings,
    directory: Directory,
    registered: Registrations | None,
    asks: Reach,
    *,
    now: datetime,
) -> tuple[list[Finding], Directory]:
    """What is found, and the directory with whoever is in the groups just now."""
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
    graph: GraphGroups, registered: Registrations, tenant: str, group: str
) -> tuple[InGroup, ...] | Why:
    own = registered.in_tenant(tenant)
    if own is None:
        return Why.NO_TOKEN
    try:
        return await graph.members(app_id=own.app_id, tenant=tenant, group=group)
    except GroupUnread as failure:
        return failure.why


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A token each, asked for once: the doctor does not stay."""

    registered: Registrations
    asks: Reach

    async def headers(self, app_id: str, tenant: str) -> Mapping[str, str]:  # noqa: ARG002
        """The headers for Graph; DeliveryFailed where there is no token."""
        each = next((one for one in self.registered.all if one.app_id == app_id), None)
        if each is None:
            raise Rejected
        token = (await self._answer(each)).get("access_token")
        if not token:
            raise DeliveryFailed
        return {"Authorization": f"Bearer {token}"}

    async def _answer(self, each: BotRegistration) -> Mapping[str, object]:
        ask: Callable[[], Mapping[str, object]]
        ask = self.asks.token(each, for_graph(self.registered.cloud))
        try:
            async with asyncio.timeout(self.asks.within.total_seconds()):
                return await asyncio.to_thread(ask)
        except (OSError, ValueError, KeyError, RuntimeError):  # a TimeoutError is an OSError
            raise DeliveryFailed from None


def _finding(group: Group, directory: Directory, found: tuple[InGroup, ...] | Why) -> Finding:
    about = f"group {group.name} ({directory.tenants[group.tenant].name})"
    becomes = f"{group.membership.role} of {group.membership.party}"
    if isinstance(found, Why):
        return wrong(about, f"{found}: nobody is {becomes} by it", WHAT_TO_DO[found])
    if not found:
        do = "Put people into it: only those at home in that tenant count, and no guest."
        return note(about, f"nobody is in it who could be {becomes}", do)
    return ok(about, f"{_people(len(found))} {becomes} by it")


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"


def last_read(noted: str | None, now: datetime) -> Iterator[Finding]:
    """As the running bot last noted it in its store."""
    for one in told_of(noted or "[]"):
        yield _as_the_bot_read_it(one, now)


def _as_the_bot_read_it(one: Told, now: datetime) -> Finding:
    about, do = f"group {one.group} in the bot", "See the line above that names the group."
    if not one.read_at:
        return wrong(about, f"never read ({one.failed})", do)
    at = datetime.fromisoformat(one.read_at)
    says = f"last read on {london(at):%d %B %Y at %H:%M}, {one.members} in it"
    if now - at >= GROUPS_HOLD_FOR:
        return wrong(about, f"{says}: too long ago, so nobody has its role", do)
    return note(about, f"{says}; since then: {one.failed}", do) if one.failed else ok(about, says)
