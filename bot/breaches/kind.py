"""A breach, as the bot works on it: its table of contents."""

from bot.breaches import deciding, details, joint, render, reporting
from bot.breaches.correcting import CORRECTING
from bot.breaches.shows import BreachShow
from bot.cases.case_kind import KindDesk, Notices, Reporting
from dialogs.breaches.kind import BREACH_WORDS
from dialogs.breaches.verbs import BreachVerb
from dialogs.cases.verbs import Verb

BREACH = KindDesk(
    words=BREACH_WORDS,
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
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={},
    renders={BreachShow.PART_NOTICE: render.render_part, BreachShow.PART: render.render_part},
    folds={},
    files=frozenset(),
    notices=Notices(
        kept=frozenset(),
        left_alone={BreachShow.PART_NOTICE: lambda _case: True},
        over={},
        mails={},
        unreached={},
    ),
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=reporting.send_not_lead,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=reporting.note,
        turns_out=None,
        lead_hears=reporting.started_notice,
    ),
    goes_on=reporting.instead,
    correcting=CORRECTING,
    answered={},
    silent={},
)
