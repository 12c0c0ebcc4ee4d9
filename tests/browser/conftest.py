"""A browser, and a desk of one's own for it to open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.desk_process import simulator
from tests.browser_kit import PICTURES, chromium


@pytest.fixture
def browser() -> Iterator[Browser]:
    PICTURES.mkdir(exist_ok=True)
    with chromium() as browser:
        yield browser


@pytest.fixture
def desk_options() -> tuple[str, ...]:
    """More of the simulator's command line; a file with a desk of its own has its own of these.

    A Monday: near Christmas or Easter a next working day is far, whenever the tests are run.
    """
    return ("--start", "2026-11-23T09:30")


@pytest.fixture
def address(tmp_path: Path, desk_options: tuple[str, ...]) -> Iterator[str]:
    """Where the page is."""
    with simulator(tmp_path / "desk", *desk_options) as running:
        yield running.address
