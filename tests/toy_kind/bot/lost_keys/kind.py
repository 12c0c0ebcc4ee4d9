"""A lost key, as the bot works on it: its table of contents."""

from bot.cases.case_kind import NO_LETTERS, NO_NOTICES, KindDesk, Reporting
from bot.lost_keys import render, reporting
from dialogs.lost_keys.kind import LOST_KEY_WORDS
from dialogs.lost_keys.verbs import LostKeyVerb

LOST_KEY = KindDesk(
    words=LOST_KEY_WORDS,
    handlers={LostKeyVerb.REPORT: reporting.start},
    changes={
        LostKeyVerb.SEND: reporting.send,
        LostKeyVerb.LOCK_CHANGED: reporting.lock_changed,
    },
    alike={},
    commands={},
    case_actions={"lock_changed": reporting.lock_changed},
    if_not_theirs={},
    typed=None,
    due={},
    needs={},
    renders={},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    letters=NO_LETTERS,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=None,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=None,
        turns_out=None,
        lead_hears=None,  # nothing waits for the IG lead until it is sent
    ),
    goes_on=None,
    correcting=reporting.CORRECTING,
    taken=None,
    reporter_wrote=None,
    answered={},
    silent={},
)
