"""A breach, as the bot works on it: its table of contents."""

from bot.breaches import deciding, details, joint, reporting
from bot.cases.case_kind import KindDesk, Reporting
from dialogs.breaches.news import started_not_sent_nudge
from dialogs.breaches.questions import BREACH as FLOW
from dialogs.breaches.verbs import BreachVerb
from dialogs.cases.verbs import Verb

BREACH = KindDesk(
    name="breach",
    handlers={
        BreachVerb.REPORT: reporting.start,
        BreachVerb.REPORT_FOR: reporting.start_for_someone,
        Verb.DETAILS: details.ask,
        BreachVerb.DETAILS_SKIP: details.skip,
        BreachVerb.PART: joint.open_part,
        BreachVerb.PART_CLOSE: joint.close_part,
    },
    changes={
        BreachVerb.SEND: reporting.send,
        BreachVerb.SEND_NOT_LEAD: reporting.send_not_lead,
        BreachVerb.DETAILS_SEND: details.send,
        Verb.DECIDE_SEND: deciding.decide,
    },
    alike={BreachVerb.SEND_NOT_LEAD: BreachVerb.SEND},
    commands={
        BreachVerb.REPORT: reporting.start,
        BreachVerb.REPORT_FOR: reporting.start_for_someone,
    },
    case_actions={"details": details.ask},
    if_not_theirs={},
    typed=None,
    reporting=Reporting(
        flow=FLOW,
        start=reporting.start,
        send=reporting.send,
        send_not_lead=reporting.send_not_lead,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=reporting.note,
        turns_out=None,
        nudge=started_not_sent_nudge,
        lead_hears=reporting.started_notice,
    ),
)
