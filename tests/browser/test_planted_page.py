"""In a browser: what was written is on the page while it is written and while Open shows it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.bot.search import files_in, found_in
from tests.browser.desk_process import Simulator, simulator
from tests.browser_kit import (
    PATIENCE_MS,
    Pane,
    page_at,
    pane,
    travel,
)

pytestmark = pytest.mark.browser

WORKER, LEAD = "Priya Marlowe", "Tom Bexley"
PLANTED = {
    "story": "Quokka8841é",
    "what was done": "Tapirus5574é",
    "question": "Wombat1717é",
    "reason": "Okapian4485é",
}
ALL_OF_THE_PAGE = """[
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll("input, textarea, select")].map((one) => one.value),
    JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}),
    location.href, document.title, document.cookie,
].join("\\n")"""
NONE_OF_IT = (
    f"(words) => {{ const all = {ALL_OF_THE_PAGE}; return !words.some(w => all.includes(w)) }}"
)
WHY = "Why? (No names. This goes on the record.)"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the process puts its temporary files."""
    made = tmp_path / "scratch"
    made.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(made))
    return made


@pytest.fixture
def running(tmp_path: Path, scratch: Path) -> Iterator[Simulator]:
    with simulator(tmp_path / "desk") as started:
        yield started


def on_the_page(page: Page) -> set[str]:
    """Whose words are in the HTML, in a box of a form, or in what the browser keeps."""
    whole: str = page.evaluate(f"() => {ALL_OF_THE_PAGE}")
    return {name for name, word in PLANTED.items() if word in whole}


def nothing_is_left(page: Page) -> None:
    """Wait until the page has caught up, and none of it is there."""
    page.wait_for_function(NONE_OF_IT, arg=list(PLANTED.values()), timeout=PATIENCE_MS)


def report(worker: Pane) -> None:
    worker.say("report a breach")
    worker.choose(
        "Could anyone be in danger because of this? (If yes, phone 999 or 01632 960101 first.)",
        "No",
    )
    worker.fill(
        'What happened? (No names. Write "I think" if you did not see it.)', PLANTED["story"]
    )
    worker.choose("What went wrong?", "Sent or given to the wrong person")
    worker.choose("When did anyone here first notice? (A best guess is fine.)", "Just now")
    worker.choose("Where did it go wrong?", "With us")


def test_after_each_form_is_sent_nothing_of_it_is_on_the_page_but_what_open_shows(
    browser: Browser, running: Simulator, tmp_path: Path, scratch: Path
) -> None:
    with page_at(browser, running.address) as page:
        worker, lead = pane(page, WORKER), pane(page, LEAD)
        report(worker)
        assert on_the_page(page) == {"story"}
        worker.click("Send")
        worker.sees(re.compile(r"Your report is in: BR-\d{4}-0001"))
        nothing_is_left(page)

        worker.fill("What was done? (No names.)", PLANTED["what was done"])
        worker.click("Add these details")
        worker.sees(re.compile("That is added to"))
        nothing_is_left(page)

        lead.sees(re.compile("New breach report BR-"))
        lead.click("Open")
        lead.sees(PLANTED["story"])
        assert on_the_page(page) == {"story", "what was done"}
        lead.click("Close")
        lead.sees(re.compile("Breach report BR-"))
        nothing_is_left(page)

        lead.click("Message the reporter")
        lead.fill("Your message (no names)", PLANTED["question"])
        lead.click("Send the message")
        worker.sees(re.compile("the IG team has a message for you"))
        nothing_is_left(page)
        worker.click("Read")
        worker.sees(PLANTED["question"])
        travel(page, "+1 h")  # it folds by itself after 15 minutes
        worker.sees(re.compile("the IG team has a message for you"))
        nothing_is_left(page)

        lead.click("Decide")
        lead.choose("What do you decide?", "Record only; no need to tell the ICO")
        lead.fill(WHY, PLANTED["reason"])
        lead.click("Record the decision")
        lead.sees(re.compile("decision recorded"))
        nothing_is_left(page)
        page.reload()
        page.wait_for_selector("body[data-ready]")
        nothing_is_left(page)

    places = {**files_in(tmp_path / "desk", scratch), "its log": running.said.read_bytes()}
    assert any(one.endswith("igdesk.db") for one in places)
    assert found_in(places, PLANTED) == []
