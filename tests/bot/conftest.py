"""Fixtures of the bot's tests: a new town for each, on a copy of one new store."""

import io
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import pytest

from adapters import logs
from tests.a_server import ENGINES, AServer
from tests.adapters.hand_clock import HandClock
from tests.adapters.mail_server import Post, mail_server
from tests.bot.agreement_town import reviewers
from tests.bot.everywhere import Everywhere
from tests.bot.mailing import CA, by_mail
from tests.bot.town import NINE, NO_CHANGES, Town, pristine_store
from tests.bot.town import town as make_town


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pristine_store(tmp_path_factory.mktemp("pristine-town"))


@pytest.fixture
def loud() -> None:
    """Ask for this to have `said` at the debug level, where the libraries say what they run."""


@pytest.fixture
def said(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Every log line of the process, through the product's own logs."""
    level = logging.DEBUG if "loud" in request.fixturenames else logging.INFO
    root = logging.getLogger()
    before = (root.handlers[:], root.level, {n: logging.getLogger(n).level for n in logs.OURS})
    stream = io.StringIO()
    clock, log = HandClock(NINE), logs.get_logger()
    said_before = (log.write, log.least)
    logs.configure(stream=stream, as_json=True, now=clock.now, level=level)
    yield stream
    root.handlers[:], level, levels = before
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)
    logging.captureWarnings(capture=False)
    log.write, log.least = said_before


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a town's tests on every engine, but for those that are about the file itself."""
    alone = metafunc.definition.get_closest_marker("sqlite_alone")
    if "engine" in metafunc.fixturenames and not alone:
        metafunc.parametrize("engine", ENGINES)


@pytest.fixture
def engine() -> str:
    """What the rest runs on."""
    return "sqlite"


Begins = Callable[[], tuple[Path, Mapping[str, object]]]
"""Gives the files of a new store, and the settings that go with them."""


@pytest.fixture
def begins(engine: str, request: pytest.FixtureRequest) -> Iterator[Begins]:
    """What a town begins with; on PostgreSQL each has a database of its own."""
    if engine == "sqlite":
        pristine = request.getfixturevalue("pristine")
        yield lambda: (pristine, NO_CHANGES)
        return
    server: AServer = request.getfixturevalue("server")
    folder, like = request.getfixturevalue("pristine_served")
    made: list[str] = []

    def anew() -> tuple[Path, Mapping[str, object]]:
        made.append(server.make(like))
        return folder, {"database_url": server.address(made[-1]).url}

    yield anew
    for name in made:
        server.drop(name)


@pytest.fixture
async def town(tmp_path: Path, said: io.StringIO, begins: Begins) -> AsyncIterator[Town]:
    """A town on a Monday morning at nine, with nothing reported yet."""
    pristine, changes = begins()
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


@pytest.fixture(scope="session")
def pristine_served(tmp_path_factory: pytest.TempPathFactory, server: AServer) -> tuple[Path, str]:
    """A new store on PostgreSQL: its files, and its database's name."""
    name = server.make()
    changes = {"database_url": server.address(name).url}
    return pristine_store(tmp_path_factory.mktemp("pristine-served"), changes=changes), name


@pytest.fixture(scope="session")
def untold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, whose agreement has everything to say yet."""
    return pristine_store(tmp_path_factory.mktemp("untold-town"), told=False)


@pytest.fixture
async def office(tmp_path: Path, untold: Path) -> AsyncIterator[Town]:
    """A Monday at nine: everybody has just been asked about the reviews that were missed."""
    async with reviewers(tmp_path / "town", untold) as made:
        yield made


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """A mail server."""
    async with mail_server(CA, passwords=True) as made:
        yield made


@pytest.fixture
async def mailing(
    tmp_path: Path, pristine: Path, said: io.StringIO, post: Post
) -> AsyncIterator[Town]:
    """The town, with mail."""
    changes = by_mail(tmp_path, post)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


@pytest.fixture
def everywhere(
    tmp_path: Path,
    loud: None,
    said: io.StringIO,
    post: Post,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Everywhere:
    """A mail server, and a folder for temporary files that a town made from now on uses."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)  # as at the start of a process
    assert tempfile.gettempdir() == str(scratch)
    settings = {**by_mail(tmp_path, post), "log_level": "debug", "metrics": True}
    made = Everywhere(settings, scratch, post, said, capfd)
    made.keep_tracebacks()
    return made


@pytest.fixture
async def talkative(tmp_path: Path, pristine: Path, everywhere: Everywhere) -> AsyncIterator[Town]:
    """The town, with mail and metrics, at the debug level."""
    async with make_town(tmp_path / "town", pristine=pristine, changes=everywhere.settings) as made:
        yield made
