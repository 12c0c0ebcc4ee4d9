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
from governance.clocks.counting import due
from governance.clocks.due import Due, Outcome, Span
from governance.clocks.incident_clock import SeriousIncident, lado_call_due, practice_review_due
from governance.clocks.information_clock import InformationRequest, ReviewRequest, assist_due
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, work_out
from governance.moments import say_length, say_moment
from governance.policy import FIRST_FOLLOW_UP

_AWARE = datetime(2026, 10, 23, 15, 0, tzinfo=UTC)  # Fri 16:00 in London; the clocks go back
_MONDAY, _FRIDAY = date(2026, 11, 2), date(2026, 11, 20)
_WAITED = Span(date(2026, 11, 4), date(2026, 11, 11))
_FEES = Span(date(2026, 11, 9), date(2026, 11, 16))
_RIGHTS = RightsRequest(received=date(2026, 11, 25))
_FOI = InformationRequest(received=_FRIDAY)
_EIR = InformationRequest(received=_FRIDAY, environmental=True)
_COMPLAINT = Complaint(received=date(2026, 11, 26))

# Facts, and the rules whose example is the first date that they give under that very rule.
_GIVE: tuple[tuple[Facts, tuple[str, ...]], ...] = (
    (BreachTimes(aware_at=_AWARE, high_risk_at=_AWARE), ("BR-72", "BR-ISA", "BR-SUBJ")),
    (_RIGHTS, ("DSR-1M", "DSR-TARGET")),
    (RightsRequest(received=date(2026, 9, 3), extended=True), ("DSR-EXT", "DSR-EXT-NOTICE")),
    (_FOI, ("FOI-20",)),
    (InformationRequest(received=_FRIDAY, extended=True), ("FOI-PIT",)),
    (ReviewRequest(received=_FRIDAY), ("FOI-IR", "FOI-IR-MAX")),
    (_EIR, ("EIR-20",)),
    (
        InformationRequest(received=_FRIDAY, environmental=True, extended=True),
        ("EIR-40", "EIR-40-NOTICE"),
    ),
    (ReviewRequest(received=_FRIDAY, environmental=True), ("EIR-REV",)),
    (_COMPLAINT, ("CP-ACK", "CP-ACK-TARGET", "CP-PROG")),
    (
        SeriousIncident(aware=date(2026, 12, 23), looked_after=True, care_leaver=True),
        ("SIN-5", "RR-15", "LAC-D", "CL-24"),
    ),
    (ReviewPlan(first_signature=date(2023, 9, 19), count=1), ("ISA-REVIEW",)),
    (ChargePeriod(start=date(2026, 11, 23)), ("FEE", "FEE-RENEW")),
)
# The rules that show in a date under another rule.
_SHOW_IN: dict[str, tuple[Facts, str]] = {
    "DSR-PAUSE": (RightsRequest(received=_MONDAY, clarifications=(_WAITED,)), "DSR-1M"),
    "DSR-ID": (RightsRequest(received=_MONDAY, id_received=date(2026, 11, 16)), "DSR-1M"),
    "DSR-REFUSE": (_RIGHTS, "DSR-1M"),
    "DSR-MUE": (_RIGHTS, "DSR-1M"),
    "FOI-REFUSE": (_FOI, "FOI-20"),
    "FOI-FEE": (InformationRequest(received=_MONDAY, fees=_FEES), "FOI-20"),
    "EIR-FEE": (InformationRequest(received=_MONDAY, fees=_FEES, environmental=True), "EIR-20"),
    "EIR-MOVE": (_EIR, "EIR-20"),
    "EIR-REF": (_EIR, "EIR-20"),
}
_SAMPLES = {rule: (facts, rule) for facts, rules in _GIVE for rule in rules} | _SHOW_IN


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
    return routing_due(_COMPLAINT, calendars.england_and_wales)


def example(rule_id: str, calendars: Calendars) -> Outcome | None:
    """Return a worked date for this rule; None for a rule that has no number."""
    if rule_id in _WORKED:
        return _WORKED[rule_id](calendars)
    if rule_id not in _SAMPLES:
        return None
    facts, under = _SAMPLES[rule_id]
    return next(each for each in work_out(facts, calendars) if each.rule == under)
