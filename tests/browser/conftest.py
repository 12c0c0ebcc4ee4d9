"""A browser, and a desk of one's own for it to open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk_process import simulator
from tests.browser.worked import Acts
from tests.browser_kit import DESKTOP, PHONE, PICTURES, Picture, chromium, page_at, pane


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
    """Where the page is; at the end the simulator has logged no error."""
    with simulator(tmp_path / "desk", *desk_options) as running:
        yield running.address
        log = running.said.read_text()
        assert "error" not in log, log


@pytest.fixture
def size() -> tuple[int, int]:
    """A desktop's, where a test does not ask for others with `SIZES`."""
    return DESKTOP


@pytest.fixture
def page(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """The simulator's page, ready; no script of it may fail."""
    with page_at(browser, address, size=size) as ready:
        yield ready


@pytest.fixture
def acts(page: Page, capsys: pytest.CaptureFixture[str]) -> Acts:
    """Count what people do; what comes of it is printed whatever becomes of the test."""

    def shown(line: str) -> None:
        with capsys.disabled():
            print(line)

    return Acts(page, shown)


@pytest.fixture
def picture(page: Page, size: tuple[int, int], request: pytest.FixtureRequest) -> Picture:
    """Take a picture of the page, or of one person's pane: "complaint-phone-3-receipt.png"."""
    prefix = f"{request.module.PICTURED}{'phone' if size == PHONE else 'desktop'}"

    def take(name: str, person: str = "") -> None:
        shot = pane(page, person).root if person else page
        shot.screenshot(path=PICTURES / f"{prefix}-{name}.png")

    return take
