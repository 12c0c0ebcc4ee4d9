"""What the answers suggested is kept with the decision, and shown where it was overridden."""

import pytest

from governance.breaches.facts import Decided, Outcome
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.suggestion import POINTS_TO, overridden
from tests.bot.town import REFERENCE, Town

ADULT_RECORD = {"information": "health,name", "contained": "no"}
SUGGESTED = "The answers suggested"


async def decides(town: Town, outcome: str, *, sure: str = "") -> str:
    await town.reports()
    await town["Priya"].says(f"details {REFERENCE}")
    await town["Priya"].presses("Add these details", ADULT_RECORD)
    await town["Tom"].says(f"decide {REFERENCE}")
    assert "Tell the ICO, and tell the people it is about" in town["Tom"].text
    assert "It says who people are: a name, an address or a date of birth." in town["Tom"].text
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome=outcome, reason="Known to both."
    )
    if sure:
        await town["Tom"].presses("Record the decision", sure=sure)
    return await town["Tom"].says(f"open {REFERENCE}")


async def test_an_overridden_suggestion_is_kept_and_shown_on_open_and_in_the_history(
    town: Town,
) -> None:
    said = await decides(town, "record_only", sure="The nurse is one of ours.")

    decided = (await town.case()).history[-1].fact
    assert isinstance(decided, Decided)
    assert decided.sure == "The nurse is one of ours."
    assert decided.suggested is Leaning.HIGH
    assert decided.because == (Reason.SENSITIVE, Reason.IDENTIFIED, Reason.NOT_CONTAINED)
    assert "Tell the ICO and the people" in said.partition(SUGGESTED)[2]
    assert "It has sensitive information" in said.partition(SUGGESTED)[2]
    history = said.partition("What has happened")[2]
    assert "The answers suggested: tell the ICO and the people." in history


async def test_a_decision_that_follows_the_suggestion_says_no_more(town: Town) -> None:
    said = await decides(town, "tell_ico")

    assert SUGGESTED not in said
    assert (await town.case()).decision is not None


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("leaning", Leaning)
def test_only_another_decision_overrides_and_what_only_asks_is_never_overridden(
    leaning: Leaning, outcome: Outcome
) -> None:
    points = POINTS_TO.get(leaning)

    assert overridden(leaning, outcome) is (points is not None and points is not outcome)


def test_a_decision_of_an_earlier_release_overrides_nothing() -> None:
    assert not overridden(Decided(Outcome.RECORD_ONLY, "No risk.").suggested, Outcome.RECORD_ONLY)
