"""A connector, and a bot process with a store of its own, for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.connector import Connector
from tests.crash.process import Bot


@pytest.fixture
def connector() -> Iterator[Connector]:
    """Teams' side, in this process."""
    with Connector() as connector:
        yield connector


@pytest.fixture
def bot(tmp_path: Path, connector: Connector) -> Iterator[Bot]:
    """The process, not yet started."""
    bot = Bot(tmp_path / "bot", connector.address)
    try:
        yield bot
    finally:
        bot.put_away()
