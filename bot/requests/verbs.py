"""What the request cards' buttons and their typed commands do: one table each."""

from collections.abc import Mapping

from bot.cases import actions
from bot.requests import helping, holding, letter_actions, reporting, rights, steps
from bot.turns.turn import Handler
from dialogs.requests.verbs import RequestVerb
from governance.requests.steps import Step

REQUEST_VERBS: Mapping[str, Handler] = {
    RequestVerb.START: reporting.start,
    RequestVerb.SEND: reporting.send,
    RequestVerb.STEPS: steps.steps,
    RequestVerb.STEP: steps.ask,
    RequestVerb.STEP_SEND: steps.send,
    RequestVerb.HOLDING: holding.ask,
    RequestVerb.HOLDING_SEND: holding.send,
    RequestVerb.RIGHT: rights.ask,
    RequestVerb.RIGHT_SEND: rights.send,
    RequestVerb.WHY: actions.deadline,
    RequestVerb.LETTERS: letter_actions.letters,
    RequestVerb.LETTER: letter_actions.letter,
    RequestVerb.LETTER_FILE: letter_actions.file,
    RequestVerb.ASK: helping.ask,
    RequestVerb.ASK_SEND: helping.send,
}
"""Every verb of the request cards."""

REQUEST_CHANGES = frozenset(
    {
        RequestVerb.SEND,
        RequestVerb.STEP_SEND,
        RequestVerb.HOLDING_SEND,
        RequestVerb.RIGHT_SEND,
        RequestVerb.ASK_SEND,
    }
)
"""Those that change something: a second tap on the same card gets the same answer."""

REQUEST_ACTIONS: Mapping[str, Handler] = {
    **{step.value: steps.typed(step) for step in Step},
    "request_steps": steps.steps,
    "request_holding": holding.ask,
    "request_right": rights.ask,
    "request_letters": letter_actions.letters,
    "request_ask": helping.ask,
}
"""What can be typed about a request, beside its reference."""
