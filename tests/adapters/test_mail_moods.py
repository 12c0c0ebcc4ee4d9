"""Eight moods of a mail server: whether a letter is tried again, and what a look at it finds."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from adapters.mail import Mail, MailServer, NotEncrypted, Step
from adapters.mail_message import MailMessage
from adapters.network import trusting
from adapters.teams.failures import DeliveryFailed, NotSent, Rejected, Undelivered
from adapters.unreached import Unreached
from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, authority, mail_server

SHORT, LONG = timedelta(seconds=0.2), timedelta(seconds=5)
CA, PEM = authority()
STRANGER, _ = authority()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MESSAGE = MailMessage("ig.scc@example.org", "IG Desk: BR-2026-0007", "Open it.\n", "c1:report")
Listens = Callable[[], AbstractAsyncContextManager[Post]]


@asynccontextmanager
async def usual() -> AsyncIterator[Post]:
    async with mail_server(CA, passwords=True) as post:
        yield post


@asynccontextmanager
async def gone() -> AsyncIterator[Post]:
    async with mail_server(CA) as post:
        pass
    yield post


@asynccontextmanager
async def silent() -> AsyncIterator[Post]:
    """It takes the line and says nothing: it waits for our TLS, and we for its greeting."""
    async with mail_server(CA, from_the_first_byte=True) as post:
        yield post


@asynccontextmanager
async def holding() -> AsyncIterator[Post]:
    async with usual() as post:
        post.holds = asyncio.Event()
        yield post
        post.holds.set()


@asynccontextmanager
async def strange() -> AsyncIterator[Post]:
    async with mail_server(STRANGER, passwords=True) as post:
        yield post


@asynccontextmanager
async def greylisting() -> AsyncIterator[Post]:
    async with usual() as post:
        post.at_recipients.append("450 4.2.0 greylisted, come back in five minutes")
        yield post


@asynccontextmanager
async def refusing() -> AsyncIterator[Post]:
    async with usual() as post:
        post.refuses.add(MESSAGE.to)
        yield post


@asynccontextmanager
async def hanging_up() -> AsyncIterator[Post]:
    async with usual() as post:
        post.hangs_up = True
        yield post


@dataclass(frozen=True)
class Mood:
    """What a server does; what a letter meets, and what a look finds."""

    name: str
    listens: Listens
    meets: type[Undelivered]
    code: int | None = None
    looked: Step = Step.LEAVE
    finds: Unreached | int | None = None
    within: timedelta = LONG
    password: str = PASSWORD

    def __str__(self) -> str:
        return self.name


MOODS = (
    Mood("refuses the line", gone, NotSent, None, Step.CONNECT, Unreached.REFUSED),
    Mood("says nothing", silent, NotSent, None, Step.CONNECT, Unreached.NO_ANSWER, SHORT),
    Mood("hangs at the recipient", holding, NotSent, within=SHORT),
    Mood("another's certificate", strange, NotEncrypted, None, Step.ENCRYPT, Unreached.NOT_TRUSTED),
    Mood("refuses our password", usual, Rejected, 535, Step.SIGN_IN, 535, password="of last year"),
    Mood("come back later", greylisting, NotSent, 450),
    Mood("no such mailbox", refusing, Rejected, 550),
    Mood("hangs up after the message", hanging_up, DeliveryFailed),
)


@pytest.mark.parametrize("mood", MOODS, ids=str)
async def test_a_mail_server_in_a_mood(mood: Mood) -> None:
    async with mood.listens() as post:
        server = MailServer(
            HOST, post.port, "igdesk@council.example", "starttls", USER, mood.password
        )
        mail = Mail(server, trust=trusting(PEM), within=mood.within)
        looked = await mail.check()
        with pytest.raises(Undelivered) as raised:
            await mail.send(MESSAGE, NOW)

    assert (looked.step, looked.code or looked.why) == (mood.looked, mood.finds)
    assert (type(raised.value), raised.value.status) == (mood.meets, mood.code)


async def test_a_look_sends_nothing_and_names_nobody() -> None:
    async with usual() as post:
        server = MailServer(HOST, post.port, "igdesk@council.example", "starttls", USER, PASSWORD)
        looked = await Mail(server, trust=trusting(PEM)).check()

    assert looked.well
    assert post.logins == [USER]
    assert post.messages == []
    assert post.recipients == []
    assert post.in_the_clear == []


async def test_a_server_without_tls_is_found_at_that() -> None:
    async with mail_server(None) as post:
        server = MailServer(HOST, post.port, "igdesk@council.example", "starttls")
        looked = await Mail(server, trust=trusting(PEM)).check()

    assert looked.step is Step.ENCRYPT
    assert looked.unsafe
