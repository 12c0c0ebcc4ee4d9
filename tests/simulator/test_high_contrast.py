"""High contrast: a theme of its own, and nothing lost where the system chooses the colours."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser_kit import axe_violations, page_at, pane
from tests.simulator.town import Town

pytestmark = pytest.mark.browser
TOO_FAINT = """async () => {
  const only = { type: "rule", values: ["color-contrast-enhanced"] };
  const { violations } = await axe.run(".panes", { runOnly: only });
  return violations.flatMap((found) => found.nodes.map((node) => node.target.join(" ")));
}"""
IS_OUTLINED = """(input) => {
  const { outlineStyle, outlineColor } = getComputedStyle(input);
  return outlineStyle === "solid" && outlineColor !== "rgba(0, 0, 0, 0)";
}"""


def test_whoever_asks_for_more_contrast_gets_it(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        page.emulate_media(contrast="more")
        expect(page.locator("html")).to_have_attribute("data-theme", "contrast")
        priya = pane(page, "Priya Marlowe")
        priya.say("form")
        priya.sees("Report a data breach")

        assert axe_violations(page) == []
        faint: list[Any] = page.evaluate(TOO_FAINT)
        assert faint == []


def test_where_one_types_is_seen_in_the_systems_own_colours(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        page.emulate_media(forced_colors="active")
        priya = pane(page, "Priya Marlowe")
        priya.say("form")
        priya.sees("Report a data breach")
        for label in ("What happened?", "Type a message"):
            field = priya.root.get_by_label(label).first
            field.focus()
            assert field.evaluate(IS_OUTLINED), label
