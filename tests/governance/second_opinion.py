"""A second reading of every rule counted in days, by someone who never saw `governance/`.

It walks one day at a time over the printed bank holidays and imports nothing of ours, so that
an error would have to be made twice, in two ways, to go unseen.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
PRINTED = json.loads((DATA / "bank_holidays_2023_2028.json").read_text(encoding="utf-8"))
FIRST, LAST = date(2023, 1, 1), date(2028, 12, 31)
DAY = timedelta(days=1)


def _printed(*names: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for name in names for day in PRINTED[name])


ENGLISH = _printed("england-and-wales")
EVERYONE = _printed("england-and-wales", "scotland", "northern-ireland")


def works(day: date, closed: frozenset[date]) -> bool:
    """Somebody is at their desk."""
    return day.isoweekday() <= 5 and day not in closed


def onward(day: date, closed: frozenset[date]) -> date:
    """Tomorrow, and tomorrow, until a desk is open."""
    while not works(day, closed):
        day = day + DAY
    return day


def months_on(day: date, months: int) -> date:
    """The same day number some months on, found by walking; the month's last if it has none."""
    seen = 0
    walker = day
    while seen < months:
        walker = walker + DAY
        if walker.day == 1:
            seen += 1
    best = walker
    while walker.month == best.month and walker.day <= day.day:
        best = walker
        walker = walker + DAY
    return best


def month_limit(starts: date, months: int, waited: Iterable[tuple[date, date]] = ()) -> date:
    """Months from the day the clock starts, one more day for each day waited, then a desk."""
    end = months_on(starts, months)
    for asked, answered in waited:
        walker = asked
        while walker <= answered:
            end = end + DAY
            walker = walker + DAY
    return onward(end, ENGLISH)


def desk_days(
    after: date,
    count: int,
    closed: frozenset[date],
    unpaid: tuple[date, date] | None = None,
) -> date:
    """Cross off working days one by one, except those between a fees notice and its payment."""
    day, left = after, count
    while left > 0:
        day = day + DAY
        waiting = unpaid is not None and unpaid[0] <= day <= unpaid[1]
        if works(day, closed) and not waiting:
            left -= 1
    return day


def thirty_days(received: date) -> date:
    """Thirty sleeps, then a desk."""
    day = received
    for _ in range(30):
        day = day + DAY
    return onward(day, ENGLISH)


def nth_day_counting_the_first(start: date, count: int) -> date:
    """Day 1 is the day itself."""
    day = start
    for _ in range(count - 1):
        day = day + DAY
    return day


def desk_before(day: date) -> date:
    """Yesterday, and yesterday, until a desk is open."""
    day = day - DAY
    while not works(day, ENGLISH):
        day = day - DAY
    return day


# One reading for each rule counted in days, from the one day it starts with.
READINGS: dict[str, Callable[[date], date]] = {
    "DSR-1M": lambda day: month_limit(day, 1),
    "DSR-EXT": lambda day: month_limit(day, 3),
    "DSR-EXT-NOTICE": lambda day: month_limit(day, 1),
    "DSR-TARGET": lambda day: desk_before(month_limit(day, 1)),
    "DSR-ID": lambda day: month_limit(day + 3 * DAY, 1),
    "DSR-PAUSE": lambda day: month_limit(day, 1, [(day + 2 * DAY, day + 9 * DAY)]),
    "DSR-EXT with a pause": lambda day: month_limit(day, 3, [(day + DAY, day + DAY)]),
    "FOI-20": lambda day: desk_days(day, 20, EVERYONE),
    "FOI-PIT": lambda day: desk_days(day, 40, EVERYONE),
    "FOI-FEE": lambda day: desk_days(day, 20, EVERYONE, (day + 5 * DAY, day + 12 * DAY)),
    "FOI-IR": lambda day: desk_days(day, 20, EVERYONE),
    "FOI-IR-MAX": lambda day: desk_days(day, 40, EVERYONE),
    "FOI-ASSIST": lambda day: desk_days(day, 5, EVERYONE),
    "EIR-20": lambda day: desk_days(day, 20, EVERYONE),
    "EIR-40": lambda day: desk_days(day, 40, EVERYONE),
    "EIR-40-NOTICE": lambda day: desk_days(day, 20, EVERYONE),
    "EIR-FEE": lambda day: desk_days(day, 20, EVERYONE, (day + 5 * DAY, day + 12 * DAY)),
    "EIR-REV": lambda day: desk_days(day, 40, EVERYONE),
    "CP-ACK": thirty_days,
    "CP-ACK-TARGET": lambda day: desk_days(day, 5, ENGLISH),
    "CP-PROG": lambda day: nth_day_counting_the_first(day, 15),
    "CP-ROUTE": lambda day: desk_days(day, 2, ENGLISH),
    "CP-GROUP": lambda day: desk_days(day, 5, ENGLISH),
    "SIN-5": lambda day: desk_days(day, 5, ENGLISH),
    "RR-15": lambda day: desk_days(desk_days(day, 5, ENGLISH), 15, ENGLISH),
    "LAC-D": lambda day: desk_days(day, 5, ENGLISH),
    "CL-24": lambda day: desk_days(day, 5, ENGLISH),
    "LADO": lambda day: desk_days(day, 1, ENGLISH),
    "LCSPR": lambda day: months_on(day, 6),
    "CSPR-PUB": lambda day: months_on(day, 12),
    "ISA-REVIEW": lambda day: months_on(day, 6),
    "FEE": lambda day: nth_day_counting_the_first(day, 21),
    "FEE-RENEW": lambda day: months_on(day, 12),
    "AHRA": lambda day: nth_day_counting_the_first(day, 40),
}
