"""A ladder that is rewritten in a later release: cases that are open climb on as they were told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from governance.breaches.facts import Reported
from governance.breaches.ladders import LADDERS, breach_ladder
from governance.cases.danger import Danger
from governance.cases.ladders import Ladder, find_ladder, newest
from governance.folding import fold
from tests.governance.climbing import HEADER, breach

NEW = ("breach", 99)


@pytest.fixture
def slower(monkeypatch: pytest.MonkeyPatch) -> Ladder:
    """A newer ladder, on which everything comes a day later, while the test runs."""
    now = newest(LADDERS, "breach")
    rungs = tuple(replace(rung, after=rung.after + timedelta(days=1)) for rung in now.rungs)
    later = Ladder(*NEW, rungs)
    for module in ("breach", "ladders"):
        monkeypatch.setattr(f"governance.breaches.{module}.LADDERS", (*LADDERS, later))
    return later


def test_a_case_keeps_the_ladder_that_it_was_opened_on(slower: Ladder) -> None:
    before = breach("2026-11-23 09:00")
    opened = before.history[0]
    assert isinstance(opened.fact, Reported)
    kept = replace(opened, fact=replace(opened.fact, ladder=("breach", 1)))
    fresh = replace(opened, fact=replace(opened.fact, ladder=NEW))

    assert fold(HEADER, [kept]).ladder == find_ladder(LADDERS, ("breach", 1))
    assert fold(HEADER, [fresh]).ladder == breach_ladder(Danger.NO) == slower
