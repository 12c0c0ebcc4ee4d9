"""Real clients on real sockets, each failing in each way: one word for each, whoever asks."""

import asyncio
import contextlib
import errno
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import aiosmtplib
import pytest
import requests
import trustme

from adapters.teams.failures import DeliveryFailed
from adapters.unreached import ProxyRefused, Unreached, why_unreached

LOCAL = "127.0.0.1"
SHORT = 0.2
"""Seconds: as a setting short, where nobody ever answers."""


@dataclass
class Server:
    """Listens, and does one thing to whoever comes."""

    does: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
    tls: ssl.SSLContext | None = None
    port: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        with contextlib.suppress(OSError):
            await self.does(reader, writer)


async def silence(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Say nothing."""


async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.transport.abort()


async def chatter(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"This is not what you are looking for.\r\n" * 3)
    await writer.drain()


async def wants_a_password(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()


@contextlib.asynccontextmanager
async def listening(server: Server) -> AsyncIterator[Server]:
    listener = await asyncio.start_server(server.came, LOCAL, 0, ssl=server.tls)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        for writer in server.writers:
            writer.transport.abort()
        await asyncio.sleep(0)


def certified(authority: trustme.CA, name: str = LOCAL) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


OURS, THEIRS = trustme.CA(), trustme.CA()
TRUST = ssl.create_default_context()
OURS.configure_trust(TRUST)


async def by_aiohttp(host: str, port: int, proxy: str = "") -> None:
    timeout = aiohttp.ClientTimeout(total=SHORT)
    async with aiohttp.ClientSession(timeout=timeout, proxy=proxy or None) as session:
        await session.get(f"https://{host}:{port}/", ssl=TRUST)


async def by_requests(host: str, port: int, proxy: str = "") -> None:
    """As MSAL asks."""

    def ask(pem: str) -> None:
        with requests.Session() as session:
            session.trust_env = False
            proxies = {"https": proxy} if proxy else {}
            session.get(f"https://{host}:{port}/", timeout=SHORT, verify=pem, proxies=proxies)

    with OURS.cert_pem.tempfile() as pem:
        await asyncio.to_thread(ask, pem)


async def by_mail(host: str, port: int, proxy: str = "") -> None:
    assert not proxy
    client = aiosmtplib.SMTP(
        hostname=host, port=port, timeout=SHORT, use_tls=True, tls_context=TRUST
    )
    await client.connect()


CLIENTS = {"aiohttp": by_aiohttp, "requests": by_requests, "mail": by_mail}
SERVERS = {
    Unreached.NOT_TRUSTED: (silence, certified(THEIRS)),
    Unreached.WRONG_CERTIFICATE: (silence, certified(OURS, "elsewhere.example")),
    Unreached.NO_TLS: (chatter, None),
    Unreached.NO_ANSWER: (silence, None),
    Unreached.CUT_OFF: (cut, None),
}


def fail(failure: Exception) -> None:
    raise failure


async def failure_of(asked: Awaitable[None]) -> Exception:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever a library raises
        await asked
    return raised.value


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("expected", SERVERS, ids=lambda one: one.name.lower())
async def test_what_a_server_does_is_told(client: str, expected: Unreached) -> None:
    does, tls = SERVERS[expected]
    async with listening(Server(does, tls)) as server:
        failure = await failure_of(CLIENTS[client](LOCAL, server.port))

    assert why_unreached(failure) is expected


@pytest.mark.parametrize("client", CLIENTS)
async def test_a_port_where_nobody_listens(client: str) -> None:
    async with listening(Server(silence)) as gone:
        port = gone.port
    failure = await failure_of(CLIENTS[client](LOCAL, port))

    assert why_unreached(failure) is Unreached.REFUSED


@pytest.mark.parametrize("client", CLIENTS)
async def test_a_name_that_nobody_has(client: str) -> None:
    failure = await failure_of(CLIENTS[client]("nobody.invalid", 443))  # RFC 6761 6.4

    assert why_unreached(failure) is Unreached.NO_SUCH_NAME


@pytest.mark.parametrize("client", ["aiohttp", "requests"])
async def test_a_proxy_that_wants_a_password_or_is_not_there(client: str) -> None:
    async with listening(Server(wants_a_password)) as proxy:
        address = f"http://{LOCAL}:{proxy.port}"
        refused = await failure_of(CLIENTS[client]("nobody.invalid", 443, address))
    silent = await failure_of(CLIENTS[client]("nobody.invalid", 443, address))

    assert why_unreached(refused) is Unreached.PROXY_REFUSED
    assert why_unreached(silent) is Unreached.PROXY_SILENT


async def test_the_proxys_own_name_is_no_other_name() -> None:
    failure = await failure_of(by_aiohttp(LOCAL, 443, "http://nobody.invalid:3128"))

    assert why_unreached(failure) is Unreached.PROXY_SILENT


def test_ours_from_none_still_tells() -> None:
    def tried() -> None:
        try:
            fail(OSError(errno.EHOSTUNREACH, "No route to host"))
        except OSError:
            raise DeliveryFailed from None

    with pytest.raises(DeliveryFailed) as raised:
        tried()

    assert why_unreached(raised.value) is Unreached.NO_ROUTE
    assert why_unreached(ProxyRefused()) is Unreached.PROXY_REFUSED
    assert why_unreached(DeliveryFailed(503)) is Unreached.UNKNOWN
