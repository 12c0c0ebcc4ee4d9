"""A breach, as the bot works on it: its table of contents."""

from bot.breaches import deciding, details, joint, reporting
from bot.cases.case_kind import KindDesk, Reporting
from dialogs.asking.command_rows import Name
from dialogs.breaches.news import started_not_sent_nudge
from dialogs.breaches.questions import BREACH as FLOW
from dialogs.cases.verbs import Verb

BREACH = KindDesk(
    name="breach",
    handlers={
        Verb.REPORT_BREACH: reporting.start,
        Verb.REPORT_FOR: reporting.start_for_someone,
        Verb.DETAILS: details.ask,
        "details_skip": details.skip,
        Verb.PART: joint.open_part,
        Verb.PART_CLOSE: joint.close_part,
    },
    changes={
        "send": reporting.send,
        "send_not_lead": reporting.send_not_lead,
        "details_send": details.send,
        Verb.DECIDE_SEND: deciding.decide,
    },
    alike={"send_not_lead": "send"},
    commands={
        Name.REPORT_BREACH: reporting.start,
        Name.REPORT_FOR: reporting.start_for_someone,
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
