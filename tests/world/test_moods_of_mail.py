"""Eight moods of the mail server: nobody in Teams waits for it, and what becomes of its letter."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum

import pytest
import trustme

from bot.commands.doctor_answer import Exit, State
from bot.post.in_doubt import IN_CASE
from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, mail_server
from tests.bot.mailing import FROM, MAILBOX
from tests.world.rows import Mood, live_through
from tests.world.world import World

ABOUT = "mail server"
WELL = (State.OK, "lets us in over TLS; nothing was sent")
WAITING = frozenset({"waiting"})


class Letter(Enum):
    """What becomes of the letter, once all is mended."""

    ONCE = "comes once"
    AGAIN = "comes again, and says so"
    LOST = "is given up"
    WAITS = "waits: where it goes is not put right"


def settings(port: int, password: str = PASSWORD) -> dict[str, object]:
    """A bot that mails by this server; whose authority it believes already."""
    return {
        "mail_host": HOST,
        "mail_port": port,
        "mail_from": FROM,
        "mail_user": USER,
        "mail_password": password,
    }


@dataclass
class Mailing:
    """The world, and its mail server."""

    world: World
    post: Post


@pytest.fixture
async def mailing(world: World) -> AsyncIterator[Mailing]:
    """The world with mail."""
    async with mail_server(world.microsoft.authority, passwords=True) as post:
        await world.starts_again(**settings(post.port))
        await world.signed_in()
        yield Mailing(world, post)


@asynccontextmanager
async def says_nothing(world: World) -> AsyncIterator[int]:
    """A port that takes the line and says nothing; mended, it is gone."""
    writers: list[asyncio.StreamWriter] = []

    async def came(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)

    listener = await asyncio.start_server(came, "127.0.0.1", 0)

    def mend() -> None:
        listener.close()
        for writer in writers:
            writer.transport.abort()

    world.mends.append(mend)
    try:
        yield listener.sockets[0].getsockname()[1]
    finally:
        mend()


@dataclass(frozen=True)
class MailMood:
    """A mood, and what the letter and the doctor make of it."""

    name: str
    becomes: Callable[[Mailing], Awaitable[None]]
    letter: Letter
    doctor: tuple[State, str] = WELL
    alarms: frozenset[str] = field(default=frozenset())
    hangs: bool = False

    def __str__(self) -> str:
        return self.name


async def gone(now: Mailing) -> None:
    async with says_nothing(now.world) as port:
        pass
    await now.world.starts_again(**settings(port))


async def strange(now: Mailing) -> None:
    server = mail_server(trustme.CA(), passwords=True)
    other = await now.world.around(server)
    await now.world.starts_again(**settings(other.port))


async def silent(now: Mailing) -> None:
    port = await now.world.around(says_nothing(now.world))
    await now.world.starts_again(**settings(port))


async def held(now: Mailing) -> None:
    now.post.holds = asyncio.Event()
    now.world.mends.append(now.post.holds.set)


async def another_password(now: Mailing) -> None:
    await now.world.starts_again(**settings(now.post.port, "of last year"))


async def greylisting(now: Mailing) -> None:
    now.post.at_recipients += ["450 4.2.0 greylisted"] * 100
    now.world.mends.append(now.post.at_recipients.clear)


async def no_such_mailbox(now: Mailing) -> None:
    now.post.refuses.add(MAILBOX)


async def hangs_up(now: Mailing) -> None:
    now.post.hangs_up = True

    def mend() -> None:
        now.post.hangs_up = False

    now.world.mends.append(mend)


def wrong(says: str) -> tuple[State, str]:
    return State.WRONG, says


MOODS = (
    MailMood("refuses the line", gone, Letter.WAITS, wrong("connection refused, at: connect"),
             WAITING),
    MailMood("says nothing", silent, Letter.WAITS, wrong("no answer in time, at: connect"),
             WAITING, hangs=True),
    MailMood("hangs at the recipient", held, Letter.ONCE, WELL, WAITING, hangs=True),
    MailMood("another's certificate", strange, Letter.LOST,
             wrong("certificate not trusted, at: encrypt")),
    MailMood("refuses our password", another_password, Letter.LOST,
             wrong("refuses us at: sign in (535)")),
    MailMood("says later", greylisting, Letter.ONCE, WELL, WAITING),
    MailMood("knows no such mailbox", no_such_mailbox, Letter.LOST),
    MailMood("hangs up after the letter", hangs_up, Letter.AGAIN, WELL, WAITING),
)  # fmt: skip


@pytest.mark.parametrize("mood", MOODS, ids=str)
async def test_the_mail_server_is_out_of_order(
    mailing: Mailing, said: io.StringIO, mood: MailMood
) -> None:
    async def sets_in(world: World) -> None:
        await mood.becomes(mailing)
        await world.signed_in()

    row = Mood(
        mood.name,
        sets_in,
        heard=True,
        alarms=mood.alarms,
        doctor={ABOUT: mood.doctor},
        ends=Exit.BROKEN if mood.doctor[0] is State.WRONG else Exit.INCOMPLETE,
        unreached=mood.letter is Letter.LOST,
        held="mail" if mood.hangs else "",
    )
    await live_through(mailing.world, row, said)
    await mailing.world.town.goes_on(minutes=15)

    letters = [message.get_content() for message in mailing.post.messages]
    assert fate(letters) == (None if mood.letter in {Letter.WAITS, Letter.LOST} else mood.letter)
    assert mailing.post.in_the_clear == []
    assert PASSWORD not in said.getvalue()


def fate(letters: list[str]) -> Letter | None:
    """What became of the one letter there was to be; None: it did not come."""
    first, *more = letters or [""]
    assert IN_CASE not in first
    assert all(IN_CASE in one for one in more)
    if not first:
        return None
    return Letter.AGAIN if more else Letter.ONCE
