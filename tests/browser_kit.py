"""A browser and a person's pane of the simulator, driven by what a person can see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1680, 1000)
PHONE = (390, 844)
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
PICTURES = Path(__file__).parent.parent / "pictures"
AXE = Path(__file__).parent.parent / "simulator/page/node_modules/axe-core/axe.min.js"
PATIENCE_MS = 20_000  # another test shares the machine
expect.set_options(timeout=PATIENCE_MS)


class Picture(Protocol):
    """Takes a picture of the page, or of one person's pane."""

    def __call__(self, name: str, person: str = "") -> None: ...


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless. Close it before any asynchronous test runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page_at(
    browser: Browser,
    address: str,
    *,
    size: tuple[int, int] = DESKTOP,
    dark: bool = False,
    errors_expected: bool = False,
) -> Iterator[Page]:
    """The simulator's page, ready. A script error fails the test, unless the server is to die."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="America/New_York",  # London's times must not lean on the machine's zone
    )
    context.set_default_timeout(PATIENCE_MS)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    try:
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        yield page
    finally:
        context.close()
        print(*errors, sep="\n", end="")  # beside the failure, where there was one
    assert errors_expected or not errors


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong: rule and place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found
        for node in violation["nodes"]
    ]


def _exactly(label: str) -> re.Pattern[str]:
    """The label, with or without the asterisk of a required input."""
    return re.compile(rf"^\s*{re.escape(label)}(\s*\*)?\s*$")


class Pane:
    """What one person sees and does, through visible names only; the newest match is meant."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.root = page.get_by_role("region", name=name, exact=True)
        self.messages = self.root.get_by_role("log")
        self.cards = self.messages.locator("form")

    def say(self, text: str) -> None:
        """Type a message and send it."""
        self.root.get_by_role("textbox", name="Type a message").fill(text)
        self.root.get_by_role("button", name="Send message").click()

    def click(self, label: str) -> None:
        """Press a button, or follow a link that a card shows as a button."""
        button = self.root.get_by_role("button", name=label, exact=True)
        link = self.root.get_by_role("link", name=label, exact=True)
        button.or_(link).last.click()

    def fill(self, label: str, value: str) -> None:
        """Fill in a text, number, date (2026-11-20) or time (09:30)."""
        self.control(label).fill(value)

    def choose(self, label: str, *options: str) -> None:
        """Choose from a list, of radio buttons or of check boxes."""
        control = self.control(label)
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(label=list(options))
            return
        for option in options:
            control.get_by_label(_exactly(option)).check()

    def tick(self, label: str) -> None:
        """Tick a box that stands alone."""
        self.root.get_by_role("checkbox", name=label).last.check()

    def control(self, label: str) -> Locator:
        """The newest input with that label."""
        return self.messages.get_by_label(_exactly(label)).last

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait until the text is there to see."""
        expect(self.messages.get_by_text(text).last).to_be_visible()

    def does_not_see(self, text: str | re.Pattern[str]) -> None:
        """The text is not there to see, or goes."""
        expect(self.messages.get_by_text(text).and_(self.root.locator(":visible"))).to_have_count(0)

    def has_news(self, count: int | None = None) -> None:
        """Wait until the pane is marked as having something new."""
        badge = self.root.get_by_text(f"{count} new" if count else re.compile(r"^\d+ new$"))
        expect(badge).to_be_visible()

    def faults(self) -> list[str]:
        """What the page says Teams would spoil about the cards shown here."""
        return self.root.get_by_role("note").all_inner_texts()

    def text(self) -> str:
        """All that the chat shows, as text."""
        return self.messages.inner_text()


def pane(page: Page, name: str) -> Pane:
    """The pane of the person of that name; on a phone's width, switched to first."""
    switch = page.get_by_role("button", name=re.compile(rf"^Show {re.escape(name)},"))
    if switch.is_visible():
        switch.click()
    return Pane(page, name)


def travel(page: Page, label: str) -> None:
    """Press one of the time buttons ("+1 h", "Next rung") and wait until it has happened."""
    group = page.get_by_role("group", name="Move the time on")
    group.get_by_role("button", name=label, exact=True).click()
    expect(group).not_to_have_attribute("aria-busy", "true", timeout=30_000)
