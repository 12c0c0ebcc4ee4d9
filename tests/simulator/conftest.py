"""The simulator's town, for tests in this event loop and for tests with a browser."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser_kit import chromium
from tests.simulator.town import Town, town, town_in_a_thread


@pytest.fixture
async def here() -> AsyncIterator[Town]:
    """A town in this test's event loop."""
    async with town() as place:
        yield place


@pytest.fixture
def there() -> Iterator[Town]:
    """A town in a thread of its own."""
    with town_in_a_thread() as place:
        yield place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module of tests; none of them may be asynchronous."""
    with chromium() as started:
        yield started
