"""One way out for every client: the proxy we are told of, the authorities we are given, no other.

The names of these tests resolve at the proxy alone: what does not go through it goes nowhere.
"""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import trustme
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.clock import Clock
from adapters.heartbeat import Heartbeat
from adapters.mail import Mail, MailServer
from adapters.mail_message import MailMessage
from adapters.network import DIRECT, Network, trusting
from adapters.one_session import OneSession
from adapters.teams.failures import NotSent
from adapters.teams.hosts import ServiceHosts
from adapters.teams.jwks import JwksFetch, KeysUnavailable
from adapters.teams.outbound import Connector, NoTokens
from adapters.unreached import Unreached, why_unreached
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.connect_proxy import LOCAL, Proxy, connect_proxy
from tests.adapters.identity_provider import ISSUER, METADATA, identity_provider
from tests.adapters.mail_server import Post, mail_server

WEB, MAIL, KEYS = "login.example.test", "smtp.example.test", "127.0.0.1"
GONE = "http://127.0.0.1:9"
WITHIN = timedelta(seconds=5)
LETTER = MailMessage("ig.scc@example.org", "IG Desk: BR-2026-0007", "Open it.\n", "c1:report")
ROOT = Path(__file__).parents[2]
NOW = Clock().now()
ABROAD, COMPANY = trustme.CA(), trustme.CA()
"""The authority of the servers, and that of a proxy which reads along."""


def pem(authority: trustme.CA) -> str:
    return authority.cert_pem.bytes().decode()


@dataclass
class Outside:
    """What lies behind the proxy."""

    proxy: Proxy
    post: Post

    def network(self, authorities: str = pem(ABROAD), **changes: object) -> Network:
        made = {"proxy": self.proxy.url, "authorities": authorities, **changes}
        return Network(**made)  # type: ignore[arg-type]


async def hello(_request: web.Request) -> web.Response:
    return web.json_response({"hello": "you"})


async def taken(_request: web.Request) -> web.Response:
    return web.json_response({"id": "a1"})


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    app = web.Application()
    app.router.add_get("/hello", hello)
    app.router.add_post("/v3/conversations/chat/activities", taken)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ABROAD.issue_cert(WEB).configure_cert(shown)
    server = TestServer(app)
    await server.start_server(ssl=shown)
    async with mail_server(ABROAD, name=MAIL) as post, connect_proxy(Proxy()) as proxy:
        proxy.ways = {WEB: server.port or 0, MAIL: post.port}
        yield Outside(proxy, post)
    await server.close()


async def by_session(network: Network, host: str = WEB) -> None:
    """As keys, Graph and the connector are asked."""

    class Asks(OneSession):
        async def hello(self) -> str:
            async with self.request("GET", f"https://{host}/hello") as answer:
                return await answer.text()

    async with Asks(aiohttp.ClientTimeout(total=5), network) as asks:
        assert "you" in await asks.hello()


async def by_thread(network: Network, host: str = WEB) -> None:
    """As MSAL asks."""

    def ask() -> str:
        with network.blocking(host, within=WITHIN) as session:
            return session.get(f"https://{host}/hello").text

    assert "you" in await asyncio.to_thread(ask)


async def by_mail(network: Network, host: str = MAIL) -> None:
    server = MailServer(host, 587, "igdesk@council.example", "starttls")
    trust = trusting(network.authorities)
    mail = Mail(server, trust=trust, network=network, within=WITHIN)
    if (failure := (await mail.check()).failure) is not None:
        raise failure
    await mail.send(LETTER, NOW)


Client = Callable[..., Awaitable[None]]
CLIENTS = [
    pytest.param(by_session, id="aiohttp"),
    pytest.param(by_thread, id="requests"),
    pytest.param(by_mail, id="mail"),
]


async def why(asked: Awaitable[None]) -> Unreached:
    with pytest.raises((OSError, aiohttp.ClientError)) as raised:
        await asked
    return why_unreached(raised.value)


@pytest.mark.parametrize("ask", CLIENTS)
async def test_everything_leaves_by_the_proxy(outside: Outside, ask: Client) -> None:
    await ask(outside.network())

    assert set(outside.proxy.opened) <= {WEB, MAIL}
    assert outside.proxy.opened


@pytest.mark.parametrize("ask", CLIENTS)
async def test_without_it_nothing_leaves(outside: Outside, ask: Client) -> None:
    assert await why(ask(outside.network(proxy=""))) is Unreached.NO_SUCH_NAME


@pytest.mark.parametrize("ask", CLIENTS)
async def test_what_needs_no_proxy_goes_without_it(outside: Outside, ask: Client) -> None:
    direct = outside.network(direct=("intranet", ".example.test"))

    assert await why(ask(direct)) is Unreached.NO_SUCH_NAME
    assert outside.proxy.opened == []


@pytest.mark.parametrize("ask", CLIENTS)
async def test_the_proxy_is_shown_its_password(outside: Outside, ask: Client) -> None:
    before = outside.network()
    outside.proxy.login = "igdesk:correct-horse"

    assert await why(ask(before)) is Unreached.PROXY_REFUSED
    await ask(outside.network())
    assert "horse" not in repr(outside.network())


@pytest.mark.parametrize("ask", CLIENTS)
async def test_a_proxy_that_leads_nowhere_says_so(outside: Outside, ask: Client) -> None:
    outside.proxy.ways = {}

    assert await why(ask(outside.network())) is Unreached.PROXY_REFUSED


@pytest.mark.parametrize("ask", CLIENTS)
async def test_a_proxy_that_is_not_there(outside: Outside, ask: Client) -> None:
    async with connect_proxy(Proxy()) as gone:
        pass

    assert await why(ask(outside.network(proxy=gone.url))) is Unreached.PROXY_SILENT
    silent = outside.network(proxy="http://proxy.invalid:3128")
    assert await why(ask(silent)) is Unreached.PROXY_SILENT


@pytest.mark.parametrize("ask", CLIENTS)
async def test_an_authority_is_believed_where_it_was_given(outside: Outside, ask: Client) -> None:
    assert await why(ask(outside.network(authorities=""))) is Unreached.NOT_TRUSTED
    assert await why(ask(outside.network(pem(COMPANY)))) is Unreached.NOT_TRUSTED


@pytest.mark.parametrize("ask", [by_session, by_thread], ids=["aiohttp", "requests"])
async def test_a_proxy_that_reads_along_is_believed_where_its_authority_was_given(
    outside: Outside, ask: Client
) -> None:
    outside.proxy.reads, outside.proxy.believes = COMPANY, trusting(pem(ABROAD))

    assert await why(ask(outside.network())) is Unreached.NOT_TRUSTED
    await ask(outside.network(pem(COMPANY)))


@pytest.mark.parametrize("ask", CLIENTS)
async def test_the_environment_says_nothing(
    outside: Outside, ask: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No proxy of the usual variables, and no list of requests' or curl's, for any of them."""
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, "/nowhere.pem")
    monkeypatch.setenv("NO_PROXY", "*")
    await ask(outside.network())

    assert set(outside.proxy.opened) <= {WEB, MAIL}
    assert outside.proxy.opened


async def test_keys_are_fetched_by_it_too(outside: Outside) -> None:
    """The provider of the tests is on this machine, to which no proxy leads: so by another name."""
    async with identity_provider(Clock()) as provider:
        _, _, port = provider.url.rpartition(":")
        outside.proxy.ways["localhost.test"] = int(port)
        address = f"https://localhost.test:{port}{METADATA}"
        network = outside.network(provider.network.authorities)
        with pytest.raises(KeysUnavailable) as raised:
            await JwksFetch(address, issuer=ISSUER, network=network)()

    assert outside.proxy.opened == ["localhost.test"]
    assert why_unreached(raised.value) is Unreached.WRONG_CERTIFICATE


async def test_what_is_said_to_teams_leaves_by_it(outside: Outside) -> None:
    there = Address("app", TenantId("tenant"), "chat", f"https://{WEB}/")
    async with Connector(
        hosts=ServiceHosts((WEB,)), tokens=NoTokens(), clock=Clock(), network=outside.network()
    ) as teams:
        assert await teams.send(there, {"type": "typing"}) == "a1"

    assert outside.proxy.opened == [WEB]


async def test_a_line_that_teams_cannot_be_had_on_leaves_no_message_in_doubt(
    outside: Outside,
) -> None:
    there = Address("app", TenantId("tenant"), "chat", f"https://{WEB}/")
    for network in (DIRECT, outside.network(authorities=""), outside.network(proxy=GONE)):
        async with Connector(
            hosts=ServiceHosts((WEB,)), tokens=NoTokens(), clock=Clock(), network=network
        ) as teams:
            with pytest.raises(NotSent):
                await teams.send(there, {"type": "typing"})


async def test_a_sign_of_life_is_given_by_it(outside: Outside) -> None:
    async with Heartbeat(f"https://{WEB}/hello", network=outside.network()) as heart:
        assert await heart.beat()


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "::1", "169.254.169.254", "LocalHost"]
)
def test_no_proxy_leads_to_this_machine_or_its_identity_endpoint(host: str) -> None:
    assert Network(proxy="http://proxy.council.example:8080").proxy_for(host) is None


@pytest.mark.parametrize(
    ("host", "goes_direct"),
    [
        ("smtp.council.gov.uk", True),
        ("SMTP.Council.gov.uk", True),
        ("council.gov.uk", True),
        ("notcouncil.gov.uk", False),
        ("council.gov.uk.example", False),
        ("10.1.2.3", True),
        ("login.microsoftonline.com", False),
    ],
)
def test_a_domain_needs_no_proxy_with_all_that_is_in_it(host: str, goes_direct: bool) -> None:
    network = Network(proxy="http://proxy:8080", direct=(".council.gov.uk", "10.1.2.3"))

    assert (network.proxy_for(host) is None) == goes_direct


async def test_a_server_speaks_first_and_nothing_of_it_is_lost(outside: Outside) -> None:
    line = await outside.network().line(MAIL, 587)
    assert line is not None
    with line:
        assert (await asyncio.get_running_loop().sock_recv(line, 100)).startswith(b"220 ")
    assert await DIRECT.line(MAIL, 587) is None


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200", b"x" * 10_000, b"SSH-2.0-OpenSSH\r\n\r\n"]
)
async def test_a_proxy_that_is_none_opens_no_line(answer: bytes) -> None:
    async def came(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(came, LOCAL, 0) as listener:
        port = listener.sockets[0].getsockname()[1]
        with pytest.raises(OSError) as raised:  # noqa: PT011
            await Network(proxy=f"http://{LOCAL}:{port}").line(MAIL, 587)

    assert why_unreached(raised.value) in (Unreached.PROXY_REFUSED, Unreached.CUT_OFF)


def test_what_is_no_certificate_is_found_out_at_once() -> None:
    with pytest.raises(ValueError, match="PEM"):
        Network(authorities="not a certificate").trust  # noqa: B018


async def test_a_letter_that_no_proxy_takes_is_tried_again(outside: Outside) -> None:
    outside.proxy.ways = {}
    network = outside.network()
    server = MailServer(MAIL, 587, "igdesk@council.example", "starttls")
    with pytest.raises(NotSent):
        await Mail(server, trust=network.trust, network=network).send(LETTER, NOW)
    assert outside.post.messages == []


def test_nothing_else_makes_a_session_or_a_context() -> None:
    """Whatever is made elsewhere would know neither the proxy nor the authorities."""
    makes = r"create_default_context|SSLContext\(|ClientSession\(|requests\.\w*[sS]ession\("
    folders = ("adapters", "bot", "storage", "governance", "dialogs")
    found = {
        str(file.relative_to(ROOT))
        for folder in folders
        for file in (ROOT / folder).rglob("*.py")
        if re.search(makes, file.read_text("utf-8"))
    }

    assert found == {"adapters/network.py", "adapters/blocking_session.py"}
