"""The agreement's own reviews, the data protection fee, and what must come down in time."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from governance.calendars import add_months
from governance.clocks.counting import due, say_months
from governance.clocks.due import Due, FactsDoNotFit, in_range, not_before
from governance.moments import say_date

FIRST_REVIEW_MONTHS = 6  # agreement §9.0
YEAR = 12  # months
MOST_REVIEWS = 50
FEE_WINDOW_DAYS = 21  # SI 2018/480 reg 2(2): the first 21 days, so the first day is one of them
_SATURDAY = 5


class YearlyFrom(StrEnum):
    """What "on a yearly basis thereafter" is counted from; §9.0 can be read three ways."""

    FIRST_REVIEW = "first-review"
    SIGNATURE = "signature"
    LAST_REVIEW = "last-review"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan:
    """What the reviews of an agreement are worked out from.

    An amendment keeps the first signature; a replacement agreement has its own.
    """

    first_signature: date = field(metadata={"say": "the first signature"})
    count: int = field(default=5, metadata={"say": "how many reviews are listed"})
    yearly_from: YearlyFrom = field(
        default=YearlyFrom.FIRST_REVIEW, metadata={"say": "what yearly is counted from"}
    )
    last_review: date | None = field(default=None, metadata={"say": "the last review held"})

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        in_range("The first signature", self.first_signature)
        signed = self.first_signature
        not_before("The last review", self.last_review, first="the first signature", on=signed)
        if not 1 <= self.count <= MOST_REVIEWS:
            raise FactsDoNotFit(f"Ask for between 1 and {MOST_REVIEWS} reviews, not {self.count}.")
        if (self.yearly_from is YearlyFrom.LAST_REVIEW) != (self.last_review is not None):
            raise FactsDoNotFit("Counting from the last review needs the day it was held.")


def reviews_due(plan: ReviewPlan) -> tuple[Due, ...]:
    """Return the agreement's reviews in order, each from its anchor, so that none drifts."""
    return tuple(_review(plan, number) for number in range(1, plan.count + 1))


def _review(plan: ReviewPlan, number: int) -> Due:
    first = add_months(plan.first_signature, FIRST_REVIEW_MONTHS)
    match plan.yearly_from:
        case YearlyFrom.LAST_REVIEW:
            on = add_months(plan.last_review or first, number * YEAR)
        case YearlyFrom.SIGNATURE if number > 1:
            on = add_months(plan.first_signature, (number - 1) * YEAR)
        case YearlyFrom.SIGNATURE | YearlyFrom.FIRST_REVIEW:
            on = add_months(first, (number - 1) * YEAR)
    late = "If the day passes, the review is overdue; the agreement is still in force (§9.0)."
    lines = (*_say_review(plan, number, first, on), *_say_weekend(on), late)
    return due("ISA-REVIEW", on, lines)


def _say_review(plan: ReviewPlan, number: int, first: date, on: date) -> tuple[str, ...]:
    if plan.yearly_from is YearlyFrom.LAST_REVIEW:
        return (
            f"Last review held {say_date(plan.last_review or first)}.",
            f"Review {number}, yearly: {say_date(on)}.",
        )
    lines = (
        f"First signature {say_date(plan.first_signature)}.",
        f"Review 1, six months later: {say_date(first)}.",
    )
    if number == 1:
        return lines
    start = "that day" if plan.yearly_from is YearlyFrom.FIRST_REVIEW else "the signature"
    span = "1 year" if number == 2 else f"{number - 1} years"
    return (*lines, f"Review {number}, {span} after {start}: {say_date(on)}.")


def _say_weekend(on: date) -> tuple[str, ...]:
    if on.weekday() < _SATURDAY:
        return ()
    monday = on + timedelta(days=7 - on.weekday())
    return (f"That is a weekend: hold it by then, or on {say_date(monday)}.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargePeriod:
    """What the data protection fee is worked out from; each controller has its own."""

    start: date = field(metadata={"say": "the start of the charge period"})

    def __post_init__(self) -> None:
        """Refuse a day no clock could start on."""
        in_range("The start of the charge period", self.start)


def fee_due(period: ChargePeriod) -> tuple[Due, ...]:
    """Return the last day to pay for a charge period, and the day the next one starts."""
    following, lead = say_months(period.start, YEAR)
    starts = f"Charge period starts {say_date(period.start)}"
    last, counted = _day_from(period.start, FEE_WINDOW_DAYS, starts)
    unpaid = f"Unpaid on {say_date(last + timedelta(days=1))}: the fee rules are broken."
    renew = (f"{starts}.", f"{lead}: {say_date(following)}, when the next fee starts to be due.")
    return (due("FEE", last, (*counted, unpaid)), due("FEE-RENEW", following, renew))


def take_down_due(published: date) -> Due:
    """Return when a published practice review comes off the website: agreement §6.1."""
    on, lead = say_months(published, YEAR)
    return due("CSPR-PUB", on, (f"Published {say_date(published)}.", f"{lead}: {say_date(on)}."))


def health_record_due(applied: date, *, all_recent: bool) -> Due:
    """Return when to answer for a dead person's health record: AHRA 1990 s.3(5).

    The period is *beginning with* the day of the application, so that day is the first.
    """
    days = 21 if all_recent else 40
    return due("AHRA", *_day_from(applied, days, f"Applied {say_date(applied)}"))


def _day_from(start: date, number: int, said: str) -> tuple[date, tuple[str, ...]]:
    """Return the `number`-th day of a period that begins with `start`, as `said`; and the lines."""
    on = start + timedelta(days=number - 1)
    counted = f"Day {number}: {say_date(on)}. Weekends and bank holidays do not move it."
    return on, (f"{said}, which is day 1.", counted)
