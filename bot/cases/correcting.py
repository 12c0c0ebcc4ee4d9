"""Corrections after sending: an event each; what was sent first stays in the history."""

from bot.breaches.details import as_it_is, below, tell_those_who_have_it
from bot.breaches.reporting import instead
from bot.cases.actions import find
from bot.cases.escalation import append_fact, climb
from bot.cases.narrowing import near_miss
from bot.drafts.form_render import context, correction
from bot.drafts.identifiers_asked import ask_once, case_form, in_danger, narratives
from bot.showing.recipes import ready, words
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import Ask, advance, facts
from dialogs.asking.flow import Answers, Flow
from dialogs.breaches.questions import BREACH_CORRECTION
from dialogs.breaches.questions import answers_of as answers_of_breach
from dialogs.near_misses.questions import NEAR_MISS_CORRECTION, answers_of, got_out, story
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import Corrected
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport
from governance.cases.case import Case
from governance.near_misses.facts import NearMissCorrected
from governance.near_misses.near_miss import NearMissCase

NOTHING_NEW = "Nothing was changed in {ref}."
CORRECTED = (
    "Thank you. {ref} is corrected, and the people who have it are told. What you wrote before"
    " stays in its history."
)
BUTTON = "“Send the correction”"


def ask(turn: Turn) -> Answer:
    """The questions again, as they stand, but for the narrative."""
    case = find(turn, Action.CORRECT)
    flow, answers = _as_sent(case)
    return below(turn, case, correction(turn, case, flow, answers=answers))


def correct(turn: Turn) -> Answer:
    """The report as it is now. A near miss in which something got out goes on as a breach."""
    case = find(turn, Action.CORRECT)
    flow, before = _as_sent(case)
    danger = in_danger(before) or in_danger(turn.replies)
    form = case_form(turn, case, BUTTON, danger=danger)
    if asked := ask_once(turn, form, narratives(turn, flow)):
        return asked
    step = advance(flow, before, turn.replies, context(turn))
    if isinstance(step, Ask):
        if told := as_it_is(turn, flow, step):
            return told
        card = correction(turn, case, flow, answers=step.answers, problems=step.problems)
        return Answer(ready(card, case.header.reference))
    if flow is NEAR_MISS_CORRECTION and got_out(step.answers):
        return instead(turn, story(step.answers), past_lead=case.past_lead)
    return _keep(turn, case, flow, step.answers)


def _as_sent(case: Case) -> tuple[Flow, Answers]:
    """What is asked about a report of this kind, and the answers as they stand."""
    if isinstance(case, Breach):
        return BREACH_CORRECTION, answers_of_breach(case.report)
    return NEAR_MISS_CORRECTION, answers_of(near_miss(case).report)


def _keep(turn: Turn, case: Case, flow: Flow, answers: Answers) -> Answer:
    reference = case.header.reference
    fact = _fact(case, flow, answers)
    if fact is None:
        return Answer(words(NOTHING_NEW.format(ref=reference)))
    then = append_fact(turn.unit, case, turn.viewer, fact, turn.now)
    then = climb(turn.unit, turn.services, then, turn.now)
    tell_those_who_have_it(turn, then)
    return Answer(words(CORRECTED.format(ref=reference)))


def _fact(case: Case, flow: Flow, answers: Answers) -> Corrected | NearMissCorrected | None:
    """What was corrected; None where the report is what it was. Awareness does not move."""
    report = facts(flow, answers)
    if isinstance(case, Breach):
        changed = Corrected(report, _urgent_ladder(case, report))
        return changed if report != case.report else None
    same = isinstance(case, NearMissCase) and report == case.report
    return None if same else NearMissCorrected(report)


def _urgent_ladder(case: Breach, report: BreachReport) -> tuple[str, int] | None:
    """Danger that is first said in a correction takes the urgent ladder from then on."""
    if not report.urgent or case.report.urgent:
        return None
    ladder = breach_ladder(urgent=True)
    return ladder.id, ladder.version
