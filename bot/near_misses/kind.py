"""A near miss or poor practice, as the bot works on it: its table of contents."""

from bot.cases.case_kind import KindDesk, Reporting
from bot.near_misses import reporting
from dialogs.cases.verbs import Verb
from dialogs.near_misses.questions import NEAR_MISS as FLOW
from dialogs.near_misses.receipt import not_sent_nudge
from dialogs.near_misses.verbs import NearMissVerb

NEAR_MISS = KindDesk(
    name="near_miss",
    handlers={NearMissVerb.REPORT: reporting.start, NearMissVerb.SEE: reporting.see},
    changes={
        NearMissVerb.SEND: reporting.send,
        NearMissVerb.SEND_NOT_LEAD: reporting.send_not_lead,
        Verb.LESSON_SEND: reporting.record_lesson,
    },
    alike={NearMissVerb.SEND_NOT_LEAD: NearMissVerb.SEND},
    commands={NearMissVerb.REPORT: reporting.start},
    case_actions={},
    if_not_theirs={},
    typed=None,
    reporting=Reporting(
        flow=FLOW,
        start=reporting.start,
        send=reporting.send,
        send_not_lead=reporting.send_not_lead,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=None,
        turns_out=reporting.turns_out,
        nudge=not_sent_nudge,
        lead_hears=None,  # no alarm is raised for a near miss
    ),
)
