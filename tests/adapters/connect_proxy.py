"""A CONNECT proxy on loopback: names resolve there and nowhere else, as behind a firewall."""

import asyncio
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import trustme

LOCAL = "127.0.0.1"


@dataclass
class Proxy:
    """Leads to the `ways` it knows: a port of this machine for each name.

    With `reads` it opens what passes, and shows certificates of its own authority for it; whom it
    believes itself is `believes`.
    """

    ways: dict[str, int] = field(default_factory=dict)
    login: str = ""
    reads: trustme.CA | None = None
    believes: ssl.SSLContext | None = None
    port: int = 0
    opened: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, as a setting says it."""
        login = f"{self.login}@" if self.login else ""
        return f"http://{login}{LOCAL}:{self.port}"

    async def came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one line until either side has had enough."""
        self._writers.append(writer)
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            name = head.split()[1].rpartition(":")[0]
            if (refusal := self._refusal(head, name)) is not None:
                self.refused.append(name)
                writer.write(f"HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n".encode())
                await writer.drain()
                return
            self.opened.append(name)
            await self._join(name, reader, writer)

    def _refusal(self, head: str, name: str) -> str | None:
        proof = b64encode(self.login.encode()).decode()
        if self.login and f"Proxy-Authorization: Basic {proof}" not in head:
            return "407 Proxy Authentication Required"
        return None if name in self.ways else "502 Bad Gateway"

    async def _join(
        self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        tls = None if self.reads is None else self.believes
        there, back = await asyncio.open_connection(
            LOCAL, self.ways[name], ssl=tls, server_hostname=name if tls else None
        )
        self._writers.append(back)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        if self.reads is not None:
            shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.reads.issue_cert(name).configure_cert(shown)
            await writer.start_tls(shown)
        await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))

    def hang_up(self) -> None:
        """Cut every line."""
        for writer in self._writers:
            writer.transport.abort()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def connect_proxy(proxy: Proxy) -> AsyncIterator[Proxy]:
    """A proxy, listening."""
    listener = await asyncio.start_server(proxy.came, LOCAL, 0)
    proxy.port = listener.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listener.close()
        proxy.hang_up()
        await asyncio.sleep(0.01)
