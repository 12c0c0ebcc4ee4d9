"""One HTTP session for as long as whoever asks over it is at work."""

from types import TracebackType
from typing import Any, Self

import aiohttp


class OneSession:
    """`async with` it: opened and closed with it. Without `timeout`, aiohttp's own holds."""

    def __init__(self, timeout: aiohttp.ClientTimeout | None = None) -> None:
        self._options: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
        self._opened: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._opened = aiohttp.ClientSession(**self._options)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._opened is not None:
            await self._opened.close()

    @property
    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            raise RuntimeError(f"Use {type(self).__name__} inside `async with`.")
        return self._opened
