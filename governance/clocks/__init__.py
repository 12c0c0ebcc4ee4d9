"""Every clock: worked out from facts and a calendar, with its source, explained line by line.

`find(id)` gives the row of a rule; `work_out(facts, calendars)` gives the dates of a matter.
"""

from governance.clocks.agreement import (
    ChargePeriod,
    ReviewPlan,
    YearlyFrom,
    fee_due,
    health_record_due,
    reviews_due,
    take_down_due,
)
from governance.clocks.breach import BREACH_NOTICE, Breach, breach_due, breach_notice_due
from governance.clocks.complaints import Complaint, complaint_due, routing_due
from governance.clocks.due import (
    Due,
    FactsDoNotFit,
    NoDate,
    Outcome,
    Span,
    Standing,
    not_in_the_future,
    overdue_from,
)
from governance.clocks.incidents import (
    SeriousIncident,
    lado_call_due,
    practice_review_due,
    serious_incident_due,
)
from governance.clocks.information import (
    InformationRequest,
    ReviewRequest,
    information_due,
    internal_review_due,
)
from governance.clocks.moves import Moved, Working, moves
from governance.clocks.rights import RightsRequest, rights_due
from governance.clocks.rules import RULES, NoSuchRule, find
from governance.clocks.work import Facts, needs_confirming, say_confirm, work_out

__all__ = [
    "BREACH_NOTICE",
    "RULES",
    "Breach",
    "ChargePeriod",
    "Complaint",
    "Due",
    "Facts",
    "FactsDoNotFit",
    "InformationRequest",
    "Moved",
    "NoDate",
    "NoSuchRule",
    "Outcome",
    "ReviewPlan",
    "ReviewRequest",
    "RightsRequest",
    "SeriousIncident",
    "Span",
    "Standing",
    "Working",
    "YearlyFrom",
    "breach_due",
    "breach_notice_due",
    "complaint_due",
    "fee_due",
    "find",
    "health_record_due",
    "information_due",
    "internal_review_due",
    "lado_call_due",
    "moves",
    "needs_confirming",
    "not_in_the_future",
    "overdue_from",
    "practice_review_due",
    "reviews_due",
    "rights_due",
    "routing_due",
    "say_confirm",
    "serious_incident_due",
    "take_down_due",
    "work_out",
]
