"""What a new decision or lesson replaces can still be read, with its reasons, on the open card."""

import pytest

from tests.bot.town import REFERENCE, Town

FIRST = "Wombat17: it came back unopened."
THEN = "Numbat18: it had been opened after all."
LAST = "Quoll19: and it had been copied."
BEFORE = "What was recorded before"


async def decides(town: Town, outcome: str, reason: str) -> None:
    await town["Tom"].says(f"decide {REFERENCE}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome=outcome, reason=reason
    )


async def learns(town: Town, reference: str, lesson: str) -> None:
    await town["Tom"].says(f"lesson {reference}")
    await town["Tom"].presses("Record what was learnt", lesson=lesson)


async def test_a_decision_that_stands_alone_has_nothing_before_it(town: Town) -> None:
    await town.reports()
    await decides(town, "record_only", FIRST)

    assert BEFORE not in await town["Tom"].says(f"open {REFERENCE}")


async def test_earlier_decisions_with_their_reasons_are_on_the_open_card(town: Town) -> None:
    await town.reports()
    await decides(town, "record_only", FIRST)
    await decides(town, "not_a_breach", THEN)
    await decides(town, "tell_ico", LAST)

    said = await town["Tom"].says(f"open {REFERENCE}")

    now, before = said.split(BEFORE)
    assert LAST in now
    assert FIRST not in now
    assert "**Tom Bexley**, Mon 23 Nov 2026 09:00: Record only; no need to tell the ICO" in before
    assert before.index(FIRST) < before.index("Not a breach") < before.index(THEN)
    assert LAST not in before


async def test_a_reporter_reads_none_of_it(town: Town) -> None:
    await town.reports()
    for outcome, reason in (("record_only", FIRST), ("tell_ico", THEN)):
        await decides(town, outcome, reason)

    said = await town["Priya"].says(f"status {REFERENCE}")

    assert FIRST not in said
    assert THEN not in said


async def test_a_replaced_lesson_is_on_the_open_card(town: Town) -> None:
    await town["Priya"].says("near miss")
    await town["Priya"].presses(
        "Send", what="near_miss", what_happened="A letter nearly went.", got_out="certain_not"
    )
    await learns(town, "NM-2026-0001", FIRST)
    await learns(town, "NM-2026-0001", THEN)

    now, before = (await town["Tom"].says("open NM-2026-0001")).split(BEFORE)

    assert THEN in now
    assert "**Tom Bexley**, Mon 23 Nov 2026 09:00: What was learnt" in before
    assert FIRST in before


@pytest.mark.parametrize("many", [6, 9])
async def test_of_many_decisions_the_newest_are_shown_and_the_rest_are_counted(
    town: Town, many: int
) -> None:
    await town.reports()
    for n in range(many):
        await decides(town, "record_only", f"Reason number {n}.")

    said = await town["Tom"].says(f"open {REFERENCE}")

    shown = [n for n in range(many) if f"Reason number {n}." in said]
    assert shown == list(range(many))[-6:]
    counted = f"What was recorded before that ({many - 6}) is kept in the history."
    assert (counted in said) is (many > 6)
