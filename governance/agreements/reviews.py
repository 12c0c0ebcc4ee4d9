"""When an agreement's reviews fall due, which are settled, and what a reminder is for.

Anchored reviews count from the first signature and never drift, whatever is held late; an
amendment keeps that anchor, and a replacement agreement, being another file, has its own.
A missed review never ends an agreement.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, takewhile

from governance.agreements.dated import months_after, say_short, say_span, say_weekend, section
from governance.agreements.model import ReviewOutcome, ReviewReading, ReviewRule
from governance.moments import say_date


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A completed review: it settles every one due on or before `through`."""

    completed: date
    through: date
    version: str
    outcome: ReviewOutcome
    answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """One review of the series, numbered from 1, with how its day was found."""

    number: int
    due: date
    why: tuple[str, ...]
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run of reviews from one base, until a review is held (None: none has been)."""

    base: date
    first_after: int  # months from the base to the first of the run
    said: tuple[str, ...]
    until: HeldReview | None = None


def review_days(
    rule: ReviewRule, anchor: date, held: Sequence[HeldReview], *, before: date
) -> tuple[ReviewDay, ...]:
    """Return every review due before the day `before`, settled or not, oldest first."""
    found: list[ReviewDay] = []
    for stretch in _stretches(rule, anchor, held):
        days = takewhile(lambda day: day.due < before, _run(rule, stretch, len(found) + 1))
        found.extend(_settled(days, stretch.until))
    if rule.reading is ReviewReading.ANCHORED:
        return tuple(replace(day, settled_on=_settling(day.due, held)) for day in found)
    return tuple(found)


def _stretches(rule: ReviewRule, anchor: date, held: Sequence[HeldReview]) -> Iterator[_Stretch]:
    """One stretch where reviews are anchored; otherwise each review held starts the next."""
    first = months_after(anchor, rule.first_after_months)
    said = (
        f"First signature {say_date(anchor)}.",
        f"Review 1, {say_span(rule.first_after_months)} later"
        f"{say_short(anchor, first)}: {say_date(first)}.",
    )
    if rule.reading is ReviewReading.ANCHORED:
        yield _Stretch(first, 0, said)
        return
    ends: list[HeldReview | None] = [*held, None]
    yield _Stretch(first, 0, said, ends[0])
    for earlier, until in zip(held, ends[1:], strict=True):
        last = (f"Last review held {say_date(earlier.completed)}.",)
        yield _Stretch(earlier.completed, rule.then_every_months, last, until)


def _run(rule: ReviewRule, stretch: _Stretch, number: int) -> Iterator[ReviewDay]:
    for n in count():
        months = stretch.first_after + n * rule.then_every_months
        due = months_after(stretch.base, months)
        yield ReviewDay(number + n, due, _why(rule, stretch, number + n, due, months))


def _why(
    rule: ReviewRule, stretch: _Stretch, number: int, due: date, months: int
) -> tuple[str, ...]:
    step = (
        f"Review {number}, {say_span(months)} after that day"
        f"{say_short(stretch.base, due)}: {say_date(due)}.",
    )
    return (*stretch.said, *(step if months else ()), *say_weekend(due), still_in_force(rule))


def still_in_force(rule: ReviewRule) -> str:
    """Return what must never be left out where a review is late."""
    return (
        "If the day passes, the review is overdue; "
        f"the agreement is still in force ({section(rule.clause)})."
    )


def _settled(days: Iterable[ReviewDay], until: HeldReview | None) -> Iterator[ReviewDay]:
    """Those that the stretch's end settles; what it brings forward never falls due."""
    if until is None:
        return iter(days)
    due = takewhile(lambda day: day.due <= until.through, days)
    return (replace(day, settled_on=until.completed) for day in due)


def _settling(due: date, held: Iterable[HeldReview]) -> date | None:
    return next((one.completed for one in held if one.through >= due), None)
