"""What we send, over real HTTP, to a Teams that is sometimes slow, full, or gone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from adapters.clock import Clock
from adapters.received import retry_after
from adapters.teams.activities import card_activity, text_activity
from adapters.teams.failures import (
    Blocked,
    DeliveryFailed,
    Gone,
    NotABotFrameworkHost,
    Rejected,
    TokenUnavailable,
    Undelivered,
)
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.teams_fakes import SECRET, FakeConnector, connector, in_a_moment

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
Call = Callable[[Connector, Address], Awaitable[object]]
CALLS: dict[str, Call] = {
    "send": lambda out, to: out.send(to, text_activity("x")),
    "update": lambda out, to: out.update(to, "1:7", text_activity("x")),
    "delete": lambda out, to: out.delete(to, "1:7"),
    "typing": lambda out, to: out.typing(to),
    "open": lambda out, to: out.open_conversation(
        app_id=to.app_id, tenant=to.tenant, service_url=to.service_url, object_id="o"
    ),
}
every_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())


class SetClock(Clock):
    """A clock that stands where it was put."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
async def out() -> AsyncIterator[Connector]:
    async with connector(clock=SetClock()) as made:
        yield made


def answering(status: int, headers: dict[str, str] | None = None, text: str = "") -> FakeConnector:
    async def script(_request: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers, text=text)

    return FakeConnector(script=script)


def use(fake: FakeConnector, other: FakeConnector) -> None:
    fake.script = other.script


async def test_a_card_is_sent_and_its_id_comes_back(
    out: Connector, fake_teams: FakeConnector
) -> None:
    card: dict[str, object] = {"type": "AdaptiveCard"}
    sent = await out.send(
        fake_teams.address(), card_activity(card, summary="New breach report BR-2026-0007")
    )

    (heard,) = fake_teams.heard
    assert sent == "1:1"
    assert heard.method == "POST"
    assert heard.path == "/teams/v3/conversations/a%3A1-pqr%2F%3B%40%3F/activities"
    assert heard.body == {
        "type": "message",
        "from": {"id": "28:igdesk"},
        "conversation": {"id": "a:1-pqr/;@?", "tenantId": "tenant-1"},
        "channelId": "msteams",
        "serviceUrl": fake_teams.url,
        "summary": "New breach report BR-2026-0007",
        "attachments": [
            {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        ],
    }


async def test_update_and_delete_name_the_activity(
    out: Connector, fake_teams: FakeConnector
) -> None:
    await out.update(fake_teams.address("c"), "1:a/b", text_activity("now"))
    await out.delete(fake_teams.address("c"), "1:a/b")

    put, delete = fake_teams.heard
    assert (put.method, delete.method) == ("PUT", "DELETE")
    assert put.path == delete.path == "/teams/v3/conversations/c/activities/1%3Aa%2Fb"
    assert delete.body is None


async def test_a_conversation_is_opened_with_a_person(
    out: Connector, fake_teams: FakeConnector
) -> None:
    conversation = await out.open_conversation(
        app_id="igdesk", tenant=TenantId("t"), service_url=fake_teams.url, object_id="object-1"
    )

    (heard,) = fake_teams.heard
    assert conversation == "1:1"
    assert heard.path == "/teams/v3/conversations"
    assert heard.body == {
        "isGroup": False,
        "bot": {"id": "28:igdesk"},
        "members": [{"id": "object-1"}],
        "tenantId": "t",
        "channelData": {"tenant": {"id": "t"}},
    }


async def test_a_conversation_without_an_id_can_be_tried_again(
    out: Connector, fake_teams: FakeConnector
) -> None:
    use(fake_teams, answering(201, text="{}"))

    with pytest.raises(DeliveryFailed):
        await CALLS["open"](out, fake_teams.address())


@every_call
@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (403, Blocked),
        (404, Gone),
        (400, Rejected),
        (413, Rejected),
        (302, Rejected),
        (408, DeliveryFailed),
        (412, DeliveryFailed),
        (429, DeliveryFailed),
        (500, DeliveryFailed),
        (502, DeliveryFailed),
        (504, DeliveryFailed),
    ],
)
async def test_a_refusal_by_teams_says_what_would_help(
    out: Connector, fake_teams: FakeConnector, call: Call, status: int, failure: type[Undelivered]
) -> None:
    use(fake_teams, answering(status, {"Location": fake_teams.url}, text=SECRET))

    with pytest.raises(failure) as caught:
        await call(out, fake_teams.address())
    assert type(caught.value) is failure
    assert caught.value.status == status
    assert SECRET not in repr(caught.value)
    assert len(fake_teams.heard) == 1


async def test_429_says_when_to_try_again(out: Connector, fake_teams: FakeConnector) -> None:
    use(fake_teams, answering(429, {"Retry-After": "17"}))

    with pytest.raises(DeliveryFailed) as caught:
        await out.send(fake_teams.address(), text_activity("x"))
    assert caught.value.retry_after == timedelta(seconds=17)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        pytest.param("0", timedelta(), id="at once"),
        pytest.param(" 120 ", timedelta(minutes=2), id="seconds"),
        pytest.param("Mon, 02 Mar 2026 12:00:30 GMT", timedelta(seconds=30), id="an HTTP date"),
        pytest.param("Mon, 02 Mar 2026 12:00:30 -0000", timedelta(seconds=30), id="no zone: UTC"),
        pytest.param("Mon, 02 Mar 2026 11:00:00 GMT", timedelta(), id="a date gone by"),
        pytest.param("86400", timedelta(hours=1), id="a day: no header holds a notice so long"),
        pytest.param("Tue, 02 Mar 2027 12:00:00 GMT", timedelta(hours=1), id="a year"),
        pytest.param("-5", None, id="negative"),
        pytest.param("1.5", None, id="not whole"),
        pytest.param("soon", None, id="a word"),
        pytest.param("9" * 400, None, id="a number without end"),
        pytest.param("²", None, id="a digit that is none"),
        pytest.param("Mon, 99 Mar 2026 12:00:30 GMT", None, id="no such date"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="not there"),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(
    header: str | None, wait: timedelta | None
) -> None:
    assert retry_after(header, now=NOW) == wait


async def test_a_teams_that_does_not_answer_in_time_can_be_tried_again(
    fake_teams: FakeConnector,
) -> None:
    never = asyncio.Event()

    async def silent(_request: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    fake_teams.script = silent
    async with connector(timeout=timedelta(milliseconds=20)) as out:
        with pytest.raises(DeliveryFailed) as caught:
            await out.send(fake_teams.address(), text_activity("x"))
    never.set()

    assert caught.value.status is None
    assert caught.value.__cause__ is None
    assert len(fake_teams.heard) == 1


async def test_a_network_that_is_down_can_be_tried_again(out: Connector) -> None:
    with pytest.raises(DeliveryFailed):
        await out.send(Address("a", TenantId("t"), "c", "http://127.0.0.1:1/"), text_activity("x"))


@every_call
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/",
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net:8443/uk/",
        "https://smba.trafficmanager.net.evil.example.org/",
        "https://evil.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example.org/",
        "https://evil.example.org\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/?x=",
        "https://smba.trafficmanager.net/#x",
        "https://smba.trafficmanager.net:x/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "http://[::1",
        "",
    ],
)
async def test_nothing_is_sent_to_a_host_that_is_not_on_the_list(
    out: Connector, call: Call, url: str
) -> None:
    with pytest.raises(NotABotFrameworkHost):
        await call(out, Address("a", TenantId("t"), "c", url))


@pytest.mark.parametrize("url", ["http://127.0.0.1:3979/", "http://localhost/", "http://[::1]/"])
def test_loopback_is_on_the_list_only_when_asked_for(url: str) -> None:
    ServiceHosts(loopback=True).check(url)

    with pytest.raises(NotABotFrameworkHost):
        ServiceHosts().check(url)


def test_teams_itself_is_on_the_list_and_other_clouds_can_be() -> None:
    ServiceHosts().check("https://smba.trafficmanager.net/uk/")
    ServiceHosts().check("https://SMBA.trafficmanager.net:443/uk/")
    ServiceHosts(["Bots.example.org"]).check("https://bots.example.org")


@pytest.mark.parametrize("conversation", [".", "..", ""])
async def test_an_id_cannot_climb_out_of_its_path(
    out: Connector, fake_teams: FakeConnector, conversation: str
) -> None:
    with pytest.raises(Rejected):
        await out.send(fake_teams.address(conversation), text_activity("x"))
    assert fake_teams.heard == []


async def test_one_slow_conversation_does_not_hold_others(fake_teams: FakeConnector) -> None:
    let_go = asyncio.Event()

    async def slow_for_one(request: web.Request) -> web.Response:
        if "slow" in request.path:
            await let_go.wait()
        return web.json_response({"id": "1"})

    fake_teams.script = slow_for_one
    async with connector() as out:
        slow = asyncio.create_task(out.send(fake_teams.address("slow"), text_activity("x")))
        await in_a_moment()
        others = [out.send(fake_teams.address(f"c{n}"), text_activity("x")) for n in range(20)]
        assert await asyncio.gather(*others) == ["1"] * 20
        assert not slow.done()
        let_go.set()
        assert await slow == "1"


async def test_one_conversation_hears_in_the_order_we_spoke(fake_teams: FakeConnector) -> None:
    async def later_is_quicker(request: web.Request) -> web.Response:
        for _ in range(60 - 5 * len(fake_teams.heard)):
            await asyncio.sleep(0)
        return web.json_response({"id": str(len(fake_teams.heard))})

    fake_teams.script = later_is_quicker
    async with connector() as out:
        to = fake_teams.address()
        ids = await asyncio.gather(*(out.send(to, text_activity(str(n))) for n in range(10)))

    assert ids == [str(n) for n in range(1, 11)]
    assert [h.body["text"] for h in fake_teams.heard if isinstance(h.body, dict)] == [
        str(n) for n in range(10)
    ]


@pytest.mark.parametrize("answer", ["", "[]", "not JSON", '{"id": 7}', "\xff", "[" * 60_000])
async def test_an_odd_answer_to_a_message_that_was_taken_is_no_failure(
    out: Connector, fake_teams: FakeConnector, answer: str
) -> None:
    use(fake_teams, answering(200, text=answer))

    assert await out.send(fake_teams.address(), text_activity("x")) == ""


@dataclass
class Numbered(NoTokens):
    """Tokens that can be had anew."""

    given: int = 1

    async def headers(self, app_id: str, tenant: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.given}"}

    async def anew(self, app_id: str, tenant: str, refused: Mapping[str, str]) -> Mapping[str, str]:
        assert refused == await self.headers(app_id, tenant)
        self.given += 1
        return await self.headers(app_id, tenant)


def taking(*good: str) -> FakeConnector:
    """A Teams that takes these tokens and no others."""

    async def script(request: web.Request) -> web.Response:
        taken = request.headers["Authorization"].removeprefix("Bearer ") in good
        return web.json_response({"id": "1:1"}, status=201 if taken else 401)

    return FakeConnector(script=script)


def proving(tokens: Numbered) -> Connector:
    hosts = ServiceHosts(loopback=True)
    return Connector(hosts=hosts, tokens=tokens, clock=Clock(), gap=timedelta())


@every_call
async def test_where_a_token_is_refused_it_is_sent_again_with_a_new_one(
    fake_teams: FakeConnector, call: Call
) -> None:
    use(fake_teams, taking("2"))
    async with proving(Numbered()) as out:
        await call(out, fake_teams.address())

    shown = [heard.headers["Authorization"] for heard in fake_teams.heard]
    assert shown == ["Bearer 1", "Bearer 2"]
    assert fake_teams.heard[0].body == fake_teams.heard[1].body


@every_call
async def test_where_the_new_one_is_refused_too_it_can_be_tried_again_later(
    fake_teams: FakeConnector, call: Call
) -> None:
    use(fake_teams, taking())
    async with proving(Numbered()) as out:
        with pytest.raises(TokenUnavailable) as caught:
            await call(out, fake_teams.address())

    assert caught.value.status == 401
    assert len(fake_teams.heard) == 2


class Stamped(NoTokens):
    """Tokens by app and tenant, as an issue of its own will bring them."""

    async def headers(self, app_id: str, tenant: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {app_id}@{tenant}"}


async def test_each_message_carries_the_token_of_its_app_and_tenant(
    fake_teams: FakeConnector,
) -> None:
    hosts = ServiceHosts(loopback=True)
    async with Connector(hosts=hosts, tokens=Stamped(), clock=Clock(), gap=timedelta()) as out:
        await out.send(fake_teams.address(), text_activity("x"))

    assert fake_teams.heard[0].headers["Authorization"] == "Bearer igdesk@tenant-1"


async def test_a_connector_is_used_open() -> None:
    with pytest.raises(RuntimeError):
        await connector().send(
            Address("a", TenantId("t"), "c", "http://localhost/"), text_activity("x")
        )
