"""Freedom of information and environmental information: working days of the whole UK."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from governance.calendars import ONE_DAY, Calendar, add_months
from governance.clocks.counting import due, no_date, say_working_days, working_days_due
from governance.clocks.due import Due, Outcome, Span, in_range, not_before
from governance.moments import say_date
from governance.policy import ASSIST_WITHIN

ANSWER_DAYS = 20  # working days: FOIA s.10(1), EIR reg 5(2)
LONGEST_DAYS = 40  # working days: EIR reg 7; ICO guidance on FOIA s.10(3)
FEE_MONTHS = 3  # FOIA s.9(2), beginning with the day of the notice
CHARGE_DAYS = 60  # working days after the notice: EIR reg 8(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationRequest:
    """What the clock of an FOI or EIR request is worked out from."""

    received: date = field(metadata={"say": "the day it was received"})
    clarified: date | None = field(default=None, metadata={"say": "the day it was made clear"})
    fees: Span | None = field(default=None, metadata={"say": "the fees notice and payment"})
    extended: bool = field(default=False, metadata={"say": "the extension"})
    environmental: bool = field(default=False, metadata={"say": "whether EIR applies"})

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        in_range("The day received", self.received)
        for what, day in (
            ("The day it was made clear", self.clarified),
            ("The fees notice", self.fees.start if self.fees else None),
            ("The payment", self.fees.end if self.fees else None),
        ):
            not_before(what, day, first="the day received", on=self.received)

    @property
    def starts(self) -> date:
        """Return the day counting starts from, not itself counted: FOIA s.10(6), EIR reg 9(4)."""
        return self.clarified or self.received


def information_due(request: InformationRequest, calendar: Calendar) -> tuple[Outcome, ...]:
    """Return every date of an FOI or EIR request, the one that binds first; UK-wide days."""
    if not request.extended:
        return (_count(_ANSWER[request.environmental], ANSWER_DAYS, request, calendar),)
    longest, why = _LONGEST[request.environmental]
    notice, what = _NOTICE[request.environmental]
    return (
        _count(longest, LONGEST_DAYS, request, calendar, why),
        _count(notice, ANSWER_DAYS, request, calendar, what),
    )


# By whether the request is environmental.
_ANSWER = {False: "FOI-20", True: "EIR-20"}
_LONGEST = {
    False: ("FOI-PIT", "Only to weigh the public interest in a qualified exemption."),
    True: ("EIR-40", "Only for a request that is complex and asks for a great deal."),
}
_NOTICE = {
    False: ("FOI-20", "By then: the refusal notice, with an estimate of when you will decide."),
    True: ("EIR-40-NOTICE", "By then: say that you need longer, and when you will answer."),
}
_FEE_LAW = {False: "FOIA s.9(2)", True: "EIR reg 8(5)"}


def _count(
    rule_id: str, days: int, request: InformationRequest, calendar: Calendar, *more: str
) -> Outcome:
    """Return the `days`-th working day, unless a fee has stopped the count or ended the duty."""
    lines, fees = _say_start(request), request.fees
    if fees is not None and fees.start <= calendar.add_working_days(request.starts, days):
        last = last_day_to_pay(fees.start, calendar, environmental=request.environmental)
        law = _FEE_LAW[request.environmental]
        if fees.end is None:
            left = days - _counted_before(fees.start, request.starts, calendar)
            waits = (
                f"Fees notice {say_date(fees.start)}, not paid yet: the clock waits, "
                f"{left} working days remaining.",
                f"Not paid by {say_date(last)}: there is then no duty to answer ({law}).",
            )
            return no_date(rule_id, (*lines, *waits), days_left=left)
        if fees.end > last:
            late = f"Paid {say_date(fees.end)}, after {say_date(last)}: no duty to answer ({law})."
            return no_date(rule_id, (*lines, late))
        off = sum(map(calendar.is_working_day, fees.days()))
        said = (
            f"Fees notice {say_date(fees.start)}, paid {say_date(fees.end)}: "
            f"{off} working days, both ends included, are not counted."
        )
        lines = (*lines, said)
    unpaid = fees.days() if fees else frozenset()
    on, counted = say_working_days(rule_id, request.starts, days, calendar, disregarding=unpaid)
    return due(rule_id, on, (*lines, *counted, *more), calendar=calendar)


def _counted_before(notice: date, start: date, calendar: Calendar) -> int:
    """Return the working days between the start and a fees notice, neither of them counted."""
    between = (start + timedelta(days=n) for n in range(1, (notice - start).days))
    return sum(map(calendar.is_working_day, between))


def last_day_to_pay(notice: date, calendar: Calendar, *, environmental: bool) -> date:
    """Return the last day a fee can be paid and still oblige an answer.

    FOIA s.9(2) counts three months *beginning with* the day of the notice: the last is the day
    before the corresponding date, or where the month has no such date its own last day (FOI-FEE,
    docs/law.md). EIR reg 8(5) counts 60 working days *after* the notice.
    """
    if environmental:
        return calendar.add_working_days(notice, CHARGE_DAYS)
    end = add_months(notice, FEE_MONTHS)
    return end - ONE_DAY if end.day == notice.day else end


def _say_start(request: InformationRequest) -> tuple[str, ...]:
    if request.clarified is None:
        return (f"Received {say_date(request.received)}, not counted.",)
    return (
        f"Received {say_date(request.received)}.",
        f"Made clear {say_date(request.clarified)}: the clock starts from then; "
        "that day is not counted.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequest:
    """What the clock of an internal review is worked out from."""

    received: date = field(metadata={"say": "the day it was received"})
    environmental: bool = field(default=False, metadata={"say": "whether EIR applies"})

    def __post_init__(self) -> None:
        """Refuse a day no clock could start on."""
        in_range("The day received", self.received)


def internal_review_due(request: ReviewRequest, calendar: Calendar) -> tuple[Due, ...]:
    """Return when to answer an internal review: FOI by the Code, EIR by regulation 11."""
    periods = {"FOI-IR": ANSWER_DAYS, "FOI-IR-MAX": LONGEST_DAYS, "EIR-REV": LONGEST_DAYS}
    said = f"Received {say_date(request.received)}, not counted."
    return tuple(
        working_days_due(rule_id, request.received, days, calendar, said)
        for rule_id, days in periods.items()
        if rule_id == "EIR-REV" or not request.environmental
    )


def assist_due(asked: date, calendar: Calendar) -> Due:
    """Return our target for helping another party answer its request."""
    said = f"Asked for help {say_date(asked)}, not counted."
    return working_days_due("FOI-ASSIST", asked, ASSIST_WITHIN, calendar, said)
