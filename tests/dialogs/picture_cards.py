"""Pictures of every card as the simulator draws it: phone and desktop, in every theme.

    .venv/bin/python -m tests.dialogs.picture_cards [GALLERY ...]

Sheets of a few cards each go to `pictures/`, a folder a gallery; what the renderer objects to is
printed.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, ViewportSize

from tests.browser_kit import PATIENCE_MS, chromium
from tests.dialogs.agreements import agreement_gallery
from tests.dialogs.breaches import after_gallery, work_gallery
from tests.dialogs.breaches import breach_gallery as card_gallery
from tests.dialogs.desk import desk_gallery
from tests.dialogs.proof import seal_gallery
from tests.dialogs.tasks import task_gallery

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "simulator/page"
CARDS = ROOT / "bot/desk/static"
PICTURES = ROOT / "pictures"
GALLERIES: Mapping[str, Mapping[str, Any]] = {
    "cards": card_gallery.every_card(),
    "breach_work": work_gallery.every_card(),
    "breach_after": after_gallery.every_card(),
    "agreement": agreement_gallery.every_card(),
    "tasks": task_gallery.every_card(),
    "seal": seal_gallery.every_card(),
    "desk": desk_gallery.every_card(),
}
ADDRESS = "http://cards.test/"
LIBRARIES = {
    "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.js": "markdown-it/dist/browser/markdown-it.umd.min.js",
    "open-sans-400.woff2": "@fontsource/open-sans/files/open-sans-latin-400-normal.woff2",
    "open-sans-600.woff2": "@fontsource/open-sans/files/open-sans-latin-600-normal.woff2",
}
WIDTHS = {"phone": 390, "desktop": 520}
ON_A_SHEET = 8
COLUMNS = 4
SHELL = """<!doctype html><html lang="en-GB" data-theme="{theme}"><meta charset="utf-8">
<link rel="stylesheet" href="/page/colours.css">
<link rel="stylesheet" href="/page/style.css"><link rel="stylesheet" href="/page/cards.css">
<style>html, body {{ height: auto; overflow: visible; display: block; }}
body {{ background: var(--canvas); padding: 12px; columns: {columns}; column-gap: 12px; }}
figure {{ margin: 0 0 16px; width: {width}px; break-inside: avoid; }}
figcaption {{ color: var(--subtle); }}</style>
<script src="/lib/adaptivecards.js"></script><script src="/lib/markdown-it.js"></script>
<script type="module">
import {{ renderCard }} from "/page/card.js";
for (const [name, card] of Object.entries(await (await fetch("/cards.json")).json())) {{
  const figure = document.createElement("figure");
  figure.id = name;
  const caption = document.createElement("figcaption");
  caption.textContent = name;
  figure.append(caption, renderCard(card, () => {{}}));
  document.body.append(figure);
}}
document.body.dataset.ready = "";
</script><body></body></html>"""
TOO_WIDE = """() => [...document.querySelectorAll("figure")]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.id + " is too wide")"""


def take(page: Page, cards: Mapping[str, Any], picture: Path) -> list[str]:
    """One sheet; what the renderer objects to, and cards that are wider than their place."""
    page.goto(ADDRESS)
    page.wait_for_selector("body[data-ready]")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=picture, full_page=True)
    wide: list[str] = page.evaluate(TOO_WIDE)
    return [*page.locator(".fault").all_inner_texts(), *wide]


def sheets(browser: Browser, gallery: str, *, width: str, theme: str) -> Iterator[str]:
    """Every sheet of a gallery at one width and theme; yields what is wrong."""
    room = WIDTHS[width] - 24
    size = ViewportSize(width=COLUMNS * (room + 12) + 12, height=600)
    page = browser.new_page(viewport=size, locale="en-GB")
    page.set_default_timeout(PATIENCE_MS)
    for number, cards in enumerate(_batches(GALLERIES[gallery]), 1):
        shell = SHELL.format(theme=theme, width=room, columns=COLUMNS)
        page.unroute_all()
        page.route(f"{ADDRESS}**", _server(cards, shell))
        yield from take(page, cards, PICTURES / gallery / f"{width}.{theme}.{number}.png")
    page.close()


def _batches(cards: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    rest = iter(cards.items())
    while batch := dict(islice(rest, ON_A_SHEET)):
        yield batch


def _server(cards: Mapping[str, Any], html: str) -> Callable[[Route], None]:
    return lambda route: _serve(route, cards, html)


def _serve(route: Route, cards: Mapping[str, Any], html: str) -> None:
    path = route.request.url.removeprefix(ADDRESS)
    if path == "":
        route.fulfill(content_type="text/html", body=html)
    elif path == "cards.json":
        route.fulfill(content_type="application/json", body=json.dumps(cards))
    else:
        folder, _, name = path.partition("/")
        packaged = PAGE / "node_modules" / LIBRARIES.get(name, name)
        ours = CARDS / name if (CARDS / name).is_file() else PAGE / name
        file = ours if folder == "page" else packaged
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)


def main() -> None:
    """Every card, every width, every theme."""
    with chromium() as browser:
        for gallery in sys.argv[1:] or GALLERIES:
            cards = GALLERIES[gallery]
            (PICTURES / gallery).mkdir(parents=True, exist_ok=True)
            for width, theme in product(WIDTHS, ("light", "dark", "contrast")):
                for fault in sheets(browser, gallery, width=width, theme=theme):
                    print(gallery, width, theme, fault)
            print(f"{len(cards)} cards in {(PICTURES / gallery).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
