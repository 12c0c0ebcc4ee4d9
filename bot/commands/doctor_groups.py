"""Entra groups, for `igdesk doctor`: who is in each just now, and as the bot last read it."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.clock import Clock
from adapters.clouds import for_graph
from adapters.graph_groups import GraphGroups, GroupUnread, Why
from adapters.registrations import Registrations
from adapters.teams.failures import DeliveryFailed, Rejected
from adapters.teams.outbound import NoTokens
from bot.commands.doctor_answer import Finding, lacks, note, ok, wrong
from bot.commands.doctor_network import unreached
from bot.config import PREFIX, Settings
from bot.people.group_notes import GroupNote, told_of
from governance.keys import TenantId
from governance.moments import london
from governance.people.directory import Directory, Group
from governance.people.entra_groups import GroupId, InGroup, group_id, holds_for, with_groups
from governance.policy import GROUPS_HOLD_FOR
from storage.group_answers import GroupAnswer

if TYPE_CHECKING:
    from bot.commands.doctor_reach import Reach

GROUP_UNREAD: Mapping[Why, str] = {
    Why.NO_ANSWER: "Check that this machine may reach Microsoft Graph, then try again.",
    Why.NO_TOKEN: "A registration in the group's own tenant is needed, and a token: see below.",
    Why.NOT_PERMITTED: "An administrator of that tenant must agree to GroupMember.Read.All.",
    Why.NO_SUCH_GROUP: "Check its id in the roles file: its Object ID in Entra.",
    Why.TOO_OFTEN: "Wait a few minutes, then try again.",
    Why.NO_SENSE: "Is there a proxy that answers for Microsoft Graph? Try again.",
    Why.GUESTS_UNTOLD: "An administrator of that tenant must agree to User.Read.All, too.",
}
Read = dict[GroupId, tuple[InGroup, ...] | GroupUnread]


async def groups(
    settings: Settings,
    directory: Directory,
    registered: Registrations | None,
    asks: "Reach",
    *,
    kept: Sequence[GroupAnswer],
    now: datetime,
) -> tuple[list[Finding], Directory]:
    """Return what is found, and the directory with whoever is in the groups just now.

    `kept`: the running bot's last answers, which count for as long as they hold.
    """
    if not directory.groups:
        return [], directory
    if registered is None or not settings.graph:
        says = f"{len(directory.groups)} in the roles file, and they are not read"
        do = f"Set {PREFIX}GRAPH=1 beside {PREFIX}REGISTRATIONS, or take [[groups]] out."
        return [lacks("groups", says, do)], directory
    read = await _read(directory, registered, asks)
    holds = {one.group: one for one in kept if holds_for(one.read_at, now)}
    members = {one: _members(found, holds.get(one)) for one, found in read.items()}
    found = [_finding(one, directory, read[group_id(one)], holds) for one in directory.groups]
    return found, with_groups(directory, members, london(now).date())


async def _read(directory: Directory, registered: Registrations, asks: "Reach") -> Read:
    base, clock = asks.graph(registered.cloud), Clock()
    tokens = _Tokens(registered, asks)
    async with GraphGroups(
        base, tokens=tokens, clock=clock, within=asks.within, network=asks.network
    ) as graph:
        wanted = dict.fromkeys(map(group_id, directory.groups))
        found = await asyncio.gather(*(_one(graph, registered, *each) for each in wanted))
        return dict(zip(wanted, found, strict=True))


async def _one(
    graph: GraphGroups, registered: Registrations, tenant: TenantId, group: str
) -> tuple[InGroup, ...] | GroupUnread:
    own = registered.in_tenant(tenant)
    if own is None:
        return GroupUnread(Why.NO_TOKEN)
    try:
        return await graph.members(app_id=own.app_id, tenant=tenant, group=group)
    except GroupUnread as failure:
        return failure


@dataclass(frozen=True, slots=True)
class _Tokens(NoTokens):
    """A token each, asked for once: the doctor does not stay."""

    registered: Registrations
    asks: "Reach"

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:  # noqa: ARG002
        """Return the headers for Graph; DeliveryFailed where there is no token."""
        each = next((one for one in self.registered.all if one.app_id == app_id), None)
        if each is None:
            raise Rejected
        answer = await self.asks.ask(each, for_graph(self.registered.cloud))
        token = None if isinstance(answer, Exception) else answer.get("access_token")
        if not token:
            raise DeliveryFailed
        return {"Authorization": f"Bearer {token}"}


def _members(
    found: tuple[InGroup, ...] | GroupUnread, holds: GroupAnswer | None
) -> tuple[InGroup, ...]:
    if not isinstance(found, GroupUnread):
        return found
    return () if holds is None or found.why is Why.NO_SUCH_GROUP else holds.members


def _finding(
    group: Group,
    directory: Directory,
    found: tuple[InGroup, ...] | GroupUnread,
    holds: Mapping[GroupId, GroupAnswer],
) -> Finding:
    about = f"group {group.name} ({directory.tenants[group.tenant].name})"
    becomes = f"{group.membership.role} of {group.membership.party}"
    if isinstance(found, GroupUnread):
        why, do = _why(found)
        last = holds.get(group_id(group))
        if last is not None and found.why is not Why.NO_SUCH_GROUP:
            until = _at(last.read_at + GROUPS_HOLD_FOR)
            return note(about, f"{why}: the bot's last answer holds until {until}", do)
        return wrong(about, f"{why}: nobody is {becomes} by it", do)
    if not found:
        do = "Put people into it: only those at home in that tenant count, and no guest."
        return note(about, f"nobody is in it who could be {becomes}", do)
    return ok(about, f"{_people(len(found))} {becomes} by it")


def _why(failure: GroupUnread) -> tuple[str, str]:
    if failure.why is Why.NO_ANSWER and failure.status is None:
        return unreached(failure, "Microsoft Graph")
    return str(failure.why), GROUP_UNREAD[failure.why]


def _at(moment: datetime) -> str:
    return f"{london(moment):%d %B %Y at %H:%M}"


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
    says = f"last read on {_at(at)}, {one.members} in it"
    if now - at >= GROUPS_HOLD_FOR:
        return wrong(about, f"{says}: too long ago, so nobody has its role", do)
    return note(about, f"{says}; since then: {one.failed}", do) if one.failed else ok(about, says)
