"""Fixtures of the adapters' tests."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.teams_fakes import FakeConnector, House, house, teams


@pytest.fixture
async def inside() -> AsyncIterator[House]:
    async with house() as made:
        yield made


@pytest.fixture
async def fake_teams() -> AsyncIterator[FakeConnector]:
    async with teams() as made:
        yield made
