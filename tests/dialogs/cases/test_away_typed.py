"""What people type to say that they are away, and the days that they mean: today or later."""

from datetime import date

import pytest

from dialogs.asking.readers.days import NoSuchDay, read_day_ahead
from dialogs.cases.commands import Name
from dialogs.cases.going_away import NOBODY, AwayAsked, understood
from dialogs.kinds import COMMANDS
from governance.keys import TenantId
from governance.people.identity import PersonId

MONDAY = date(2026, 11, 30)
SARA, SAM, ANN = (PersonId(TenantId("t"), name) for name in ("sara", "sam", "ann"))
PEOPLE = [(SARA, "Sara Lindqvist"), (SAM, "Sam Ford"), (ANN, "Sam Ash")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", MONDAY),
        ("tomorrow", date(2026, 12, 1)),
        ("monday", MONDAY),
        ("fri", date(2026, 12, 4)),
        ("14 december", date(2026, 12, 14)),
        ("30 november", MONDAY),
        ("29 november", date(2027, 11, 29)),
        ("mon 4 jan", date(2027, 1, 4)),
        ("4/1", date(2027, 1, 4)),
        ("2026-12-14", date(2026, 12, 14)),
        ("14 december 2025", date(2025, 12, 14)),
        ("yesterday", date(2026, 11, 29)),
        ("3 days ago", date(2026, 11, 27)),
    ],
)
def test_a_day_ahead(said: str, meant: date) -> None:
    assert read_day_ahead(said, MONDAY) == meant


def test_a_day_that_there_is_not() -> None:
    with pytest.raises(NoSuchDay):
        read_day_ahead("31 november", MONDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "I am away from 14 December to 18 December, cover: Sara Lindqvist",
            AwayAsked("2026-12-14", "2026-12-18", SARA.text),
        ),
        ("i'm away 14/12 - 18/12 cover sara", AwayAsked("2026-12-14", "2026-12-18", SARA.text)),
        (
            "I will be on leave from tomorrow until friday; covered by Sam Ford",
            AwayAsked("2026-12-01", "2026-12-04", SAM.text),
        ),
        ("im off 14 dec to 18 dec, cover: nobody", AwayAsked("2026-12-14", "2026-12-18", NOBODY)),
        ("I am away 14 Dec to 18 Dec", AwayAsked("2026-12-14", "2026-12-18")),
        ("I am away 14 Dec to 18 Dec, cover: Sam", AwayAsked("2026-12-14", "2026-12-18")),
        ("I am away 14 Dec to 18 Dec, cover: Zed", AwayAsked("2026-12-14", "2026-12-18")),
        ("I am away from soon to 18 Dec", AwayAsked("", "2026-12-18")),
    ],
)
def test_what_is_typed_is_understood_as_far_as_it_goes(typed: str, meant: AwayAsked) -> None:
    command = COMMANDS.read(typed)

    assert command is not None
    assert command.name == Name.AWAY
    assert understood(command.rest, PEOPLE, MONDAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "I am away from my desk and a letter went astray",
        "My manager is away from Monday to Friday",
        "I was off sick when it happened, from Monday to Friday",
    ],
)
def test_a_story_is_no_absence(typed: str) -> None:
    assert COMMANDS.read(typed) is None
