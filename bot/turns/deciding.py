"""The decision: what the IG lead records, with reasons. The bot suggests; a person decides."""

from dialogs.flows.decision import Decision, read_decision

from bot.recipes import Recipe, Show, ready
from bot.render import scene
from bot.turns.case_actions import find, show
from bot.turns.turn import Answer, Turn, shown
from bot.work.climb import add, plan
from bot.work.outreach import refresh, tell_person
from dialogs.case_cards import decide_card
from governance.access import Action, allowed
from governance.case import Case
from governance.events import AwarenessCorrected

ask = show(Show.DECIDE)


def decide(turn: Turn) -> Answer:
    """Record it, or show the card again with what is missing and everything they chose."""
    case = find(turn, Action.DECIDE)
    if case.decided is not None or turn.version < _shown_at(case):
        return shown(Recipe(Show.CASE, case=case.header.id))
    read = read_decision(turn.replies, case=case, now=turn.now)
    if read.problems:
        card = decide_card(
            scene(turn.desk, case, turn.looking), problems=read.problems, values=turn.replies
        )
        return Answer(ready(card, case.header.reference), sticks=False)
    return _record(turn, case, read.decision)


def _shown_at(case: Case) -> int:
    """Cards made before the awareness time last moved would move it back unseen."""
    moved = [n for n, e in enumerate(case.history, 1) if isinstance(e.fact, AwarenessCorrected)]
    return moved[-1] if moved else 0


def _record(turn: Turn, case: Case, decision: Decision) -> Answer:
    case = _move_awareness(turn, case, decision)
    case = add(turn.unit, case, turn.viewer, decision.decided, turn.now)
    plan(turn.unit, case, turn.now)
    refresh(turn.unit, case, turn.now)
    recipe = Recipe(Show.OUTCOME, case=case.header.id)
    tell_person(turn.unit, case, case.reporter, recipe, turn.now, what="outcome")
    return shown(Recipe(Show.CASE, case=case.header.id))


def _move_awareness(turn: Turn, case: Case, decision: Decision) -> Case:
    """Only the IG lead may move it, with a reason; the old value is kept (FACTS 2.1)."""
    new = decision.aware_at
    if (
        new is None
        or new == case.awareness.at
        or Action.CORRECT_AWARENESS not in allowed(turn.viewer, case)
    ):
        return case
    fact = AwarenessCorrected(case.awareness.at, new, decision.aware_reason)
    return add(turn.unit, case, turn.viewer, fact, turn.now)
