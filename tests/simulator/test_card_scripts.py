"""What draws a card is one copy for two pages; the simulator's exceptions are the simulator's."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_kit import page_at
from tests.simulator.town import Town

pytestmark = pytest.mark.browser
BARE_PAGE = """<!doctype html><html lang="en-GB"><title>Another page</title>
<script src="/lib/adaptivecards.js"></script><script src="/lib/markdown-it.js"></script>"""
LINKS = {
    "https://council.example/letters": True,
    "mailto:ig@council.example": True,
    "http://127.0.0.1:3978/letters": False,
    "http://council.example/letters": False,
    "https:": False,
    "javascript:alert(1)": False,
    "data:text/html,x": False,
    "/letters": False,
}
SAFE = """async (links) => {
  const { isSafe } = await import("/page/text.js");
  return Object.fromEntries(links.map((link) => [link, isSafe(link)]));
}"""
DRAWN = """async (card) => {
  const { renderCard } = await import("/page/card.js");
  document.body.append(renderCard(card, (action) => { globalThis.pressed = action.type; }));
}"""
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "[Here](http://127.0.0.1/x) [there](https://a.example)"}
    ],
    "actions": [
        {
            "type": "Action.Execute",
            "title": "Close",
            "verb": "close",
            "fallback": {"type": "Action.Submit", "title": "Close", "data": {}},
        }
    ],
}


def without_the_simulator(page: Page, address: str, search: str = "") -> None:
    """Open a page of the same address that loads what draws a card and nothing else."""
    page.route(
        f"{address}/bare*", lambda route: route.fulfill(body=BARE_PAGE, content_type="text/html")
    )
    page.goto(f"{address}/bare{search}")


def test_only_the_simulator_opens_links_of_its_own_machine(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        here = page.evaluate(SAFE, list(LINKS))
        without_the_simulator(page, there.address)
        elsewhere = page.evaluate(SAFE, list(LINKS))

    assert elsewhere == LINKS
    assert here == {**LINKS, "http://127.0.0.1:3978/letters": True}


def test_a_card_is_drawn_and_pressed_without_the_simulator(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        without_the_simulator(page, there.address, "?client=old")
        page.evaluate(DRAWN, CARD)
        links = page.get_by_role("link").all_inner_texts()
        page.get_by_role("button", name="Close").click()

        assert links == ["there"]
        assert page.evaluate("globalThis.pressed") == "Action.Execute"
