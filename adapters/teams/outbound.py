"""The connector client: what we send to Teams, over one aiohttp session."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
from yarl import URL

from adapters.clock import Clock
from adapters.network import DIRECT, Network
from adapters.one_session import OneSession
from adapters.received import date_of, json_object, read_some, retry_after, word
from adapters.teams.activities import Outgoing
from adapters.teams.failures import (
    Blocked,
    DeliveryFailed,
    Gone,
    NotSent,
    Rejected,
    TokenUnavailable,
    Undelivered,
)
from adapters.teams.hosts import ServiceHosts
from adapters.teams.pacing import GAP, Pacing
from governance.keys import TenantId
from governance.outbox_message import Address

TIMEOUT = timedelta(seconds=10)  # everyone else's messages wait for it
TRY_AGAIN = frozenset((408, 412, 425, 429))  # and every 5xx


class Tokens(Protocol):
    """Where the Authorization header comes from."""

    def at_hand(self, app_id: str, tenant: TenantId) -> bool:
        """Return whether `headers` need wait for nobody."""
        ...

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:
        """Return the headers that prove we are `app_id` in `tenant`."""
        ...

    async def anew(
        self, app_id: str, tenant: TenantId, refused: Mapping[str, str]
    ) -> Mapping[str, str]:
        """Return others in place of those that were refused."""
        ...

    def taken(self, app_id: str) -> None:
        """Note that what we showed as `app_id` was taken."""
        ...


class NoTokens:
    """For loopback alone, where nothing is proved."""

    def at_hand(self, app_id: str, tenant: TenantId) -> bool:  # noqa: ARG002
        """Return that nothing need be waited for."""
        return True

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:  # noqa: ARG002
        """Return no headers."""
        return {}

    async def anew(
        self,
        app_id: str,  # noqa: ARG002
        tenant: TenantId,  # noqa: ARG002
        refused: Mapping[str, str],
    ) -> Mapping[str, str]:
        """Return no others."""
        return refused

    def taken(self, app_id: str) -> None:
        """Note nothing."""


def forget(_at: datetime) -> None:
    """Do without the time that Teams' answers say."""


class Connector(OneSession):
    """Sends, updates and deletes. `async with` it; every failure is an `Undelivered`.

    `clock` should be real time whatever the simulator does: it measures waits. `heard` is told
    what time it is by each answer of Teams'.
    """

    def __init__(  # noqa: PLR0913  each is another of its sides
        self,
        *,
        hosts: ServiceHosts,
        tokens: Tokens,
        clock: Clock,
        timeout: timedelta = TIMEOUT,
        gap: timedelta = GAP,
        heard: Callable[[datetime], None] = forget,
        network: Network = DIRECT,
    ) -> None:
        super().__init__(aiohttp.ClientTimeout(total=timeout.total_seconds()), network)
        self._hosts = hosts
        self._tokens = tokens
        self._clock = clock
        self._heard = heard
        self._pacing = Pacing(clock, gap=gap)

    async def send(self, address: Address, activity: Outgoing) -> str:
        """Send `activity`. Returns its id, or "" where Teams took it and named none."""
        return await self._in_turn("POST", address, _activities(address), activity)

    async def update(self, address: Address, activity_id: str, activity: Outgoing) -> None:
        """Replace an activity that we sent."""
        await self._in_turn("PUT", address, _activities(address, activity_id), activity)

    async def delete(self, address: Address, activity_id: str) -> None:
        """Take back an activity that we sent."""
        await self._in_turn("DELETE", address, _activities(address, activity_id), None)

    def signed_in(self, app_id: str, tenant: TenantId) -> bool:
        """Return whether we can speak as `app_id` without waiting for a token."""
        return self._tokens.at_hand(app_id, tenant)

    async def sign_in(self, app_id: str, tenant: TenantId) -> None:
        """Wait until we can speak as `app_id`. Raises TokenUnavailable."""
        await self._tokens.headers(app_id, tenant)

    async def typing(self, address: Address) -> None:
        """Show that we are at work."""
        await self.send(address, {"type": "typing"})

    async def open_conversation(
        self, *, app_id: str, tenant: TenantId, service_url: str, object_id: str
    ) -> str:
        """Return the id of somebody's personal conversation, begun now if it is new."""
        address = Address(app_id, tenant, f"new:{object_id}", service_url)
        body: Outgoing = {
            "isGroup": False,
            "bot": _bot(app_id),
            "members": [{"id": object_id}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        async with self._pacing.turn(address.conversation):
            conversation = _id_in(await self._call("POST", address, "v3/conversations", body))
        if not conversation:
            raise DeliveryFailed
        return conversation

    async def _in_turn(
        self, method: str, address: Address, path: str, activity: Outgoing | None
    ) -> str:
        body = activity and {
            "from": _bot(address.app_id),
            "conversation": {"id": address.conversation, "tenantId": address.tenant},
            "channelId": "msteams",
            "serviceUrl": address.service_url,
            **activity,
        }
        async with self._pacing.turn(address.conversation):
            return _id_in(await self._call(method, address, path, body))

    async def put_file(self, url: str, data: bytes) -> None:
        """Put a file among the person's own, where Teams said. No token of ours goes there."""
        self._hosts.check_file(url)
        headers = {
            "Content-Range": f"bytes 0-{len(data) - 1}/{len(data)}",
            "Content-Type": "application/octet-stream",
        }
        try:
            await self._ask("PUT", URL(url, encoded=True), headers, {"data": data})
        except TokenUnavailable as refused:  # none was shown: that address holds no more
            raise Rejected(refused.status) from None

    async def member(self, address: Address, object_id: str) -> bytes:
        """Return what Teams says of someone in a conversation, as it stands."""
        path = f"{_conversation(address)}/members/{_segment(object_id)}"
        return await self._call("GET", address, path, None)

    async def ask_time(self, service_url: str) -> None:
        """Ask Teams for nothing but its date, which every answer has, also a refusal."""
        with suppress(Undelivered):
            self._hosts.check(service_url)
            await self._ask("HEAD", URL(service_url, encoded=True), {}, {})

    async def _call(self, method: str, address: Address, path: str, body: Outgoing | None) -> bytes:
        """Make one request, and once more with a new token where ours is refused.

        The host is checked before a token is even asked for.
        """
        self._hosts.check(address.service_url)
        who = (address.app_id, address.tenant)
        headers = await self._tokens.headers(*who)
        url = URL(f"{address.service_url.rstrip('/')}/{path}", encoded=True)
        answer = None
        with suppress(TokenUnavailable):
            answer = await self._ask(method, url, headers, {"json": body})
        if answer is None:
            headers = await self._tokens.anew(*who, headers)
            answer = await self._ask(method, url, headers, {"json": body})
        self._tokens.taken(address.app_id)
        return answer

    async def _ask(
        self, method: str, url: URL, headers: Mapping[str, str], body: Mapping[str, Any]
    ) -> bytes:
        try:
            async with self.request(method, url, headers=headers, **body) as response:
                if (at := date_of(response.headers.get("Date"))) is not None:
                    self._heard(at)
                self._raise_for(response)
                return await read_some(response.content)
        except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError):
            raise NotSent from None
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise DeliveryFailed from None

    def _raise_for(self, response: aiohttp.ClientResponse) -> None:
        status = response.status
        if status in TRY_AGAIN or status >= 500:
            wait = retry_after(response.headers.get("Retry-After"), now=self._clock.now())
            raise DeliveryFailed(status, retry_after=wait)
        if status == 401:
            raise TokenUnavailable(status)
        if status == 403:
            raise Blocked(status)
        if status == 404:
            raise Gone(status)
        if status >= 300:
            raise Rejected(status)


def _id_in(answer: bytes) -> str:
    """Return the id Teams gave. It took the activity, so that an odd answer is no failure."""
    return word(json_object(answer) or {}, "id")


def _activities(address: Address, activity_id: str | None = None) -> str:
    path = f"{_conversation(address)}/activities"
    return path if activity_id is None else f"{path}/{_segment(activity_id)}"


def _conversation(address: Address) -> str:
    return f"v3/conversations/{_segment(address.conversation)}"


def _segment(text: str) -> str:
    """Quote one segment of a path, whatever the id holds. A dot alone would climb out of it."""
    if text in ("", ".", ".."):
        raise Rejected
    return quote(text, safe="")


def _bot(app_id: str) -> dict[str, str]:
    return {"id": f"28:{app_id}"}
