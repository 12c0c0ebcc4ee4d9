"""A form about a case: below the card it was asked for from, and again with what is wrong."""

from typing import Any

from adapters.teams.values import ActivityKind
from bot.drafts.danger_said import not_sure_where_said
from bot.drafts.form_render import case_form, context
from bot.drafts.identifiers_asked import Form, ask_once, narratives
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, advance
from dialogs.asking.flow import Answers, Flow
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


def answers_to(
    turn: Turn, case: Case, flow: Flow, *, kept: Answers, before: Answers, form: Form
) -> Answers | Answer:
    """Return the answers of a form about a case, with those that are kept; or an Answer that asks
    about possible identifiers, or says what to put right first.
    """
    if asked := ask_once(turn, form, narratives(turn, flow)):
        return asked
    step = advance(flow, kept, turn.replies, context(turn, before))
    if not isinstance(step, Ask):
        return not_sure_where_said(turn, flow, step.answers, narratives(turn, flow).values())
    if told := _left_as_it_is(turn, flow, step):
        return told
    answers, problems = step.answers, step.problems
    card = case_form(turn, case, flow, answers=answers, problems=problems, before=before)
    return Answer(CardBody(card, case.header.reference))


def _left_as_it_is(turn: Turn, flow: Flow, step: Ask) -> Answer | None:
    """Say what is wrong and leave the card as it is, where the person wrote words of their own:
    those are kept nowhere yet, and no card of ours may say them back. None where they wrote none.
    """
    if not narratives(turn, flow):
        return None
    asked = {question.field: question.text for question in flow.questions}
    wrong = [f"{asked[field]} {said}" for field, said in step.problems.items()]
    return Answer(TextBody(" ".join([*wrong, STILL_THERE])), replaces=False)
