"""Corrections after sending: an event each; what was sent first stays in the history."""

from bot.cases.actions import find
from bot.cases.case_forms import answers_to, below
from bot.cases.case_kind import Correcting
from bot.cases.escalation import append_fact, climb
from bot.cases.news import tell_changed
from bot.drafts.form_render import NOTHING, case_form
from bot.drafts.identifiers_asked import about_case, in_danger
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import facts
from dialogs.asking.flow import Answers
from governance.access import Action
from governance.cases.case import Case
from governance.outbox_message import TextBody
from storage.errors import NotThere

NOTHING_NEW = "Nothing was changed in {ref}."
CORRECTED = (
    "Thank you. {ref} is corrected, and the people who have it are told. What you wrote before"
    " stays in its history."
)
BUTTON = "“Send the correction”"


def ask(turn: Turn) -> Answer:
    """Ask the questions again, with the answers as they stand, but for the narrative."""
    case = find(turn, Action.CORRECT)
    way = _way(turn, case)
    return below(turn, case, case_form(turn, case, way.flow, answers=way.answers(case)))


def correct(turn: Turn) -> Answer:
    """Keep the report as it is now, or go on as what it turned out to be."""
    case = find(turn, Action.CORRECT)
    way = _way(turn, case)
    before = way.answers(case)
    danger = in_danger(before) or in_danger(turn.replies)
    form = about_case(turn, case, BUTTON, danger=danger)
    answers = answers_to(turn, case, way.flow, kept=before, before=NOTHING, form=form)
    if isinstance(answers, Answer):
        return answers
    if way.turns_out and (instead := way.turns_out(turn, case, answers)):
        return instead
    return _keep(turn, case, way, answers)


def _way(turn: Turn, case: Case) -> Correcting:
    """Return how a case of this kind is corrected; NotThere where none can be."""
    way = turn.services.kinds.of(case).correcting
    if way is None:
        raise NotThere
    return way


def _keep(turn: Turn, case: Case, way: Correcting, answers: Answers) -> Answer:
    reference = case.header.reference
    fact = way.fact(case, facts(way.flow, answers))
    if fact is None:
        return Answer(TextBody(NOTHING_NEW.format(ref=reference)))
    then = append_fact(turn, case, turn.viewer, fact)
    tell_changed(turn, then, but=turn.viewer.person)
    climb(turn, way.then(turn, case, then) if way.then else then)
    return Answer(TextBody(CORRECTED.format(ref=reference)))
