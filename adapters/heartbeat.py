"""The sign of life: an address that is fetched, of a service that calls somebody when it stops."""

from datetime import timedelta

import aiohttp

from adapters.network import DIRECT, Network
from adapters.one_session import OneSession

TIMEOUT = timedelta(seconds=10)


class Heartbeat(OneSession):
    """Fetches one address, and says nothing by it. `async with` it."""

    def __init__(
        self, url: str, *, timeout: timedelta = TIMEOUT, network: Network = DIRECT
    ) -> None:
        super().__init__(aiohttp.ClientTimeout(total=timeout.total_seconds()), network)
        self._url = url

    async def beat(self) -> bool:
        """Fetch it. Returns whether it was answered with a 2xx; what else it says is not read."""
        try:
            async with self.request("GET", self._url) as answer:
                return answer.ok and answer.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
