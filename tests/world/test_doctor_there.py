"""`igdesk doctor`, a real process in each mood of the world: its line, its exit code, no secret."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.doctor_answer import Exit
from tests.adapters.connect_proxy import Proxy, connect_proxy
from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, authority, mail_server
from tests.bot.town import APP_ID
from tests.world.doctor_there import (
    BY_IDENTITY,
    BY_SECRET,
    PRIVATE,
    PROXY_PASSWORD,
    Folder,
    Seen,
    in_days,
)
from tests.world.doctor_there import folder as make_folder
from tests.world.weather import EVERYONES, MOODS, Place

TOKEN, KEYS, TIME = f"token for The council ({APP_ID})", "signing keys", "time, by Microsoft"
REGISTRATION, GROUP, MAIL = (
    "registration The council",
    "group Ours (The council (invented))",
    "mail server",
)
FIFTEEN = timedelta(minutes=15)


@pytest.fixture
async def folder(tmp_path: Path) -> AsyncIterator[Folder]:
    """A good one."""
    async with make_folder(tmp_path) as made:
        yield made


Changes = Callable[[Folder], object]


Line = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """A mood, and what the doctor says in it of what it names so."""

    name: str
    sets_in: Changes
    lines: Mapping[str, Line]
    ends: Exit = Exit.BROKEN

    def __str__(self) -> str:
        return self.name


def wrong(says: str) -> Line:
    return "wrong", says


def ok(says: str) -> Line:
    return "ok", says


def usual(_folder: Folder) -> None:
    """As it should be."""


def another_tenant(folder: Folder) -> None:
    folder.tenant = "77777777-7777-4777-8777-777777777777"


def another_secret(folder: Folder) -> None:
    folder.writes("council.secret", b"Zk8-of-last-year")


def expired_secret(folder: Folder) -> None:
    folder.around.entra.known = tuple(
        replace(one, expired=True) for one in folder.around.entra.known
    )


def twenty_days_left(folder: Folder) -> None:
    folder.credential = f"{BY_SECRET}\nsecret_until = {in_days(20)}"


def certificate(days: int) -> Changes:
    return lambda folder: folder.has_certificate(timedelta(days=days))


def anothers_certificate(folder: Folder) -> None:
    folder.has_certificate(timedelta(days=100))
    known = folder.around.entra.known
    folder.has_certificate(timedelta(days=101))
    folder.around.entra.known = known


def a_clock_apart(by: timedelta) -> Changes:
    def sets_in(folder: Folder) -> None:
        folder.has_certificate(timedelta(days=100))
        folder.around.entra.ahead = by

    return sets_in


def identity(folder: Folder) -> None:
    folder.credential = BY_IDENTITY
    folder.around.imds.assigned[APP_ID] = folder.around.entra.known[0]


def identity_of_nobodys(folder: Folder) -> None:
    folder.credential = BY_IDENTITY


def no_identity_endpoint(folder: Folder) -> None:
    folder.credential = BY_IDENTITY
    folder.environment["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = "http://127.0.0.1:1"


def mood(place: Place, name: str) -> Changes:
    def sets_in(folder: Folder) -> None:
        tenant = folder.tenant if place in (Place.DISCOVERY, Place.TOKEN) else EVERYONES
        folder.around.weather.moods[tenant, place] = MOODS[name]

    return sets_in


def both(folder: Folder, *moods: tuple[Place, str]) -> None:
    for place, name in moods:
        mood(place, name)(folder)


def authority_unknown(folder: Folder) -> None:
    del folder.settings["ca_file"]


def at(address: str) -> Changes:
    """Entra is elsewhere."""

    def sets_in(folder: Folder) -> None:
        folder.cloud = replace(folder.cloud, authority=f"https://{address}")

    return sets_in


def no_proxy_there(folder: Folder) -> None:
    folder.settings["proxy"] = f"http://igdesk:{PROXY_PASSWORD}@127.0.0.1:1"
    away(folder)


def away(folder: Folder) -> None:
    """Entra is no name of this machine's: the proxy is asked."""
    folder.cloud = replace(folder.cloud, authority="https://login.example")


def others_read_the_roles(folder: Folder) -> None:
    (folder.path / "roles.toml").chmod(0o644)


HTTP_503 = "no token: the answer was HTTP 503"
OURS = "this machine's clock is"
NOBODY = "nobody is ig_lead of SCC by it"
SHUT = ": a bot that has none yet lets nobody in"
LACKS = Exit.INCOMPLETE
ROWS = (
    Row(
        "all is well",
        usual,
        {
            TOKEN: ok("had"),
            KEYS: ok("1 that may speak for Teams"),
            TIME: ok("this machine's clock agrees"),
            GROUP: ok("1 person is ig_lead of SCC by it"),
        },
        LACKS,
    ),
    Row("wrong tenant id", another_tenant, {TOKEN: wrong("refused (AADSTS90002)")}),
    Row("wrong secret", another_secret, {TOKEN: wrong("refused (AADSTS7000215)")}),
    Row("expired secret", expired_secret, {TOKEN: wrong("refused (AADSTS7000222)")}),
    Row(
        "a secret 20 days before its end",
        twenty_days_left,
        {REGISTRATION: ("note", f"its client secret is good until {in_days(20):%d %B %Y}")},
        LACKS,
    ),
    Row(
        "a certificate 20 days before its end",
        certificate(20),
        {
            TOKEN: ok("had"),
            REGISTRATION: ("note", f"its certificate is good until {in_days(20):%d %B %Y}"),
        },
        LACKS,
    ),
    Row(
        "an expired certificate",
        certificate(-3),
        {REGISTRATION: wrong(f"its certificate is good until {in_days(-3):%d %B %Y}")},
    ),
    Row("another's certificate", anothers_certificate, {TOKEN: wrong("refused (AADSTS700027)")}),
    Row(
        "our clock is slow",
        a_clock_apart(FIFTEEN),
        {TIME: wrong(f"{OURS} 15 minutes slow"), TOKEN: wrong("refused (AADSTS700024)")},
    ),
    Row("our clock is fast", a_clock_apart(-FIFTEEN), {TIME: wrong(f"{OURS} 15 minutes fast")}),
    Row("a managed identity", identity, {TOKEN: ok("had")}, LACKS),
    Row("not assigned", identity_of_nobodys, {TOKEN: wrong("refused: no such identity here")}),
    Row(
        "no identity endpoint",
        no_identity_endpoint,
        {TOKEN: wrong("nobody vouches for us here (connection refused)")},
    ),
    Row(
        "discovery and Graph out of order",
        lambda folder: both(folder, (Place.DISCOVERY, "503"), (Place.GRAPH, "503")),
        {TOKEN: wrong(HTTP_503), GROUP: wrong(f"no token: {NOBODY}")},
    ),
    Row(
        "everybody hangs up",
        lambda folder: both(folder, (Place.KEYS, "reset"), (Place.GRAPH, "reset")),
        {
            KEYS: wrong(f"cannot be had (the line was cut){SHUT}"),
            GROUP: wrong(f"the line was cut: {NOBODY}"),
        },
    ),
    Row("Graph says wait", mood(Place.GRAPH, "429"), {GROUP: wrong(f"too often: {NOBODY}")}),
    Row(
        "a guest network",
        lambda folder: both(folder, (Place.DISCOVERY, "html"), (Place.KEYS, "html")),
        {
            TOKEN: wrong("no sense in the answer"),
            KEYS: wrong(f"cannot be had (no sense in the answer){SHUT}"),
        },
    ),
    Row(
        "certificate not trusted",
        authority_unknown,
        {
            TOKEN: wrong("certificate not trusted"),
            KEYS: wrong(f"cannot be had (certificate not trusted){SHUT}"),
        },
    ),
    Row("no such name", at("login.invalid"), {TOKEN: wrong("no such name")}),
    Row("nobody listens", at("127.0.0.1:1"), {TOKEN: wrong("connection refused")}),
    Row("no proxy there", no_proxy_there, {TOKEN: wrong("the proxy cannot be reached")}),
    Row(
        "others can read the roles file",
        others_read_the_roles,
        {"files": wrong("IGDESK_ROLES: others can read this file: take that away (chmod 600)")},
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_the_doctor_in_a_mood(folder: Folder, row: Row) -> None:
    row.sets_in(folder)
    seen = await folder.doctor("--json")

    assert {about: seen.lines[about] for about in row.lines} == {
        about: [line] for about, line in row.lines.items()
    }
    holds(seen, row.ends)


def holds(seen: Seen, ends: Exit) -> None:
    """Assert what holds in every mood."""
    assert seen.code == ends
    assert json.loads(seen.out)["state"] == ends.name.lower()
    assert seen.err == ""  # no traceback, and no progress where nobody looks
    assert seen.undone == []
    assert not PRIVATE.search(seen.out + seen.err + seen.looks)


async def test_a_proxy_that_wants_another_password_is_said(folder: Folder) -> None:
    async with connect_proxy(Proxy(login="igdesk:another")) as proxy:
        folder.writes("proxy", f"http://igdesk:{PROXY_PASSWORD}@127.0.0.1:{proxy.port}".encode())
        folder.settings["proxy_file"] = "proxy"
        away(folder)
        seen = await folder.doctor("--json")

    assert seen.lines[TOKEN] == [("wrong", "the proxy refuses")]
    holds(seen, Exit.BROKEN)


async def test_whatever_hangs_the_doctor_comes_to_an_end_and_says_so(folder: Folder) -> None:
    """Everything hangs at once: each line says so in its own words."""
    for place in (Place.DISCOVERY, Place.KEYS, Place.GRAPH):
        mood(place, "hang")(folder)
    folder.writes("password", PASSWORD.encode())
    async with mail_server(None) as post:
        folder.settings |= mailing(post)
        folder.settings["mail_tls"] = "tls"  # each side waits for the other
        seen = await folder.doctor("--json")

    assert seen.lines[TOKEN] == [("wrong", "no answer in time")]
    assert seen.lines[MAIL][0][0] == "wrong"
    assert seen.lines[KEYS][0][1].startswith("cannot be had (no answer in time)")
    assert seen.lines[GROUP][0][1].endswith(NOBODY)  # whichever of the two is given up first
    assert seen.lines[TIME] == [("note", "was not said")]
    holds(seen, Exit.BROKEN)


def mailing(post: Post) -> dict[str, object]:
    """The settings of mail, but for the password's file."""
    return {
        "mail_host": HOST,
        "mail_port": post.port,
        "mail_from": "igdesk@council.example",
        "mail_user": USER,
        "mail_password_file": "password",
    }


@pytest.mark.parametrize(
    ("password", "trusted", "says", "ends"),
    [
        pytest.param(PASSWORD, True, "lets us in over TLS; nothing was sent", LACKS, id="well"),
        pytest.param(
            "of last year", True, "refuses us at: sign in (535)", Exit.BROKEN, id="our password"
        ),
        pytest.param(
            PASSWORD, False, "certificate not trusted, at: encrypt", Exit.BROKEN, id="not trusted"
        ),
    ],
)
async def test_the_mail_server_is_looked_at(
    folder: Folder, password: str, trusted: bool, says: str, ends: Exit
) -> None:
    ca = folder.around.authority if trusted else authority()[0]
    folder.writes("password", password.encode())
    async with mail_server(ca, passwords=True) as post:
        folder.settings |= mailing(post)
        seen = await folder.doctor("--json")

    assert [words for _, words in seen.lines[MAIL]] == [says]
    assert post.messages == []
    holds(seen, ends)


async def test_to_a_person_it_says_the_same(folder: Folder) -> None:
    another_secret(folder)
    seen = await folder.doctor()

    assert f"wrong  {TOKEN}: refused (AADSTS7000215)" in seen.out
    assert "Traceback" not in seen.out + seen.err
    assert seen.code == Exit.BROKEN
