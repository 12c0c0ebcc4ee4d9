"""A request, as the bot works on it: its table of contents."""

from bot.cases import actions
from bot.cases.case_kind import NO_NOTICES, KindDesk, Reporting
from bot.requests import handling, render, reporting
from bot.requests.render import RequestShow
from bot.showing.recipes import Show
from dialogs.requests.kind import REQUEST_WORDS
from dialogs.requests.verbs import RequestVerb
from governance.requests.steps import Step

REQUEST = KindDesk(
    words=REQUEST_WORDS,
    handlers={
        RequestVerb.START: reporting.start,
        RequestVerb.STEPS: handling.steps,
        RequestVerb.STEP: handling.ask_step,
        RequestVerb.HOLDING: handling.ask_holding,
        RequestVerb.RIGHT: handling.ask_right,
        RequestVerb.WHY: actions.deadline,
        RequestVerb.LETTERS: handling.letters,
        RequestVerb.LETTER: handling.letter,
        RequestVerb.LETTER_FILE: handling.letter_file,
        RequestVerb.ASK: handling.ask_partners,
    },
    changes={
        RequestVerb.SEND: reporting.send,
        RequestVerb.STEP_SEND: handling.send_step,
        RequestVerb.HOLDING_SEND: handling.send_holding,
        RequestVerb.RIGHT_SEND: handling.send_right,
        RequestVerb.ASK_SEND: handling.send_to_partners,
    },
    alike={},
    commands={},
    case_actions={step.value: handling.typed(step) for step in Step},
    if_not_theirs={},
    typed=None,
    due={},
    needs=render.NEEDS,
    renders={},
    folds={RequestShow.LETTER: Show.CASE},
    files=frozenset({RequestShow.LETTER}),
    notices=NO_NOTICES,
    left_out=None,
    scene=render.scene,
    cards=render.CARDS,
    letters=render.LETTERS_TO_PEOPLE,
    reporting=Reporting(
        start=reporting.start,
        send=reporting.send,
        send_not_lead=None,
        all_answered=reporting.ALL_ANSWERED,
        fitted=None,
        note=None,
        turns_out=reporting.turns_out,
        lead_hears=None,  # nothing waits for the IG lead until it is recorded
    ),
    goes_on=None,
    correcting=None,
    taken=None,
    reporter_wrote=None,
    answered={},
    silent={},
)
