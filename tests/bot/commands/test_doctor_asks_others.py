"""`igdesk doctor` on the mail server, on Teams and on the bot that runs: a line for each mood."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from aiosmtplib import SMTPNotSupported, SMTPResponseException

from adapters.mail import Came, Mail, MailServer, NotEncrypted, Step
from adapters.network import DIRECT, trusting
from adapters.registrations import BotRegistration, ManagedIdentity
from adapters.teams.hosts import ServiceHosts
from bot.commands.doctor_answer import State
from bot.commands.doctor_mail import mail_server
from bot.commands.doctor_teams import Chat, Way, takes
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.mail_server import HOST, PASSWORD, USER, authority
from tests.adapters.mail_server import mail_server as listening
from tests.bot.commands.doctor_kit import GOOD, about, look
from tests.bot.town import APP_ID

OK, NOTE, WRONG = State.OK, State.NOTE, State.WRONG
SOON = timedelta(seconds=5)
PLANTED = "Zebedee-Plantagenet"


class Answers(Mail):
    """A mail server with which a conversation comes so far."""

    def __init__(self, came: Came | None) -> None:
        self._came = came

    async def check(self) -> Came:
        if self._came is None:
            await asyncio.Event().wait()
        assert self._came is not None
        return self._came


def says(code: int) -> SMTPResponseException:
    return SMTPResponseException(code, PLANTED)


@pytest.mark.parametrize(
    ("came", "state", "line", "do"),
    [
        pytest.param(Came(Step.LEAVE), OK, "nothing was sent", "", id="well"),
        pytest.param(
            Came(Step.SIGN_IN, says(535)), WRONG, "sign in (535)", "MAIL_USER", id="our password"
        ),
        pytest.param(
            Came(Step.SIGN_IN, SMTPNotSupported(PLANTED)),
            WRONG,
            "nobody sign in",
            "port",
            id="no sign-in",
        ),
        pytest.param(Came(Step.CONNECT, says(421)), NOTE, "later (421)", "Nothing", id="later"),
        pytest.param(
            Came(Step.CONNECT, says(554)), WRONG, "connect (554)", "Ask", id="it takes nobody of us"
        ),
        pytest.param(
            Came(Step.ENCRYPT, NotEncrypted()), WRONG, "offers no TLS", "TLS", id="no TLS"
        ),
        pytest.param(
            Came(Step.CONNECT, ConnectionRefusedError()),
            WRONG,
            "connection refused, at: connect",
            "smtp.example",
            id="it is not there",
        ),
        pytest.param(
            Came(Step.ENCRYPT, ConnectionResetError()),
            WRONG,
            "the line was cut, at: encrypt",
            "firewall",
            id="it hangs up",
        ),
        pytest.param(None, WRONG, "no answer in time, at: connect", "slow", id="it hangs"),
    ],
)
async def test_each_mood_of_a_mail_server_has_its_line(
    came: Came | None, state: State, line: str, do: str
) -> None:
    within = SOON if came else timedelta()
    ((found),) = await mail_server(Answers(came), "smtp.example", within)

    assert found.state is state
    assert line in found.says
    assert do in found.do
    assert PLANTED not in found.says


async def test_another_authoritys_certificate_is_said_and_what_to_do() -> None:
    (ca, _), (_, others) = authority(), authority()
    async with listening(ca, passwords=True) as post:
        server = MailServer(HOST, post.port, "a@b.example", "starttls", USER, PASSWORD)
        (found,) = await mail_server(Mail(server, trust=trusting(others)), HOST, SOON)

    assert (found.state, found.says) == (WRONG, "certificate not trusted, at: encrypt")
    assert "IGDESK_CA_FILE" in found.do
    assert post.in_the_clear == []


def test_where_no_mail_is_set_up_no_server_is_looked_at(tmp_path: Path) -> None:
    assert about(look(tmp_path), "mail server") == []


@pytest.mark.parametrize(
    ("told", "state", "says"),
    [
        pytest.param(None, NOTE, "does not answer at 127.0.0.1:3978", id="it does not run"),
        pytest.param({"alarms": []}, OK, "runs, and calls for nobody", id="all is well"),
        pytest.param(
            {"alarms": ["waiting", "door", PLANTED, 7]},
            WRONG,
            "calls for somebody: waiting, door",
            id="alarms",
        ),
        pytest.param({"error": PLANTED}, NOTE, "does not answer", id="another's page"),
    ],
)
def test_the_bot_that_runs_is_asked_what_it_calls_for(
    tmp_path: Path, told: Mapping[str, Any] | None, state: State, says: str
) -> None:
    asked = list[str]()

    async def page(url: str) -> Mapping[str, Any] | None:
        asked.append(url)
        return told

    found = look(tmp_path, asks=replace(GOOD, page=page), host="0.0.0.0")  # noqa: S104
    ((was, said),) = about(found, "running bot")

    assert was is state
    assert says in said
    assert asked == ["http://127.0.0.1:3978/alarmz"]


COUNCIL = BotRegistration(APP_ID, TenantId("t"), "The council", ManagedIdentity())


@pytest.mark.parametrize(
    ("status", "state", "line"),
    [
        pytest.param(200, OK, "takes our token", id="well"),
        pytest.param(404, OK, "takes our token", id="a chat that is gone"),
        pytest.param(403, OK, "takes our token", id="somebody who removed the bot"),
        pytest.param(
            401, WRONG, "refuses our token (401): nobody of its tenants can be told", id="revoked"
        ),
        pytest.param(503, NOTE, "answers with HTTP 503", id="out of order"),
        pytest.param(None, WRONG, "no answer in time", id="it hangs"),
    ],
)
async def test_teams_is_shown_our_token_at_a_chat_that_we_know(
    status: int | None, state: State, line: str
) -> None:
    asked, let_go = list[str](), asyncio.Event()

    async def member(request: web.Request) -> web.Response:
        asked.append(f"{request.method} {request.headers['Authorization']}")
        if status is None:
            await let_go.wait()
        return web.json_response({}, status=status or 200)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", member)
    async with TestServer(app) as teams:
        chat = Chat(Address(APP_ID, COUNCIL.tenant, "a:c", str(teams.make_url("/"))), "someone")
        way = Way(DIRECT, SOON if status else timedelta(seconds=0.2))
        hosts = ServiceHosts(loopback=True)
        found = await takes(COUNCIL, "a-token", chat, hosts, way)
        elsewhere = await takes(COUNCIL, "a-token", chat, ServiceHosts(), way)
        let_go.set()

    assert (found.state, found.says) == (state, line)
    assert bool(found.do) is (state is not OK)
    assert elsewhere.says == "the chats that we know are on a host that is not allowed"
    assert asked == ["GET Bearer a-token"]  # no second one, and none to a host that is not allowed
