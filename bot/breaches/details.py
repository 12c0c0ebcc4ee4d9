"""After the report: card 2, what else they know."""

from collections.abc import Mapping
from typing import Any

from bot.cases.actions import find
from bot.cases.case_forms import below, left_as_it_is
from bot.cases.escalation import append_fact
from bot.cases.narrowing import of_kind
from bot.cases.news import tell_handlers
from bot.drafts.form_render import NO_PROBLEMS, NOTHING, context
from bot.drafts.form_render import case_form as form_of
from bot.drafts.identifiers_asked import ask_once, case_form, narratives
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import Ask, advance, facts
from dialogs.asking.flow import Answers
from dialogs.breaches.questions import BREACH_DETAILS, answers_of
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import DetailsAdded
from governance.breaches.report import BreachDetails
from governance.outbox_message import CardBody, TextBody

ADDED = "Thank you. That is added to {ref}, and the people who have your report are told."
SKIPPED = "That is fine. You can add details to {ref} at any time from your receipt."


def ask(turn: Turn) -> Answer:
    """Show card 2 again."""
    case = of_kind(Breach, find(turn, Action.ADD_DETAILS))
    return below(turn, case, details_card(turn, case))


def skip(turn: Turn) -> Answer:
    """Say that details can be added later."""
    case = of_kind(Breach, find(turn, Action.ADD_DETAILS))
    return Answer(TextBody(SKIPPED.format(ref=case.header.reference)))


def send(turn: Turn) -> Answer:
    """Add what they know, as it stands: every part is optional."""
    case = of_kind(Breach, find(turn, Action.ADD_DETAILS))
    form = case_form(turn, case, "“Add these details”", danger=case.report.urgent)
    if asked := ask_once(turn, form, narratives(turn, BREACH_DETAILS)):
        return asked
    step = advance(BREACH_DETAILS, {}, turn.replies, context(turn, answers_of(case.report)))
    if isinstance(step, Ask):
        if told := left_as_it_is(turn, BREACH_DETAILS, step):
            return told
        card = details_card(turn, case, answers=step.answers, problems=step.problems)
        return Answer(CardBody(card, case.header.reference))
    details = facts(BREACH_DETAILS, step.answers)
    if details == BreachDetails():
        return skip(turn)
    then = append_fact(turn, case, turn.viewer, DetailsAdded(details))
    tell_handlers(turn, then, card_of(case, Show.CASE), but=turn.viewer.person)
    return Answer(TextBody(ADDED.format(ref=case.header.reference)))


def details_card(
    turn: Turn,
    case: Breach,
    *,
    answers: Answers = NOTHING,
    problems: Mapping[str, str] = NO_PROBLEMS,
) -> dict[str, Any]:
    """Card 2, for this case; it depends on what card 1 said."""
    said = answers_of(case.report)
    return form_of(turn, case, BREACH_DETAILS, answers=answers, problems=problems, before=said)
