"""One worked example for each rule that gives a date, for the page and for the tests."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from governance.calendars import Calendars
from governance.clocks.agreement_clock import (
    ChargePeriod,
    ReviewPlan,
    health_record_due,
    take_down_due,
)
from governance.clocks.breach_clock import BreachTimes, follow_up_due
from governance.clocks.complaint_clock import Complaint, routing_due
from governance.clocks.due import Due, Outcome, Span
from governance.clocks.incident_clock import SeriousIncident, lado_call_due, practice_review_due
from governance.clocks.information_clock import InformationRequest, ReviewRequest, assist_due
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.rules import due
from governance.clocks.work import Facts, work_out
from governance.moments import say_length, say_moment
from governance.policy import FIRST_FOLLOW_UP

_AWARE = datetime(2026, 10, 23, 15, 0, tzinfo=UTC)  # Fri 16:00 in London; the clocks go back
_BREACH = BreachTimes(aware_at=_AWARE, high_risk_at=_AWARE)
_FRIDAY = date(2026, 11, 20)
_RIGHTS = RightsRequest(received=date(2026, 11, 25))
_WAITED = Span(date(2026, 11, 4), date(2026, 11, 11))
_LONGER = RightsRequest(received=date(2026, 9, 3), extended=True)
_FOI = InformationRequest(received=_FRIDAY)
_FOI_LONGER = InformationRequest(received=_FRIDAY, extended=True)
_EIR = InformationRequest(received=_FRIDAY, environmental=True)
_EIR_LONGER = InformationRequest(received=_FRIDAY, environmental=True, extended=True)
_FEES = Span(date(2026, 11, 9), date(2026, 11, 16))
_CHILD_DIED = SeriousIncident(aware=date(2026, 12, 23), looked_after=True, care_leaver=True)

# The facts whose first date under the rule named is the example.
_SAMPLES: dict[str, tuple[Facts, str]] = {
    "BR-72": (_BREACH, "BR-72"),
    "BR-ISA": (_BREACH, "BR-ISA"),
    "BR-SUBJ": (_BREACH, "BR-SUBJ"),
    "DSR-1M": (_RIGHTS, "DSR-1M"),
    "DSR-EXT": (_LONGER, "DSR-EXT"),
    "DSR-EXT-NOTICE": (_LONGER, "DSR-EXT-NOTICE"),
    "DSR-PAUSE": (
        RightsRequest(received=date(2026, 11, 2), clarifications=(_WAITED,)),
        "DSR-1M",
    ),
    "DSR-ID": (
        RightsRequest(received=date(2026, 11, 2), id_received=date(2026, 11, 16)),
        "DSR-1M",
    ),
    "DSR-REFUSE": (_RIGHTS, "DSR-1M"),
    "DSR-MUE": (_RIGHTS, "DSR-1M"),
    "DSR-TARGET": (_RIGHTS, "DSR-TARGET"),
    "FOI-20": (_FOI, "FOI-20"),
    "FOI-PIT": (_FOI_LONGER, "FOI-PIT"),
    "FOI-REFUSE": (_FOI, "FOI-20"),
    "FOI-FEE": (InformationRequest(received=date(2026, 11, 2), fees=_FEES), "FOI-20"),
    "FOI-IR": (ReviewRequest(received=_FRIDAY), "FOI-IR"),
    "FOI-IR-MAX": (ReviewRequest(received=_FRIDAY), "FOI-IR-MAX"),
    "EIR-20": (_EIR, "EIR-20"),
    "EIR-40": (_EIR_LONGER, "EIR-40"),
    "EIR-40-NOTICE": (_EIR_LONGER, "EIR-40-NOTICE"),
    "EIR-FEE": (
        InformationRequest(received=date(2026, 11, 2), fees=_FEES, environmental=True),
        "EIR-20",
    ),
    "EIR-MOVE": (_EIR, "EIR-20"),
    "EIR-REF": (_EIR, "EIR-20"),
    "EIR-REV": (ReviewRequest(received=_FRIDAY, environmental=True), "EIR-REV"),
    "CP-ACK": (Complaint(received=date(2026, 11, 26)), "CP-ACK"),
    "CP-ACK-TARGET": (Complaint(received=date(2026, 11, 26)), "CP-ACK-TARGET"),
    "CP-PROG": (Complaint(received=date(2026, 11, 26)), "CP-PROG"),
    "SIN-5": (_CHILD_DIED, "SIN-5"),
    "RR-15": (_CHILD_DIED, "RR-15"),
    "LAC-D": (_CHILD_DIED, "LAC-D"),
    "CL-24": (_CHILD_DIED, "CL-24"),
    "ISA-REVIEW": (ReviewPlan(first_signature=date(2023, 9, 19), count=1), "ISA-REVIEW"),
    "FEE": (ChargePeriod(start=date(2026, 11, 23)), "FEE"),
    "FEE-RENEW": (ChargePeriod(start=date(2026, 11, 23)), "FEE-RENEW"),
}


def _follow_up(_: Calendars) -> Due:
    on = follow_up_due(_AWARE, 1)
    later = say_length(FIRST_FOLLOW_UP, "hour")
    lines = (f"First told {say_moment(_AWARE)}.", f"{later} later: {say_moment(on)}.")
    return due("BR-PHASE", on, lines)


# The rules worked out by a function of their own.
_WORKED: dict[str, Callable[[Calendars], Outcome]] = {
    "BR-PHASE": _follow_up,
    "FOI-ASSIST": lambda calendars: assist_due(_FRIDAY, calendars.uk_wide),
    "CP-ROUTE": lambda calendars: _routing(calendars)[0],
    "CP-GROUP": lambda calendars: _routing(calendars)[1],
    "LADO": lambda calendars: lado_call_due(_FRIDAY, calendars.england_and_wales),
    "LCSPR": lambda _: practice_review_due(date(2026, 11, 22)),
    "CSPR-PUB": lambda _: take_down_due(date(2026, 11, 22)),
    "AHRA": lambda _: health_record_due(date(2026, 11, 23), all_recent=False),
}


def _routing(calendars: Calendars) -> tuple[Due, ...]:
    return routing_due(Complaint(received=date(2026, 11, 26)), calendars.england_and_wales)


def example(rule_id: str, calendars: Calendars) -> Outcome | None:
    """Return a worked date for this rule; None for a rule that has no number."""
    if rule_id in _WORKED:
        return _WORKED[rule_id](calendars)
    if rule_id not in _SAMPLES:
        return None
    facts, under = _SAMPLES[rule_id]
    return next(each for each in work_out(facts, calendars) if each.rule == under)
