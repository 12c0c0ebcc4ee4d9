"""Who someone is in a conversation, as Teams says: their name, and whether they are a guest.

An activity from a guest names the tenant they visit and their id there, like anyone else does; only
the roster tells them apart.
"""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from adapters.graph import Graph
from adapters.received import json_object, word
from adapters.teams.failures import Undelivered
from adapters.teams.outbound import Connector
from governance.outbox_message import Address

WITHIN = timedelta(seconds=2)  # somebody waits for an answer meanwhile
VISITING = "#ext#"  # how Entra spells the user name of a guest
ONE_OF_US = ("user", "")  # what a roster calls people; older ones call them nothing


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of a conversation. `home` is their own tenant as far as Teams tells it."""

    home: str
    name: str = field(repr=False)
    guest: bool
    manager: str = field(default="", repr=False)


class Roster:
    """Asks the connector; and of those at home, Graph, where it may be asked, for their manager."""

    def __init__(
        self, connector: Connector, *, graph: Graph | None = None, within: timedelta = WITHIN
    ) -> None:
        self._connector = connector
        self._graph = graph
        self._within = within.total_seconds()

    async def member(self, address: Address, object_id: str) -> Member | None:
        """Return who that is; None where Teams does not say, for whatever reason."""
        try:
            async with asyncio.timeout(self._within):
                answer = await self._connector.member(address, object_id)
        except (Undelivered, TimeoutError):
            return None
        member = _read(answer, address, object_id)
        if member is None or member.guest or self._graph is None:
            return member
        found = await self._graph.person(
            app_id=address.app_id, tenant=address.tenant, object_id=object_id
        )
        return member if found is None else replace(member, manager=found.manager)


def _read(answer: bytes, address: Address, object_id: str) -> Member | None:
    told = json_object(answer)
    if told is None:
        return None
    home = word(told, "tenantId").lower()
    asked_for = object_id.lower() in (word(told, k).lower() for k in ("objectId", "aadObjectId"))
    if not home or not asked_for:
        return None
    visiting = VISITING in word(told, "userPrincipalName").lower()
    known = word(told, "userRole").lower() in ONE_OF_US
    guest = visiting or not known or home != address.tenant.lower()
    return Member(home, word(told, "name"), guest)
