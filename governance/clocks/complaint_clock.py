"""A complaint about how someone's data was handled: DPA 2018 s.164A, and before it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from governance.calendars import Calendar
from governance.clocks.counting import due, say_rolled, working_days_due
from governance.clocks.due import Due, in_range
from governance.moments import say_date, say_length
from governance.policy import (
    ACKNOWLEDGE_COMPLAINT_WITHIN,
    GROUP_WITHIN,
    PROGRESS_EVERY,
    ROUTE_WITHIN,
)

SECTION_164A = date(2026, 6, 19)  # SI 2026/82 reg 3; only complaints received from then, reg 7
ACKNOWLEDGE = timedelta(days=30)  # DPA 2018 s.164A(3); the day of receipt is not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What the clocks of a complaint are worked out from.

    `received` is the day *any* employee received it, not the day it was written down.
    """

    received: date = field(metadata={"say": "the day any employee received it"})

    def __post_init__(self) -> None:
        """Refuse a day no clock could start on."""
        in_range("The day received", self.received)


def complaint_due(complaint: Complaint, calendar: Calendar) -> tuple[Due, ...]:
    """Return every date of a complaint, the one that binds first; England and Wales days."""
    target = _target("CP-ACK-TARGET", ACKNOWLEDGE_COMPLAINT_WITHIN, complaint, calendar)
    progress = _progress(complaint)
    if complaint.received < SECTION_164A:
        return (_before_164a(target), progress)
    return (_acknowledge(complaint, calendar), target, progress)


def routing_due(complaint: Complaint, calendar: Calendar) -> tuple[Due, ...]:
    """Return our targets for a complaint to the partnership: route it, decide who answers."""
    return (
        _target("CP-ROUTE", ROUTE_WITHIN, complaint, calendar),
        _target("CP-GROUP", GROUP_WITHIN, complaint, calendar),
    )


def _target(rule_id: str, days: int, complaint: Complaint, calendar: Calendar) -> Due:
    return working_days_due(rule_id, complaint.received, days, calendar, _say_received(complaint))


def _acknowledge(complaint: Complaint, calendar: Calendar) -> Due:
    lead = "30 days later, weekends and bank holidays included"
    on, rolled = say_rolled(lead, complaint.received + ACKNOWLEDGE, calendar)
    lines = (
        _say_received(complaint),
        *rolled,
        "DPA 2018 s.164A applies: the complaint came on or after Fri 19 Jun 2026.",
        "Answer without undue delay, counted from receipt and not from the end of the 30 days.",
    )
    return due("CP-ACK", on, lines, calendar=calendar)


def _before_164a(target: Due) -> Due:
    """Return the same target, with why there is no legal date beside it."""
    why = (
        "DPA 2018 s.164A did not apply: the complaint came before Fri 19 Jun 2026, so the law "
        "sets no time to acknowledge it.",
    )
    return replace(target, explanation=(*target.explanation, *why))


def _progress(complaint: Complaint) -> Due:
    first = complaint.received + PROGRESS_EVERY
    every = say_length(PROGRESS_EVERY, "day")
    lines = (
        _say_received(complaint),
        f"{every} later: {say_date(first)}, and every {every} after that until it is answered.",
    )
    before = complaint.received < SECTION_164A
    return due("CP-PROG", first, lines, source="Partnership target" if before else None)


def _say_received(complaint: Complaint) -> str:
    return f"Received {say_date(complaint.received)}, not counted."
