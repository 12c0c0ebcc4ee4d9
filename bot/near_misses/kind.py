"""A near miss or poor practice, as the bot works on it: its table of contents."""

from bot.cases.case_kind import NO_LETTERS, KindDesk, Notices, Reporting
from bot.near_misses import render, reporting
from bot.near_misses.correcting import CORRECTING
from dialogs.cases.verbs import Verb
from dialogs.near_misses.kind import NEAR_MISS_WORDS
from dialogs.near_misses.verbs import NearMissVerb

NEAR_MISS = KindDesk(
    words=NEAR_MISS_WORDS,
    handlers={NearMissVerb.REPORT: reporting.start},
    changes={
        NearMissVerb.SEND: reporting.send,
        NearMissVerb.SEND_NOT_LEAD: reporting.send_not_lead,
        Verb.LESSON_SEND: reporting.record_lesson,
    },
    alike={NearMissVerb.SEND_NOT_LEAD: NearMissVerb.SEND},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={},
    renders={},
    folds={},
    files=frozenset(),
    notices=Notices(
        kept=frozenset(),
        left_alone={},
        over={},
        mails={},
        unreached={},
    ),
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    letters=NO_LETTERS,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=reporting.send_not_lead,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=None,
        turns_out=reporting.turns_out,
        lead_hears=None,  # no alarm is raised for a near miss
    ),
    goes_on=None,
    correcting=CORRECTING,
    taken=None,
    reporter_wrote=None,
    answered={},
    silent={},
)
