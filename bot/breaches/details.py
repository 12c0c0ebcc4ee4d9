"""After the report: card 2, what else they know."""

from collections.abc import Mapping
from typing import Any

from adapters.teams.values import Kind
from bot.cases.actions import find
from bot.cases.escalation import append_fact
from bot.cases.narrowing import breach
from bot.cases.news import tell_handlers
from bot.drafts.form_render import NO_PROBLEMS, NOTHING, case_ref, context
from bot.drafts.identifiers_asked import ask_once, case_form, narratives
from bot.showing.recipes import Show, ready, words
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, advance, facts
from dialogs.asking.flow import Answers, Flow, FormContext
from dialogs.asking.form_card import form_card
from dialogs.breaches.questions import BREACH_DETAILS, answers_of
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import DetailsAdded
from governance.breaches.report import BreachDetails
from governance.cases.case import Case
from governance.outbox_message import Recipe

ADDED = "Thank you. That is added to {ref}, and the people who have your report are told."
SKIPPED = "That is fine. You can add details to {ref} at any time from your receipt."
STILL_THERE = "What you wrote is still in your card: put that right, and press its button again."


def ask(turn: Turn) -> Answer:
    """Card 2, again."""
    case = breach(find(turn, Action.ADD_DETAILS))
    return below(turn, case, details_card(turn, case))


def skip(turn: Turn) -> Answer:
    """Not now."""
    case = breach(find(turn, Action.ADD_DETAILS))
    return Answer(words(SKIPPED.format(ref=case.header.reference)))


def send(turn: Turn) -> Answer:
    """Add what they know, as it stands: every part is optional."""
    case = breach(find(turn, Action.ADD_DETAILS))
    form = case_form(turn, case, "“Add these details”", danger=case.report.urgent)
    if asked := ask_once(turn, form, narratives(turn, BREACH_DETAILS)):
        return asked
    step = advance(BREACH_DETAILS, {}, turn.replies, after_card_1(turn, case))
    if isinstance(step, Ask):
        if told := as_it_is(turn, BREACH_DETAILS, step):
            return told
        card = details_card(turn, case, answers=step.answers, problems=step.problems)
        return Answer(ready(card, case.header.reference))
    details = facts(BREACH_DETAILS, step.answers)
    if details == BreachDetails():
        return skip(turn)
    then = append_fact(turn.unit, case, turn.viewer, DetailsAdded(details), turn.now)
    tell_those_who_have_it(turn, then)
    return Answer(words(ADDED.format(ref=case.header.reference)))


def after_card_1(turn: Turn, case: Breach) -> FormContext:
    """Card 2 depends on what card 1 said."""
    return context(turn, answers_of(case.report))


def details_card(
    turn: Turn,
    case: Breach,
    *,
    answers: Answers = NOTHING,
    problems: Mapping[str, str] = NO_PROBLEMS,
) -> dict[str, Any]:
    """Card 2, for this case."""
    return form_card(
        BREACH_DETAILS,
        BREACH_DETAILS.pages[0],
        answers=answers,
        problems=problems,
        context=after_card_1(turn, case),
        ref=case_ref(turn, case),
    )


def below(turn: Turn, case: Case, form: dict[str, Any]) -> Answer:
    """The form as a message of its own: the receipt it was asked for from stays what it is."""
    body = ready(form, case.header.reference)
    if turn.incoming.kind is Kind.MESSAGE:
        return Answer(body)
    turn.say(body, "form")
    return shown(Recipe(Show.RECEIPT, case=case.header.id))


def as_it_is(turn: Turn, flow: Flow, step: Ask) -> Answer | None:
    """Where they wrote something the card they have stays, and what is wrong is said below it.

    What they wrote is kept nowhere yet, and no card of ours may say it back.
    """
    if not narratives(turn, flow):
        return None
    asked = {question.field: question.text for question in flow.questions}
    wrong = [f"{asked[field]} {said}" for field, said in step.problems.items()]
    return Answer(words(" ".join([*wrong, STILL_THERE])), replaces=False)


def tell_those_who_have_it(turn: Turn, case: Case) -> None:
    recipe = Recipe(Show.CASE, case=case.header.id)
    tell_handlers(turn.unit, turn.services, case, recipe, turn.now, but=turn.viewer.person)
