"""Every card that the whole bot shows in any test is checked at its end: here, that it is."""

import pytest

from tests.bot.town import Town
from tests.cards import check_shown


async def test_what_was_shown_and_what_answered_a_press_are_both_looked_at(town: Town) -> None:
    await town.reports()
    shown = check_shown(town.received())

    assert shown > 0
    assert check_shown(town.chats.log) > shown  # and the answers to presses


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"actions": [{"type": "Action.Execute", "verb": "x"}]}, id="no fallback"),
        pytest.param({"body": [{"type": "Input.Text", "id": "x"}]}, id="an input without a label"),
        pytest.param({"body": [{"type": "TextBlock", "text": "x" * 30_000}]}, id="too large"),
    ],
)
def test_a_card_that_is_not_right_is_found_however_deep(broken: dict[str, object]) -> None:
    card = {"type": "AdaptiveCard", "version": "1.5", **broken}

    with pytest.raises((AssertionError, KeyError)):
        check_shown([{"activity": {"attachments": [{"content": card}]}}])
