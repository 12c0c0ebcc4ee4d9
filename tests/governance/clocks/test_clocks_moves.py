"""History keeps the old date and why it moved."""

from dataclasses import replace

from governance.calendars import Calendars, Division, with_one_off
from governance.clocks.agreement_clock import ReviewPlan
from governance.clocks.due import Span
from governance.clocks.information_clock import InformationRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Moved, Working, moves
from tests.governance.calendars_in_print import CALENDARS, day

FOI = Working(InformationRequest(received=day("2026-11-20")), CALENDARS)
SAR = RightsRequest(received=day("2026-11-02"))


def _closed(text: str, division: Division) -> Calendars:
    return with_one_off(CALENDARS, day(text), division)


def test_a_new_holiday_in_scotland_moves_an_foi_clock_and_says_why() -> None:
    moved = moves(FOI, replace(FOI, calendars=_closed("2026-12-07", Division.SCOTLAND)))

    assert moved == (
        Moved(
            rule="FOI-20",
            old=day("2026-12-21"),
            new=day("2026-12-22"),
            why=("New bank holiday in another part of the UK: Mon 7 Dec 2026.",),
        ),
    )


def test_a_new_holiday_in_england_is_said_once_though_both_calendars_have_it() -> None:
    closed = _closed("2026-12-07", Division.ENGLAND_AND_WALES)

    moved = moves(FOI, replace(FOI, calendars=closed))

    assert moved[0].why == ("New bank holiday in England and Wales: Mon 7 Dec 2026.",)


def test_a_new_holiday_in_scotland_moves_no_data_protection_clock() -> None:
    old = Working(SAR, CALENDARS)

    assert moves(old, Working(SAR, _closed("2026-12-02", Division.SCOTLAND))) == ()


def test_a_corrected_fact_moves_its_dates_and_says_what_changed() -> None:
    corrected = replace(SAR, id_received=day("2026-11-16"))

    moved = moves(Working(SAR, CALENDARS), Working(corrected, CALENDARS))

    assert [(m.rule, str(m.old), str(m.new)) for m in moved] == [
        ("DSR-1M", "2026-12-02", "2026-12-16"),
        ("DSR-TARGET", "2026-12-01", "2026-12-15"),
    ]
    assert moved[0].why == (
        "Changed: the day identity was confirmed, from nothing to Mon 16 Nov 2026.",
    )


def test_a_clock_that_starts_to_wait_moves_to_no_date() -> None:
    waiting = replace(SAR, clarifications=(Span(day("2026-11-04")),))

    moved = moves(Working(SAR, CALENDARS), Working(waiting, CALENDARS))

    assert [m.new for m in moved] == [None, None]
    assert "Wed 4 Nov 2026 to no answer yet" in moved[0].why[0]


def test_every_review_of_an_agreement_has_a_place_of_its_own() -> None:
    plan = ReviewPlan(first_signature=day("2023-09-19"), count=2)
    later = replace(plan, first_signature=day("2023-09-20"))

    moved = moves(Working(plan, CALENDARS), Working(later, CALENDARS))

    assert [(str(m.old), str(m.new)) for m in moved] == [
        ("2024-03-19", "2024-03-20"),
        ("2025-03-19", "2025-03-20"),
    ]


def test_nothing_moves_when_nothing_changed() -> None:
    assert moves(FOI, FOI) == ()
