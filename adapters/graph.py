"""Microsoft Graph, where it is permitted: somebody's mail address and manager. Never needed.

The registration needs the application permission User.Read.All. Without it, without a network, or
late, the answer is None, and the bot goes on as if it had never asked.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import quote

import aiohttp

from adapters.clock import Clock
from adapters.logs import get_logger
from adapters.network import DIRECT, Network
from adapters.one_session import OneSession
from adapters.received import json_object, part, read_some, retry_after, word
from adapters.teams.failures import Undelivered
from adapters.teams.outbound import Tokens
from governance.keys import TenantId

ASKED = "$select=mail&$expand=manager($select=displayName,mail)"
TIMEOUT = timedelta(seconds=2)  # somebody waits meanwhile
KEPT = timedelta(hours=1)
MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What Graph says of someone; empty where it does not."""

    mail: str = field(repr=False)
    manager: str = field(repr=False)
    manager_mail: str = field(repr=False)


class Graph(OneSession):
    """`async with` it. `clock` should be real time: only its monotonic side is used."""

    def __init__(
        self,
        base: str,
        *,
        tokens: Tokens,
        clock: Clock,
        timeout: timedelta = TIMEOUT,
        network: Network = DIRECT,
    ) -> None:
        super().__init__(network=network)
        self._base = base.rstrip("/")
        self._tokens = tokens
        self._clock = clock
        self._timeout = timeout.total_seconds()
        self._kept: dict[tuple[str, str], tuple[float, Found | None]] = {}
        self._left_alone: dict[TenantId, float] = {}  # until then

    async def person(self, *, app_id: str, tenant: TenantId, object_id: str) -> Found | None:
        """Return what Graph says of someone; None for nothing. Asked once an hour at most, and of
        nobody in a tenant for as long as Graph wants to be left alone.
        """
        key, now = (tenant, object_id), self._clock.monotonic()
        until, kept = self._kept.get(key, (now, None))
        if now < until or now < self._left_alone.get(tenant, now):
            return kept
        found = await self._ask(app_id, tenant, object_id)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        again = self._left_alone.get(tenant, now)
        self._kept[key] = (again if again > now else now + KEPT.total_seconds(), found)
        return found

    async def _ask(self, app_id: str, tenant: TenantId, object_id: str) -> Found | None:
        url = f"{self._base}/v1.0/users/{quote(object_id, safe='')}?{ASKED}"
        try:
            async with asyncio.timeout(self._timeout):
                proof = await self._tokens.headers(app_id, tenant)
                status, answer = await self._get(url, proof, tenant)
                if status == HTTPStatus.UNAUTHORIZED:
                    proof = await self._tokens.anew(app_id, tenant, proof)
                    status, answer = await self._get(url, proof, tenant)
        except (aiohttp.ClientError, Undelivered, TimeoutError, OSError):
            get_logger().info("graph did not answer")
            return None
        if status != HTTPStatus.OK:
            get_logger().info("graph refused", status=status)
            return None
        return _read(answer)

    async def _get(self, url: str, proof: Mapping[str, str], tenant: TenantId) -> tuple[int, bytes]:
        async with self.request("GET", url, headers=proof) as response:
            wait = retry_after(response.headers.get("Retry-After"), now=self._clock.now())
            if wait is not None:
                self._left_alone[tenant] = self._clock.monotonic() + wait.total_seconds()
            return response.status, await read_some(response.content)


def _read(answer: bytes) -> Found | None:
    told = json_object(answer)
    if told is None:
        return None
    manager = part(told, "manager")
    return Found(word(told, "mail"), word(manager, "displayName"), word(manager, "mail"))
