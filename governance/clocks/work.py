"""From the facts of a matter to its dates: one way in for every kind."""

from governance.calendars import Calendar, Calendars
from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan, fee_due, reviews_due
from governance.clocks.breach_clock import BreachTimes, breach_due
from governance.clocks.complaint_clock import Complaint, complaint_due
from governance.clocks.due import Outcome
from governance.clocks.incident_clock import SeriousIncident, serious_incident_due
from governance.clocks.information_clock import (
    InformationRequest,
    ReviewRequest,
    information_due,
    internal_review_due,
)
from governance.clocks.rights_clock import RightsRequest, rights_due

Facts = (
    BreachTimes
    | RightsRequest
    | InformationRequest
    | ReviewRequest
    | Complaint
    | SeriousIncident
    | ReviewPlan
    | ChargePeriod
)


def work_out(facts: Facts, calendars: Calendars) -> tuple[Outcome, ...]:
    """Return every date these facts give, the one that binds first; never stored as typed."""
    match facts:
        case BreachTimes() | ReviewPlan() | ChargePeriod():
            return _on_every_day(facts)
        case InformationRequest() | ReviewRequest():
            return _across_the_uk(facts, calendars.uk_wide)
        case RightsRequest() | Complaint() | SeriousIncident():
            return _in_england_and_wales(facts, calendars.england_and_wales)


def _on_every_day(facts: BreachTimes | ReviewPlan | ChargePeriod) -> tuple[Outcome, ...]:
    match facts:
        case BreachTimes():
            return breach_due(facts)
        case ReviewPlan():
            return reviews_due(facts)
        case ChargePeriod():
            return fee_due(facts)


def _across_the_uk(
    facts: InformationRequest | ReviewRequest, calendar: Calendar
) -> tuple[Outcome, ...]:
    match facts:
        case InformationRequest():
            return information_due(facts, calendar)
        case ReviewRequest():
            return internal_review_due(facts, calendar)


def _in_england_and_wales(
    facts: RightsRequest | Complaint | SeriousIncident, calendar: Calendar
) -> tuple[Outcome, ...]:
    match facts:
        case RightsRequest():
            return rights_due(facts, calendar)
        case Complaint():
            return complaint_due(facts, calendar)
        case SeriousIncident():
            return serious_incident_due(facts, calendar)


def needs_confirming(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    """Return the rules among these whose source an IG lead is asked to confirm, each once."""
    return tuple(dict.fromkeys(outcome.rule for outcome in outcomes if outcome.confirm))


def say_confirm(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    """Return the one line that asks for it, or nothing."""
    rules = needs_confirming(outcomes)
    if not rules:
        return ()
    named = rules[0] if len(rules) == 1 else f"{', '.join(rules[:-1])} and {rules[-1]}"
    return (f"Confirm with your IG lead: we have not read the source of {named} ourselves.",)
