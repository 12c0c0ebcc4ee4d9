"""The calendars of the law, from the `holidays` package and an administrator's one-offs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from governance.calendars import Calendars, Division, calendar_of, with_one_off

# The package answers for any year; what has been proclaimed is known only so far ahead.
CONFIRMED_THROUGH = date(2028, 12, 31)

# Every year a clock of ours can reach; reckoning them all takes about a fifth of a second.
_YEARS = range(2004, 2103)

# "GB" on its own leaves out Easter Monday, the summer holidays, St Patrick and St Andrew.
_SUBDIVISIONS = {
    Division.ENGLAND_AND_WALES: ("ENG", "WLS"),
    Division.SCOTLAND: ("SCT",),
    Division.NORTHERN_IRELAND: ("NIR",),
}


class OneOffNotUnderstood(ValueError):
    """A one-off holiday is written as a date and a part of the UK."""


@dataclass(frozen=True, slots=True)
class OneOff:
    """A bank holiday proclaimed after the package was made, added by an administrator."""

    day: date
    division: Division


def bank_holidays(one_offs: Iterable[OneOff] = ()) -> Calendars:
    """Return both calendars, with any one-offs; each new set of days has a new version."""
    calendars = _from_package()
    for one_off in one_offs:
        calendars = with_one_off(calendars, one_off.day, one_off.division)
    return calendars


def read_one_offs(text: str) -> tuple[OneOff, ...]:
    """Read one-offs as a setting has them: "2027-05-07 england-and-wales, 2027-06-14 scotland"."""
    return tuple(_read_one_off(part.split()) for part in text.split(",") if part.strip())


def division_days(division: Division) -> frozenset[date]:
    """Return the bank holidays of one part of the UK."""
    # Lazy: the package takes a tenth of a second to import, and most commands never ask.
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(
        day
        for subdivision in _SUBDIVISIONS[division]
        for day in country_holidays("GB", subdiv=subdivision, years=_YEARS)
    )


@cache
def _from_package() -> Calendars:
    days = {division: division_days(division) for division in Division}
    return Calendars(
        england_and_wales=calendar_of(
            days[Division.ENGLAND_AND_WALES], confirmed_through=CONFIRMED_THROUGH
        ),
        uk_wide=calendar_of(
            frozenset[date]().union(*days.values()), confirmed_through=CONFIRMED_THROUGH
        ),
        elsewhere={
            division: calendar_of(days[division], confirmed_through=CONFIRMED_THROUGH)
            for division in (Division.SCOTLAND, Division.NORTHERN_IRELAND)
        },
    )


def _read_one_off(words: list[str]) -> OneOff:
    try:
        day, division = words
        return OneOff(date.fromisoformat(day), Division(division))
    except ValueError:
        raise OneOffNotUnderstood(
            "Write a one-off holiday as a date and a part of the UK, for example "
            '"2027-05-07 england-and-wales". The parts are ' + ", ".join(Division) + "."
        ) from None
