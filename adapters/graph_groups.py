"""Microsoft Graph, where it is permitted: who is in an Entra group, nested ones too; or why it
could not be read, told apart by who can put it right.

The registration needs two application permissions: GroupMember.Read.All to read the group, and
User.Read.All to tell who is a guest: without that one Graph names the members and says no more of
them. An answer is whole or it is none: a page that is missing could be the page of the person who
still belongs.
"""

import asyncio
import re
from collections.abc import Awaitable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

from adapters.clock import Clock
from adapters.network import DIRECT, Network
from adapters.one_session import OneSession
from adapters.received import json_object, read_some, retry_after, word
from adapters.teams.failures import DeliveryFailed, Undelivered
from adapters.teams.outbound import Tokens
from governance.keys import TenantId
from governance.people.entra_groups import InGroup

ASKED = (
    "transitiveMembers/microsoft.graph.user"
    "?$select=id,displayName,jobTitle,userType,userPrincipalName,accountEnabled"
    "&$top=500&$count=true"
)
# Graph wants both this and $count where only members of one type are asked for.
BY_TYPE = {"ConsistencyLevel": "eventual"}
WITHIN = timedelta(seconds=30)  # for every page of a group together
MOST_PAGES = 100
MOST_PAGE_BYTES = 2 * 1024 * 1024
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
VISITING = "#ext#"  # how Entra spells the user name of somebody from elsewhere


class Why(StrEnum):
    """Why a group could not be read, as logs and `igdesk doctor` say it."""

    NO_ANSWER = "no answer"
    NO_TOKEN = "no token"  # noqa: S105 - the words for it
    NOT_PERMITTED = "not permitted"
    NO_SUCH_GROUP = "no such group"
    TOO_OFTEN = "too often"
    NO_SENSE = "no sense in the answer"
    GUESTS_UNTOLD = "guests cannot be told apart"


BY_STATUS = {
    401: Why.NOT_PERMITTED,
    403: Why.NOT_PERMITTED,
    404: Why.NO_SUCH_GROUP,
    429: Why.TOO_OFTEN,
}


class GroupUnread(Exception):
    """A group that was not read. It names nobody."""

    def __init__(
        self, why: Why, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(str(why))
        self.why = why
        self.status = status
        self.retry_after = retry_after


class GraphGroups(OneSession):
    """`async with` it. `clock` is only asked for the date, where Graph names one to wait for."""

    def __init__(
        self,
        base: str,
        *,
        tokens: Tokens,
        clock: Clock,
        within: timedelta = WITHIN,
        network: Network = DIRECT,
    ) -> None:
        super().__init__(network=network)
        self._base = base.rstrip("/")
        self._tokens = tokens
        self._clock = clock
        self._within = within.total_seconds()

    async def members(self, *, app_id: str, tenant: TenantId, group: str) -> tuple[InGroup, ...]:
        """Return who is in it and at home in its tenant, ordered by id. Raises GroupUnread.

        `app_id` must be registered in `tenant` itself: Graph answers for the token's own tenant.
        """
        start = f"{self._base}/v1.0/groups/{group}/"
        try:
            async with asyncio.timeout(self._within):
                return _at_home(await self._read((app_id, tenant), start))
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise GroupUnread(Why.NO_ANSWER) from None

    async def _read(self, who: tuple[str, TenantId], start: str) -> list[Mapping[str, object]]:
        """Read every page, and once more with a new token where ours is refused."""
        proof = await _had(self._tokens.headers(*who))
        try:
            return await self._pages(start, proof)
        except GroupUnread as failure:
            if failure.status != HTTPStatus.UNAUTHORIZED:
                raise
        return await self._pages(start, await _had(self._tokens.anew(*who, proof)))

    async def _pages(self, start: str, proof: Mapping[str, str]) -> list[Mapping[str, object]]:
        url, found = start + ASKED, list[Mapping[str, object]]()
        for _ in range(MOST_PAGES):
            page = await self._page(url, {**proof, **BY_TYPE})
            found += _users(page)
            if (following := _next(page, start)) is None:
                return found
            url = following
        raise GroupUnread(Why.NO_SENSE)  # no end of pages: it may go round in a ring

    async def _page(self, url: str, headers: Mapping[str, str]) -> dict[str, Any]:
        # As it is: Graph's own links are quoted already, and quoting twice changes them.
        quoted = URL(url, encoded=True)
        async with self.request("GET", quoted, headers=headers) as response:
            if response.status != 200:
                raise self._refused(response)
            answer = await read_some(response.content, MOST_PAGE_BYTES)
        told = json_object(answer)
        if told is None or len(answer) > MOST_PAGE_BYTES:
            raise GroupUnread(Why.NO_SENSE)
        return told

    def _refused(self, response: aiohttp.ClientResponse) -> GroupUnread:
        wait = retry_after(response.headers.get("Retry-After"), now=self._clock.now())
        why = BY_STATUS.get(response.status, Why.NO_ANSWER)
        return GroupUnread(why, status=response.status, retry_after=wait)


async def _had(asked: Awaitable[Mapping[str, str]]) -> Mapping[str, str]:
    try:
        return await asked
    except DeliveryFailed as failure:
        raise GroupUnread(Why.NO_TOKEN, retry_after=failure.retry_after) from None
    except Undelivered:
        raise GroupUnread(Why.NO_TOKEN) from None


def _users(page: Mapping[str, Any]) -> Iterator[Mapping[str, object]]:
    users = page.get("value")
    if not isinstance(users, list):
        raise GroupUnread(Why.NO_SENSE)
    for user in users:
        if not isinstance(user, dict) or not GUID.fullmatch(word(user, "id")):
            raise GroupUnread(Why.NO_SENSE)
        yield user


def _next(page: Mapping[str, Any], start: str) -> str | None:
    """Return where the next page is: of this group and on this host, or our token goes nowhere."""
    url = page.get("@odata.nextLink")
    if url is None:
        return None
    if not isinstance(url, str) or not url.startswith(start) or ".." in url:
        raise GroupUnread(Why.NO_SENSE)
    return url


def _at_home(users: list[Mapping[str, object]]) -> tuple[InGroup, ...]:
    """Return those whom Graph plainly says to be at home, with an account still in use."""
    if users and not any(word(user, "userPrincipalName") for user in users):
        raise GroupUnread(Why.GUESTS_UNTOLD)
    kept = {word(user, "id").lower(): user for user in users if _is_at_home(user)}
    return tuple(
        InGroup(object_id, word(kept[object_id], "displayName"), word(kept[object_id], "jobTitle"))
        for object_id in sorted(kept)
    )


def _is_at_home(user: Mapping[str, object]) -> bool:
    called = word(user, "userPrincipalName").lower()
    # Accounts that were made before 2014 have no type: they are nobody's guests.
    member = word(user, "userType").lower() in ("member", "")
    return (
        bool(called)
        and VISITING not in called
        and member
        and user.get("accountEnabled") is not False
    )
