"""One press loads the history of a case once, whatever it does with it and shows of it."""

from collections import Counter

import pytest

from governance.cases.case import Case
from storage.histories import Histories
from storage.session import Row
from tests.bot.town import Town

DECISION = {"likely": "not_known", "outcome": "record_only", "reason": "It came back unopened."}


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[Histories, str]]:
    """How often each transaction, which has a `Histories` of its own, loaded each case."""
    counted: Counter[tuple[Histories, str]] = Counter()
    load = Histories.load

    def counting(self: Histories, row: Row) -> tuple[Case, bytes]:
        counted[self, row["id"]] += 1
        return load(self, row)

    monkeypatch.setattr(Histories, "load", counting)
    return counted


async def test_a_press_loads_a_case_once(town: Town, loads: Counter[tuple[Histories, str]]) -> None:
    await town.reports()
    case = await town.case()
    pressed = [
        ("Tom", "I have it", {}),
        ("Tom", "Open", {}),
        ("Priya", "Correct or take back", {}),
        ("Priya", "Send the correction", {"went_wrong": "lost"}),
        ("Tom", "Decide", {}),
        ("Tom", "Record the decision", DECISION),
    ]
    for name, button, answers in pressed:
        await town[name].presses(button, answers)

    assert {name for _, name in loads} == {case.header.id}
    assert set(loads.values()) == {1}
    assert (await town.case()).decided is not None
