"""A form about a case: below the card it was asked for from, and again with what is wrong."""

from typing import Any

from adapters.teams.values import ActivityKind
from bot.drafts.identifiers_asked import narratives
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask
from dialogs.asking.flow import Flow
from governance.cases.case import Case
from governance.outbox_message import CardBody, TextBody

STILL_THERE = "What you wrote is still in your card: put that right, and press its button again."


def below(turn: Turn, case: Case, form: dict[str, Any]) -> Answer:
    """Send the form as a message of its own; the receipt it was asked for from stays a receipt."""
    body = CardBody(form, case.header.reference)
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return Answer(body)
    turn.say(body, "form")
    return shown(card_of(case, Show.RECEIPT))


def left_as_it_is(turn: Turn, flow: Flow, step: Ask) -> Answer | None:
    """Say what is wrong and leave the card as it is, where the person wrote words of their own:
    those are kept nowhere yet, and no card of ours may say them back. None where they wrote none.
    """
    if not narratives(turn, flow):
        return None
    asked = {question.field: question.text for question in flow.questions}
    wrong = [f"{asked[field]} {said}" for field, said in step.problems.items()]
    return Answer(TextBody(" ".join([*wrong, STILL_THERE])), replaces=False)
