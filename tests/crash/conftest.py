"""A connector, and a bot process with a store of its own, for each test."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.clock import Clock
from tests.bot.town import pristine_store
from tests.crash.connector import Connector
from tests.crash.process import Bot


@pytest.fixture
def connector() -> Iterator[Connector]:
    """Teams' side, in this process."""
    with Connector() as connector:
        yield connector


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which nothing is reported, and the agreement has said all it had to say: what
    it says in office hours would come between the messages that these tests count.

    It was made a while ago: what these tests report earlier than now is not earlier than it.
    """
    folder = tmp_path_factory.mktemp("begun")
    return pristine_store(folder, now=Clock().now() - timedelta(hours=2), simulated=False)


@pytest.fixture
def bot(new_bot: Bot, begun: Path) -> Bot:
    """The process, not yet started, on a copy of that store."""
    shutil.copytree(begun, new_bot.folder, dirs_exist_ok=True)
    return new_bot


@pytest.fixture
def new_bot(tmp_path: Path, connector: Connector) -> Iterator[Bot]:
    """The process, never yet started: it has no store."""
    bot = Bot(tmp_path / "bot", connector.address)
    try:
        yield bot
    finally:
        bot.put_away()
