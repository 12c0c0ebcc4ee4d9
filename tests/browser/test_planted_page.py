"""In a browser: what was written is on the page while it is written and while Open shows it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.bot.search import files_in, found_in
from tests.browser import forms
from tests.browser.desk_process import Simulator, simulator
from tests.browser_kit import PATIENCE_MS, Pane, page_at, pane, travel

pytestmark = pytest.mark.browser

WORKER, LEAD = "Priya Marlowe", "Tom Bexley"
BR, NM, CP, RQ = (f"{kind}-2026-0001" for kind in ("BR", "NM", "CP", "RQ"))
PLANTED = {
    "story": "Quokka8841é",
    "what was done": "Tapirus5574é",
    "question": "Wombat1717é",
    "reason": "Okapian4485é",
    "corrected": "Axolotl7752é",
    "taken back": "Quollie1919é",
    "near miss": "Pademelon6161é",
    "would prevent": "Bandicoot5150é",
    "lesson": "Potoroos7272é",
    "received by": "Whinchat5522é",
    "complaint": "Dunnocka4411é",
    "note": "Wheatear8855é",
    "own reference": "Quetzal4411é",
    "more time": "Hoatzinn6633é",
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
RECEIVED_BY = "Who got it first, if it was not you? (Their role or team. No names.)"
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
    with simulator(tmp_path / "desk", "--start", "2026-11-20T09:30") as started:
        yield started


def on_the_page(page: Page) -> set[str]:
    """Whose words are in the HTML, in a box of a form, or in what the browser keeps."""
    whole: str = page.evaluate(f"() => {ALL_OF_THE_PAGE}")
    return {name for name, word in PLANTED.items() if word in whole}


def nothing_is_left(page: Page) -> None:
    """Wait until the page has caught up, and none of it is there."""
    page.wait_for_function(NONE_OF_IT, arg=list(PLANTED.values()), timeout=PATIENCE_MS)


def nothing_is_kept(running: Simulator, *folders: Path) -> None:
    """Neither in the store and the temporary files, nor in what the process said."""
    places = {**files_in(*folders), "its log": running.said.read_bytes()}
    assert any(one.endswith("igdesk.db") for one in places)
    assert found_in(places, PLANTED) == []


def sends(who: Pane, button: str, written: set[str], then: str) -> None:
    """It is on the page while it is written, and once it is sent it is not."""
    assert on_the_page(who.page) == written
    who.click(button)
    who.sees(re.compile(then))
    nothing_is_left(who.page)


def opens(who: Pane, reference: str, shown: set[str]) -> None:
    """It is on the page while Open shows it, and once that is closed it is not."""
    who.say(f"open {reference}")
    for name in shown:
        who.sees(re.compile(PLANTED[name]))
    assert on_the_page(who.page) == shown
    who.click("Fold away")
    nothing_is_left(who.page)


def test_after_each_form_is_sent_nothing_of_it_is_on_the_page_but_what_open_shows(
    browser: Browser, running: Simulator, tmp_path: Path, scratch: Path
) -> None:
    with page_at(browser, running.address) as page:
        worker, lead = pane(page, WORKER), pane(page, LEAD)
        worker.say("report a breach")
        forms.breach(worker, PLANTED["story"])
        sends(worker, "Send", {"story"}, f"We have your report: {BR}")
        worker.click("Add details")
        worker.fill("What was done? (No names.)", PLANTED["what was done"])
        sends(worker, "Add these details", {"what was done"}, "That is added to")
        worker.say(f"correct {BR}")
        worker.fill(forms.AGAIN, PLANTED["corrected"])
        sends(worker, "Send the correction", {"corrected"}, f"{BR} is corrected")

        lead.sees(re.compile("BR-.*: new report"))
        lead.click("Open")
        lead.sees(PLANTED["corrected"])
        assert on_the_page(page) == {
            "story",
            "corrected",
            "what was done",
        }  # both: old words are kept
        lead.click("Fold away")
        lead.sees(re.compile("Breach report BR-"))
        nothing_is_left(page)

        lead.click("Message the reporter")
        lead.fill("Your message (no names)", PLANTED["question"])
        sends(lead, "Send the message", {"question"}, "your message is sent")
        worker.sees(re.compile("the IG team has a message for you"))
        nothing_is_left(page)
        worker.click("Read")
        worker.sees(PLANTED["question"])
        travel(page, "+1 h")  # it folds by itself after 15 minutes
        worker.sees(re.compile("the IG team has a message for you"))
        nothing_is_left(page)

        worker.say(f"withdraw {BR}")
        worker.fill("Why do you withdraw it? (No names.)", PLANTED["taken back"])
        sends(worker, "Withdraw it", {"taken back"}, "You took this report back on")
        lead.say(f"decide {BR}")
        lead.choose("How likely is harm to the people in it?", "Unlikely")
        lead.choose("What do you decide?", "Record only; no need to tell the ICO")
        lead.fill(WHY, PLANTED["reason"])
        sends(lead, "Record the decision", {"reason"}, "decision recorded")
        opens(lead, BR, {"story", "what was done", "corrected", "question", "taken back", "reason"})
        page.reload()
        page.wait_for_selector("body[data-ready]")
        nothing_is_left(page)

    nothing_is_kept(running, tmp_path / "desk", scratch)


def test_after_a_near_miss_a_complaint_and_a_request_nothing_is_on_the_page_but_what_open_shows(
    browser: Browser, running: Simulator, tmp_path: Path, scratch: Path
) -> None:
    with page_at(browser, running.address) as page:
        worker, lead = pane(page, WORKER), pane(page, LEAD)
        worker.say("report a near miss")
        forms.near_miss(worker, PLANTED["near miss"], PLANTED["would prevent"])
        sends(worker, "Send", {"near miss", "would prevent"}, f"It is in: {NM}")
        opens(lead, NM, {"near miss", "would prevent"})
        lead.say(f"lesson {NM}")
        lead.fill(forms.LESSON, PLANTED["lesson"])
        sends(lead, "Record what was learnt", {"lesson"}, "what was learnt is on record")

        worker.say("record a complaint")
        forms.first_card(worker)
        worker.fill(RECEIVED_BY, PLANTED["received by"])
        sends(worker, "Next", {"received by"}, "Is any of these people named in it")
        forms.second_card(worker, PLANTED["complaint"])
        sends(worker, "Send", {"complaint"}, f"The complaint is recorded: {CP}")
        lead.say(f"note {CP}")
        lead.fill(forms.NOTE, PLANTED["note"])
        sends(lead, "Keep the note", {"note"}, f"Complaint {CP}")
        opens(lead, CP, {"received by", "complaint", "note"})

        worker.say("record a request")
        forms.request(worker, PLANTED["own reference"])
        sends(worker, "Send", {"own reference"}, f"It is in: {RQ}")
        lead.say(f"{RQ} extended")
        forms.more_time(lead, PLANTED["more time"])
        sends(lead, "Record it", {"more time"}, "The date is now")
        opens(lead, RQ, {"own reference", "more time"})
        page.reload()
        page.wait_for_selector("body[data-ready]")
        nothing_is_left(page)

    nothing_is_kept(running, tmp_path / "desk", scratch)
