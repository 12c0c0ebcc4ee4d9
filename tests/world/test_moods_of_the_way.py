"""Behind a firewall: everything leaves by the proxy, and whoever reads along is believed or named.

Microsoft has a name that only the proxy knows: what does not go through it goes nowhere.
"""

import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme
from yarl import URL

from adapters.network import trusting
from bot.commands.doctor_answer import Exit, State
from tests.adapters.connect_proxy import Proxy, connect_proxy
from tests.adapters.mail_server import PASSWORD, USER, mail_server
from tests.bot.commands.doctor_kit import about
from tests.bot.mailing import FROM, MAILBOX
from tests.world.microsoft import ABROAD
from tests.world.rows import Mood, live_through
from tests.world.world import World

SMTP = "smtp.council.test"
LOGIN = "igdesk:correct-horse"
COMPANY = trustme.CA()
"""The authority of a proxy that reads along."""
TOKEN, KEYS = "token for The council", "signing keys"
WELL = {TOKEN: (State.OK, "had"), KEYS: (State.OK, "1 that may speak for Teams")}


@dataclass
class Walled:
    """The world, its proxy, and what the bot's settings say of it."""

    world: World
    proxy: Proxy
    company: Path


@pytest.fixture
async def walled(world: World, tmp_path: Path) -> Walled:
    """Behind the wall; the bot has not been told yet."""
    port = URL(world.microsoft.url).port
    proxy = await world.around(connect_proxy(Proxy()))
    proxy.ways = {ABROAD: port or 0}
    world.microsoft.at(f"https://{ABROAD}:{port}")
    company = tmp_path / "company.pem"
    COMPANY.cert_pem.write_to_path(str(company))
    return Walled(world, proxy, company)


def reads_along(proxy: Proxy, world: World) -> None:
    authority = world.microsoft.authority.cert_pem.bytes().decode()
    proxy.reads, proxy.believes = COMPANY, trusting(authority)


async def by_the_proxy(now: Walled) -> None:
    await now.world.starts_again(proxy=now.proxy.url)


async def with_a_password(now: Walled) -> None:
    now.proxy.login = LOGIN
    await now.world.starts_again(proxy=now.proxy.url)


async def read_and_believed(now: Walled) -> None:
    reads_along(now.proxy, now.world)
    await now.world.starts_again(proxy=now.proxy.url, ca_file=now.company)


Becomes = Callable[[Walled], Awaitable[None]]


@pytest.mark.parametrize(
    "becomes",
    [
        pytest.param(by_the_proxy, id="a proxy"),
        pytest.param(with_a_password, id="a proxy with a password"),
        pytest.param(read_and_believed, id="a proxy that reads along, and its authority"),
    ],
)
async def test_with_the_settings_all_is_as_always(
    walled: Walled, said: io.StringIO, becomes: Becomes
) -> None:
    async def sets_in(world: World) -> None:
        await becomes(walled)
        await world.signed_in()

    row = Mood("walled", sets_in, heard=True, doctor=WELL, ends=Exit.INCOMPLETE)
    await live_through(walled.world, row, said)

    assert set(walled.proxy.opened) == {ABROAD}
    assert "horse" not in said.getvalue()


async def test_mail_leaves_by_the_proxy_too(walled: Walled, said: io.StringIO) -> None:
    server = mail_server(walled.world.microsoft.authority, name=SMTP, passwords=True)
    post = await walled.world.around(server)
    walled.proxy.ways[SMTP] = post.port

    async def sets_in(world: World) -> None:
        mail = {"mail_host": SMTP, "mail_from": FROM, "mail_user": USER, "mail_password": PASSWORD}
        await world.starts_again(proxy=walled.proxy.url, **mail)
        await world.signed_in()

    doctor = {**WELL, "mail server": (State.OK, "lets us in over TLS; nothing was sent")}
    row = Mood("walled", sets_in, heard=True, doctor=doctor, ends=Exit.INCOMPLETE)
    await live_through(walled.world, row, said)

    assert post.recipients == [MAILBOX]
    assert set(walled.proxy.opened) == {ABROAD, SMTP}


async def wants_a_password(now: Walled) -> None:
    address = now.proxy.url
    now.proxy.login = LOGIN

    def mend() -> None:
        now.proxy.login = ""

    now.world.mends.append(mend)
    await now.world.starts_again(proxy=address)


async def read_and_not_believed(now: Walled) -> None:
    reads_along(now.proxy, now.world)

    def mend() -> None:
        now.proxy.reads = None

    now.world.mends.append(mend)
    await now.world.starts_again(proxy=now.proxy.url)


@pytest.mark.parametrize(
    ("becomes", "says"),
    [
        pytest.param(wants_a_password, "the proxy refuses", id="a proxy that wants a password"),
        pytest.param(
            read_and_not_believed, "certificate not trusted", id="one that reads along unbelieved"
        ),
    ],
)
async def test_until_it_is_put_right_nobody_is_let_in_and_teams_brings_it_again(
    walled: Walled, said: io.StringIO, becomes: Becomes, says: str
) -> None:
    async def sets_in(world: World) -> None:
        await becomes(walled)
        await world.signed_in()

    keys = f"cannot be had ({says}): a bot that has none yet lets nobody in"
    row = Mood(
        says,
        sets_in,
        doctor={TOKEN: (State.WRONG, says), KEYS: (State.WRONG, keys)},
        alarms=frozenset({"door", "sign_in"}),
        let_in=False,
    )
    await live_through(walled.world, row, said)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        pytest.param({}, "no such name", id="a proxy it was not told of"),
        pytest.param({"proxy": "http://127.0.0.1:9"}, "the proxy cannot be reached", id="no proxy"),
    ],
)
async def test_the_doctor_tells_one_from_the_other(
    walled: Walled, more: dict[str, object], says: str
) -> None:
    walled.world.more.update(more)
    found = await walled.world.doctor()

    assert about(found, TOKEN) == [(State.WRONG, says)]
    assert says in about(found, KEYS)[0][1]


async def test_an_authority_that_nobody_was_told_of_is_not_trusted(world: World) -> None:
    world.more["ca_file"] = None
    found = await world.doctor()

    assert about(found, TOKEN) == [(State.WRONG, "certificate not trusted")]
    assert "certificate not trusted" in about(found, KEYS)[0][1]
