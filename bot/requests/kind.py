"""A request, as the bot works on it: its table of contents."""

from bot.cases import actions
from bot.cases.case_kind import NO_NOTICES, KindDesk, Reporting
from bot.requests import helping, holding, letter_actions, render, reporting, rights, steps
from bot.requests.shows import RequestShow
from bot.showing.recipes import Show
from dialogs.requests.kind import REQUEST_WORDS
from dialogs.requests.verbs import RequestVerb
from governance.requests.steps import Step

REQUEST = KindDesk(
    words=REQUEST_WORDS,
    handlers={
        RequestVerb.START: reporting.start,
        RequestVerb.STEPS: steps.steps,
        RequestVerb.STEP: steps.ask,
        RequestVerb.HOLDING: holding.ask,
        RequestVerb.RIGHT: rights.ask,
        RequestVerb.WHY: actions.deadline,
        RequestVerb.LETTERS: letter_actions.letters,
        RequestVerb.LETTER: letter_actions.letter,
        RequestVerb.LETTER_FILE: letter_actions.file,
        RequestVerb.ASK: helping.ask,
    },
    changes={
        RequestVerb.SEND: reporting.send,
        RequestVerb.STEP_SEND: steps.send,
        RequestVerb.HOLDING_SEND: holding.send,
        RequestVerb.RIGHT_SEND: rights.send,
        RequestVerb.ASK_SEND: helping.send,
    },
    alike={},
    commands={},
    case_actions={step.value: steps.typed(step) for step in Step},
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
    collects={},
    answered={},
    silent={},
)
