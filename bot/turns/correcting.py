"""Corrections after sending: an event each; what was sent first stays in the history."""

from bot.kinds import near_miss
from bot.recipes import ready, words
from bot.turns.case_actions import find
from bot.turns.details import as_it_is, below, tell_those_who_have_it
from bot.turns.forms import context, correction
from bot.turns.noticing import ask_once, case_form, in_danger, narratives
from bot.turns.reporting import instead
from bot.turns.turn import Answer, Turn
from bot.work.climb import add, climb
from dialogs.engine import Ask, advance, facts
from dialogs.flows.breach import BREACH_CORRECTION
from dialogs.flows.breach import answers_of as answers_of_breach
from dialogs.flows.near_miss import NEAR_MISS_CORRECTION, answers_of, got_out, story
from dialogs.questions import Answers, Flow
from governance.access import Action
from governance.breach import BreachReport
from governance.case import Case
from governance.facts import Corrected, NearMissCorrected
from governance.ladder_rows import breach_ladder
from governance.matter import Matter, went_past_lead
from governance.near_misses import NearMissCase

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
        return instead(turn, story(step.answers), past_lead=went_past_lead(case))
    return _keep(turn, case, flow, step.answers)


def _as_sent(case: Matter) -> tuple[Flow, Answers]:
    """What is asked about a report of this kind, and the answers as they stand."""
    if isinstance(case, Case):
        return BREACH_CORRECTION, answers_of_breach(case.report)
    return NEAR_MISS_CORRECTION, answers_of(near_miss(case).report)


def _keep(turn: Turn, case: Matter, flow: Flow, answers: Answers) -> Answer:
    reference = case.header.reference
    fact = _fact(case, flow, answers)
    if fact is None:
        return Answer(words(NOTHING_NEW.format(ref=reference)))
    then = add(turn.unit, case, turn.viewer, fact, turn.now)
    then = climb(turn.unit, turn.desk, then, turn.now)
    tell_those_who_have_it(turn, then)
    return Answer(words(CORRECTED.format(ref=reference)))


def _fact(case: Matter, flow: Flow, answers: Answers) -> Corrected | NearMissCorrected | None:
    """What was corrected; None where the report is what it was. Awareness does not move."""
    report = facts(flow, answers)
    if isinstance(case, Case):
        changed = Corrected(report, _urgent_ladder(case, report))
        return changed if report != case.report else None
    same = isinstance(case, NearMissCase) and report == case.report
    return None if same else NearMissCorrected(report)


def _urgent_ladder(case: Case, report: BreachReport) -> tuple[str, int] | None:
    """Danger that is first said in a correction takes the urgent ladder from then on."""
    if not report.urgent or case.report.urgent:
        return None
    ladder = breach_ladder(urgent=True)
    return ladder.id, ladder.version
