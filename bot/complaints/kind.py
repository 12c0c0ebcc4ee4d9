"""A complaint, as the bot works on it: its table of contents."""

from bot.cases.case_kind import KindDesk, Notices, Reporting
from bot.complaints import group, handling, render, reporting
from bot.complaints.render import ComplaintShow
from bot.showing.recipes import Show
from dialogs.complaints.kind import COMPLAINT_WORDS
from dialogs.complaints.verbs import LADO_TOLD, RECORD_ANYWAY, CpVerb
from governance.tasks.facts import TaskKind

COMPLAINT = KindDesk(
    words=COMPLAINT_WORDS,
    handlers={
        CpVerb.START: reporting.start,
        CpVerb.LETTER: handling.ask_letter,
        CpVerb.LETTER_FILE: handling.letter_file,
        CpVerb.NOTE: handling.ask_note,
        CpVerb.RECEIVED: handling.ask_received,
        CpVerb.PASS_ON: handling.ask_pass_on,
    },
    changes={
        CpVerb.SEND: reporting.send,
        CpVerb.LADO_TOLD: reporting.lado_told,
        CpVerb.AFTER_ALL: reporting.after_all,
        CpVerb.LETTER_SENT: handling.letter_sent,
        CpVerb.NOTE_SEND: handling.note,
        CpVerb.OUTCOME_SEND: handling.outcome,
        CpVerb.LESSON_SEND: handling.lesson,
        CpVerb.RECEIVED_SEND: handling.received,
        CpVerb.PASS_ON_SEND: handling.pass_on,
        CpVerb.ASK_GROUP: handling.to_the_group,
    },
    alike={},
    commands={LADO_TOLD: reporting.lado_told, RECORD_ANYWAY: reporting.after_all},
    case_actions={
        "letter": handling.ask_letter,
        "note": handling.ask_note,
        "received": handling.ask_received,
        "pass_on": handling.ask_pass_on,
        "group": handling.to_the_group,
    },
    if_not_theirs={},
    typed=None,
    due={reporting.ROUTE: reporting.fall_due, group.GROUP: group.fall_due},
    needs=render.NEEDS,
    renders={ComplaintShow.OFFICE: render.render_office},
    folds={ComplaintShow.LETTER: Show.CASE},
    files=frozenset({ComplaintShow.LETTER}),
    notices=Notices(
        kept=frozenset({ComplaintShow.LEARNT, ComplaintShow.OFFICE}),
        left_alone={},
        over={},
        mails={},
        unreached={},
    ),
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    letters=render.LETTERS_TO_PEOPLE,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=None,
        all_answered=reporting.ALL_ANSWERED,
        fitted=reporting.flow_of,
        note=None,
        turns_out=reporting.stops,
        lead_hears=None,  # it may be about the IG lead
    ),
    goes_on=None,
    correcting=None,
    taken=None,
    reporter_wrote=None,
    answered={TaskKind.CHOOSE: group.answered, TaskKind.RESPOND: group.responded},
    silent={TaskKind.CHOOSE: group.answered, TaskKind.RESPOND: group.nominee_silent},
)
