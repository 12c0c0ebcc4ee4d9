"""From the facts of a case to its dates: one way in for every kind."""

from governance.calendars import Calendars
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


def work_out(facts: Facts, calendars: Calendars) -> tuple[Outcome, ...]:  # noqa: C901, PLR0911 - a kind a line
    """Return every date these facts give, the one that binds first; never stored as typed."""
    match facts:
        case BreachTimes():
            return breach_due(facts)
        case ReviewPlan():
            return reviews_due(facts)
        case ChargePeriod():
            return fee_due(facts)
        case InformationRequest():
            return information_due(facts, calendars.uk_wide)
        case ReviewRequest():
            return internal_review_due(facts, calendars.uk_wide)
        case RightsRequest():
            return rights_due(facts, calendars.england_and_wales)
        case Complaint():
            return complaint_due(facts, calendars.england_and_wales)
        case SeriousIncident():
            return serious_incident_due(facts, calendars.england_and_wales)


def say_confirm(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    """Return the one line that asks an IG lead to confirm unread sources, or nothing."""
    rules = list(dict.fromkeys(outcome.rule for outcome in outcomes if outcome.confirm))
    if not rules:
        return ()
    named = rules[0] if len(rules) == 1 else f"{', '.join(rules[:-1])} and {rules[-1]}"
    return (f"Confirm with your IG lead: we have not read the source of {named} ourselves.",)
