"""Fixtures of the world's tests: the town's, and Microsoft's side on loopback."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.conftest import loud, pristine, said
from tests.world.world import World
from tests.world.world import world as make_world

pytest.register_assert_rewrite("tests.world.rows")  # it asserts for its tests
__all__ = ["loud", "pristine", "said"]


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    """Where the world's authority is written."""
    return tmp_path / "ca.pem"


@pytest.fixture
async def world(
    tmp_path: Path, pristine: Path, ca_file: Path, loud: None, said: io.StringIO
) -> AsyncIterator[World]:
    """All of it, signed in, with its logs at the debug level; whatever we sent was right."""
    async with make_world(tmp_path / "town", pristine=pristine, ca_file=ca_file) as made:
        yield made
        assert made.wrong == []
