"""Rungs counted in days: on which mornings a complaint's and a request's rungs are told."""

from datetime import UTC, date, datetime

import pytest

from governance.calendars import calendar_of
from governance.cases.event import Event
from governance.cases.facts import RungFired
from governance.cases.ladders import Silence
from governance.cases.rung_days import Days, instants, once_only
from governance.cases.rungs import Situation, pending, rungs_due
from governance.kinds import LADDERS

WEEKDAYS_ONLY = calendar_of((), confirmed_through=date(2028, 12, 31))
MONDAY = datetime(2026, 11, 2, 10, tzinfo=UTC)


def days(due: date | None = date(2026, 12, 2)) -> Days:
    return Days(received=date(2026, 11, 2), due=due, calendar=WEEKDAYS_ONLY)


def told(rung: str, at: datetime) -> Event:
    return Event(at, "timer", RungFired((rung,), ()))


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        pytest.param(
            "complaint",
            {
                "nobody_2wd": "2026-11-04",
                "acknowledge_5wd": "2026-11-09",
                "day_20": "2026-11-22",
                "day_25": "2026-11-27",
                "progress": "2026-11-16",
            },
            id="complaint",
        ),
        pytest.param(
            "rights",
            {
                "nobody_2wd": "2026-11-04",
                "identity_10": "2026-11-12",
                "redaction_20": "2026-11-22",
                "due_in_5wd": "2026-11-25",
                "due_in_2wd": "2026-11-30",
                "overdue": "2026-12-03",
                "overdue_siro": "2026-12-03",
            },
            id="subject access and other rights",
        ),
        pytest.param(
            "information",
            {
                "nobody_2wd": "2026-11-04",
                "opinion_10wd": "2026-11-16",
                "draft_15wd": "2026-11-23",
                "siro_18wd": "2026-11-26",
                "overdue": "2026-12-03",
                "overdue_siro": "2026-12-03",
            },
            id="FOI and EIR",
        ),
    ],
)
def test_the_mornings_of_a_ladder_are_those_written_down(
    ladder: str, expected: dict[str, str]
) -> None:
    found = instants(LADDERS[ladder, 1], days(), ())

    assert {rung: at.date().isoformat() for rung, at in found.items()} == expected
    assert {(at.hour, at.minute) for at in found.values()} == {(8, 30)}


def test_while_a_clock_waits_nothing_is_counted_from_its_end() -> None:
    found = instants(LADDERS["rights", 1], days(due=None), ())

    assert {"due_in_5wd", "due_in_2wd", "overdue", "overdue_siro"}.isdisjoint(found)


def test_a_rung_that_is_told_again_and_again_comes_a_fortnight_after_the_last() -> None:
    late = datetime(2026, 11, 18, 12, tzinfo=UTC)

    found = instants(LADDERS["complaint", 1], days(), [told("progress", late)])

    assert found["progress"].date() == date(2026, 12, 2)
    assert once_only(LADDERS["complaint", 1], frozenset({"report", "progress"})) == {"report"}


@pytest.mark.parametrize(
    ("met", "silent"),
    [
        pytest.param(Silence.LETTER_SENT, {"acknowledge_5wd", "day_20", "day_25"}, id="letter"),
    ],
)
def test_a_letter_sent_silences_its_own_rungs_and_no_other(met: Silence, silent: set[str]) -> None:
    ladder = LADDERS["complaint", 1]
    by_day = instants(ladder, days(), ())
    before = Situation(MONDAY, MONDAY, None, by_day=by_day)
    after = Situation(MONDAY, MONDAY, None, by_day=by_day, met=frozenset({met}))

    gone = {rung for rung, _ in pending(ladder, before, MONDAY)} - {
        rung for rung, _ in pending(ladder, after, MONDAY)
    }

    assert gone == silent


def test_a_rung_that_no_day_can_be_given_is_not_due() -> None:
    ladder = LADDERS["rights", 1]
    waiting = Situation(MONDAY, MONDAY, None, by_day=instants(ladder, days(due=None), ()))

    due = rungs_due(ladder, waiting, datetime(2027, 3, 1, 12, tzinfo=UTC))

    assert "overdue" not in {firing.rung.id for firing in due.firings}
