"""A disclosure request, as the bot works on it: its table of contents."""

from bot.cases import actions
from bot.cases.case_kind import NO_NOTICES, KindDesk, Reporting
from bot.disclosures import handling, letters, render, reporting
from bot.disclosures.shows import DisclosureShow
from bot.showing.recipes import Show
from dialogs.disclosures.kind import DISCLOSURE_WORDS
from dialogs.disclosures.verbs import DisclosureVerb

DISCLOSURE = KindDesk(
    words=DISCLOSURE_WORDS,
    handlers={
        DisclosureVerb.START: reporting.start,
        DisclosureVerb.CHECK: handling.ask_check,
        DisclosureVerb.WEIGH: handling.ask_weigh,
        DisclosureVerb.LEGAL: handling.ask_legal,
        DisclosureVerb.DECIDE: actions.ask_decision,
        DisclosureVerb.SENT: handling.ask_sent,
        DisclosureVerb.TELL: handling.ask_tell,
        DisclosureVerb.LETTERS: letters.ask_letters,
        DisclosureVerb.LETTER: letters.letter,
        DisclosureVerb.LETTER_FILE: letters.letter_file,
    },
    changes={
        DisclosureVerb.SEND: reporting.send,
        DisclosureVerb.CHECK_SEND: handling.send_check,
        DisclosureVerb.WEIGH_SEND: handling.send_weigh,
        DisclosureVerb.LEGAL_SEND: handling.send_legal,
        DisclosureVerb.DECIDE_SEND: handling.send_decision,
        DisclosureVerb.SENT_SEND: handling.send_sent,
        DisclosureVerb.TELL_SEND: handling.send_tell,
    },
    alike={},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs=render.NEEDS,
    renders={},
    folds={DisclosureShow.LETTER: Show.CASE},
    files=frozenset({DisclosureShow.LETTER}),
    notices=NO_NOTICES,
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    letters=letters.LETTERS_TO_THEM,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=None,
        all_answered=reporting.ALL_ANSWERED,
        fitted=reporting.flow_of,
        note=None,
        turns_out=None,
        lead_hears=None,  # the IG lead may be part of it
    ),
    goes_on=None,
    correcting=None,
    taken=None,
    reporter_wrote=None,
    answered={},
    silent={},
)
