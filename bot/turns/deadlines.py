"""The calculator in a chat: "deadline foi 20/11/2026"."""

from dataclasses import replace

from bot.turns.turn import Answer, Turn
from dialogs.asking.typing import not_kept
from dialogs.clocks.calculator import DeadlineNotUnderstood, read_deadline
from dialogs.clocks.calculator_card import deadline_card
from governance.clocks.due import FactsDoNotFit
from governance.clocks.work import work_out
from governance.outbox_message import CardBody, TextBody


def deadline(turn: Turn) -> Answer:
    """Work out a deadline and show how; or say what of it was not understood."""
    asked = turn.given("on")
    try:
        request = read_deadline(asked)
        outcomes = work_out(request.facts, turn.services.calendars())
    except (DeadlineNotUnderstood, FactsDoNotFit) as wrong:
        return Answer(TextBody(not_kept(str(wrong), asked)))
    card = deadline_card(request, outcomes, turn.services.confirmed)
    return Answer(CardBody(card, str(card["fallbackText"])))


def which(turn: Turn) -> Answer:
    """Say what can be typed to have a deadline worked out."""
    return replace(deadline(turn), replaces=False)
