"""Two implementations that share nothing agree on every day from 2023 to 2028."""

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from governance.clocks.agreement_clock import (
    ChargePeriod,
    ReviewPlan,
    health_record_due,
    take_down_due,
)
from governance.clocks.catalogue import RULES, Counts
from governance.clocks.complaint_clock import Complaint, routing_due
from governance.clocks.due import Due, Span
from governance.clocks.incident_clock import SeriousIncident, lado_call_due, practice_review_due
from governance.clocks.information_clock import InformationRequest, ReviewRequest, assist_due
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, work_out
from tests.governance import second_opinion
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.second_opinion import DAY, FIRST, LAST, READINGS

EW, UK = CALENDARS.england_and_wales, CALENDARS.uk_wide


def _fees(start: date) -> Span:
    return Span(start + 5 * DAY, start + 12 * DAY)


def _asked(start: date, first: int, last: int) -> tuple[Span]:
    return (Span(start + first * DAY, start + last * DAY),)


_SAMPLES: dict[str, tuple[str, Callable[[date], Facts]]] = {
    "DSR-1M": ("DSR-1M", lambda d: RightsRequest(received=d)),
    "DSR-EXT": ("DSR-EXT", lambda d: RightsRequest(received=d, extended=True)),
    "DSR-EXT-NOTICE": ("DSR-EXT-NOTICE", lambda d: RightsRequest(received=d, extended=True)),
    "DSR-TARGET": ("DSR-TARGET", lambda d: RightsRequest(received=d)),
    "DSR-ID": ("DSR-1M", lambda d: RightsRequest(received=d, id_received=d + 3 * DAY)),
    "DSR-PAUSE": ("DSR-1M", lambda d: RightsRequest(received=d, clarifications=_asked(d, 2, 9))),
    "DSR-EXT with a pause": (
        "DSR-EXT",
        lambda d: RightsRequest(received=d, clarifications=_asked(d, 1, 1), extended=True),
    ),
    "FOI-20": ("FOI-20", lambda d: InformationRequest(received=d)),
    "FOI-PIT": ("FOI-PIT", lambda d: InformationRequest(received=d, extended=True)),
    "FOI-FEE": ("FOI-20", lambda d: InformationRequest(received=d, fees=_fees(d))),
    "FOI-IR": ("FOI-IR", lambda d: ReviewRequest(received=d)),
    "FOI-IR-MAX": ("FOI-IR-MAX", lambda d: ReviewRequest(received=d)),
    "EIR-20": ("EIR-20", lambda d: InformationRequest(received=d, environmental=True)),
    "EIR-40": (
        "EIR-40",
        lambda d: InformationRequest(received=d, environmental=True, extended=True),
    ),
    "EIR-40-NOTICE": (
        "EIR-40-NOTICE",
        lambda d: InformationRequest(received=d, environmental=True, extended=True),
    ),
    "EIR-FEE": (
        "EIR-20",
        lambda d: InformationRequest(received=d, environmental=True, fees=_fees(d)),
    ),
    "EIR-REV": ("EIR-REV", lambda d: ReviewRequest(received=d, environmental=True)),
    "CP-ACK": ("CP-ACK", lambda d: Complaint(received=d)),
    "CP-ACK-TARGET": ("CP-ACK-TARGET", lambda d: Complaint(received=d)),
    "CP-PROG": ("CP-PROG", lambda d: Complaint(received=d)),
    "SIN-5": ("SIN-5", lambda d: SeriousIncident(aware=d)),
    "RR-15": ("RR-15", lambda d: SeriousIncident(aware=d)),
    "LAC-D": ("LAC-D", lambda d: SeriousIncident(aware=d, looked_after=True)),
    "CL-24": ("CL-24", lambda d: SeriousIncident(aware=d, care_leaver=True)),
    "ISA-REVIEW": ("ISA-REVIEW", lambda d: ReviewPlan(first_signature=d, count=1)),
    "FEE": ("FEE", lambda d: ChargePeriod(start=d)),
    "FEE-RENEW": ("FEE-RENEW", lambda d: ChargePeriod(start=d)),
}
_WORKED: dict[str, Callable[[date], Due]] = {
    "FOI-ASSIST": lambda d: assist_due(d, UK),
    "CP-ROUTE": lambda d: routing_due(Complaint(received=d), EW)[0],
    "CP-GROUP": lambda d: routing_due(Complaint(received=d), EW)[1],
    "LADO": lambda d: lado_call_due(d, EW),
    "LCSPR": practice_review_due,
    "CSPR-PUB": take_down_due,
    "AHRA": lambda d: health_record_due(d, all_recent=False),
}
_SAME_AS = {"DSR-REFUSE": "DSR-1M", "DSR-MUE": "DSR-1M", "FOI-REFUSE": "FOI-20"}
_SAME_AS |= {"EIR-MOVE": "EIR-20", "EIR-REF": "EIR-20"}


def _first(name: str, start: date) -> date | None:
    """What `governance/` says; None where the rule does not apply to that day."""
    if name in _WORKED:
        return _WORKED[name](start).due
    rule, facts = _SAMPLES[name]
    outcomes = work_out(facts(start), CALENDARS)
    return next((o.due for o in outcomes if o.rule == rule and isinstance(o, Due)), None)


@pytest.mark.parametrize("name", sorted(READINGS))
def test_both_readings_agree_on_every_day_from_2023_to_2028(name: str) -> None:
    compared = 0
    start = FIRST
    while (expected := READINGS[name](start)) <= LAST:
        found = _first(name, start)
        if found is not None:
            assert found == expected, f"{name} from {start}"
            compared += 1
        start += DAY

    assert compared > 700, "a rule that began in June 2026 still has two and a half years"


def test_no_rule_counted_in_days_is_without_a_second_opinion() -> None:
    in_days = {
        rule.id
        for rule in RULES.values()
        if rule.counts not in (Counts.ELAPSED_HOURS, Counts.NOTHING)
    }

    assert in_days == set(READINGS) - {"DSR-EXT with a pause"} | set(_SAME_AS)


def test_the_second_opinion_has_never_seen_the_first() -> None:
    source = Path(second_opinion.__file__).read_text(encoding="utf-8")
    imported = {
        name
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported == {"json", "collections.abc", "datetime", "pathlib"}
