"""One HTTP session for as long as whoever asks over it is at work."""

from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from adapters.network import DIRECT, Network


class OneSession:
    """`async with` it: opened and closed with it. Without `timeout`, aiohttp's own holds."""

    def __init__(
        self, timeout: aiohttp.ClientTimeout | None = None, network: Network = DIRECT
    ) -> None:
        self._timeout_of_all = timeout
        self._network = network
        self._opened: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._opened = self._network.session(self._timeout_of_all)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._opened is not None:
            await self._opened.close()

    def request(
        self, method: str, url: str | URL, **options: Any
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """Ask, by the way that leads there. No redirects: a token must not follow one."""
        if self._opened is None:
            raise RuntimeError(f"Use {type(self).__name__} inside `async with`.")
        proxy = self._network.proxy_for(URL(url).host or "")
        return self._opened.request(method, url, allow_redirects=False, proxy=proxy, **options)
