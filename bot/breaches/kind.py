"""A breach, as the bot works on it: its table of contents."""

from bot.breaches import danger, deciding, details, joint, regulator, render, reporting
from bot.breaches.correcting import CORRECTING
from bot.breaches.shows import BreachShow
from bot.cases.case_kind import KindDesk, Notices, Reporting
from dialogs.breaches.kind import BREACH_WORDS
from dialogs.breaches.safety import HELP_BUTTONS, WHEREABOUTS_BUTTONS
from dialogs.breaches.verbs import BreachVerb
from dialogs.cases.verbs import Verb
from governance.access import Action

BREACH = KindDesk(
    words=BREACH_WORDS,
    handlers={
        BreachVerb.REPORT: reporting.start,
        BreachVerb.REPORT_FOR: reporting.start_for_someone,
        Verb.DETAILS: details.ask,
        BreachVerb.DETAILS_SKIP: details.skip,
        BreachVerb.PART: joint.open_part,
        BreachVerb.PART_CLOSE: joint.close_part,
        BreachVerb.WHO_PHONED: danger.ask_who_phoned,
        BreachVerb.STAND_DOWN: danger.ask_stand_down,
        BreachVerb.TOLD: regulator.ask_told,
        BreachVerb.FOLLOW_UP: regulator.ask_follow_up,
        BreachVerb.REFERENCE: regulator.ask_reference,
        BreachVerb.THEIR_DATE: regulator.ask_their_date,
        BreachVerb.ANSWERED: regulator.ask_answered,
    },
    changes={
        BreachVerb.SEND: reporting.send,
        BreachVerb.SEND_NOT_LEAD: reporting.send_not_lead,
        BreachVerb.DETAILS_SEND: details.send,
        Verb.DECIDE_SEND: deciding.decide,
        **{verb: danger.shows_where(answer) for answer, verb in WHEREABOUTS_BUTTONS.items()},
        **{verb: danger.help_said(answer) for answer, verb in HELP_BUTTONS.items()},
        BreachVerb.WHO_PHONED_SEND: danger.who_phoned,
        BreachVerb.STAND_DOWN_SEND: danger.stand_down,
        BreachVerb.TOLD_SEND: regulator.told,
        BreachVerb.FOLLOW_UP_SEND: regulator.follow_up,
        BreachVerb.REFERENCE_SEND: regulator.reference,
        BreachVerb.THEIR_DATE_SEND: regulator.their_date,
        BreachVerb.ANSWERED_SEND: regulator.answered,
        BreachVerb.DELAY_SEEN: regulator.delay_seen,
    },
    alike={BreachVerb.SEND_NOT_LEAD: BreachVerb.SEND},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={
        BreachShow.HELP_SAID: Action.OPEN,
        BreachShow.WHO_PHONED: Action.SAY_HELP,
        BreachShow.STAND_DOWN: Action.STAND_DOWN,
        BreachShow.STOOD_DOWN: Action.OPEN,
        BreachShow.TOLD: Action.WORK,
        BreachShow.FOLLOW_UP: Action.WORK,
        BreachShow.REFERENCE: Action.WORK,
        BreachShow.THEIR_DATE: Action.WORK,
        BreachShow.ANSWERED: Action.WORK,
        BreachShow.DELAY: Action.OPEN,
    },
    renders={BreachShow.PART_NOTICE: render.render_part, BreachShow.PART: render.render_part},
    folds={},
    files=frozenset(),
    notices=Notices(
        kept=frozenset({BreachShow.DELAY}),
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
    reporter_wrote=danger.reporter_wrote,
    answered={},
    silent={},
)
