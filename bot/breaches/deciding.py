"""The decision: what the IG lead records, with reasons. The bot suggests; a person decides."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.breaches.render import scene
from bot.cases.actions import find_kind
from bot.cases.escalation import append_fact, plan
from bot.cases.moving import on_the_newest
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches.deciding import decide_card
from dialogs.breaches.decision_form import Decision, read_decision
from governance.access import Action, allowed
from governance.breaches.breach import Breach
from governance.breaches.facts import AwarenessCorrected, Decided
from governance.breaches.suggestion import suggest
from governance.cases.case import Case
from governance.outbox_message import CardBody, TextBody

NARRATIVES = ("reason", "aware_why", "delay_reason", "partners_told_who")
MOST_ECHOED = 10_000  # characters: a card must stay under 28 KB


def decide(turn: Turn) -> Answer:
    """Record the decision, or show the card again with what is missing and all they chose."""
    case = find_kind(turn, Breach, Action.DECIDE)
    if turn.version < _shown_at(case):
        return shown(card_of(case, Show.CASE))
    written = {name: turn.given(name) for name in NARRATIVES}
    if asked := ask_once(turn, about_case(turn, case, "“Record the decision”"), written):
        return asked
    values = _fitting(turn)
    read = read_decision(values, case=case, now=turn.now)
    if read.decision is None:
        return _ask_again(turn, case, values, read.problems)
    return _record(turn, case, read.decision)


def _fitting(turn: Turn) -> Mapping[str, str]:
    """Return what the card sent; of the parties it names, those of the agreement."""
    told, known = turn.given("partners_told"), turn.services.agreement.keys
    return {**turn.replies, "partners_told": ",".join(k for k in told.split(",") if k in known)}


def _ask_again(
    turn: Turn, case: Breach, values: Mapping[str, str], problems: Mapping[str, str]
) -> Answer:
    """Show the card with what is missing, in answer to the press alone: their reasons are in it.

    Where that would be a message in the chat, or too much for a card, the card they have stays as
    it is, with the problems below it.
    """
    if turn.incoming.kind is ActivityKind.SUBMIT or sum(map(len, values.values())) > MOST_ECHOED:
        return Answer(TextBody(" ".join(problems.values())), replaces=False)
    card = decide_card(scene(turn, case, turn.viewer), problems=problems, values=values)
    return Answer(CardBody(card, case.header.reference))


def _shown_at(case: Breach) -> int:
    """Return the version that a decide card must have seen.

    It is that of the last decision, or of the last move of the awareness time: an older card would
    undo either unseen.
    """
    telling = (AwarenessCorrected, Decided)
    seen = [n for n, event in enumerate(case.history, 1) if isinstance(event.fact, telling)]
    return seen[-1] if seen else 0


def _record(turn: Turn, before: Breach, decision: Decision) -> Answer:
    case = on_the_newest(turn, _move_awareness(turn, before, decision))
    found = suggest(before, turn.services.agreement)
    decided = replace(
        decision.decided, suggested=found.leaning, because=found.reasons, opens_duties=True
    )
    case = append_fact(turn, case, turn.viewer, decided)
    plan(turn, case)
    refresh(turn, case)
    what = f"outcome:{case.header.version}"
    tell_person(turn, case, case.reporter, card_of(case, Show.OUTCOME), what=what)
    return shown(card_of(case, Show.DECIDED))


def _move_awareness(turn: Turn, case: Breach, decision: Decision) -> Case:
    """Move the awareness time, with a reason; only the IG lead may (BR-MOVE)."""
    if decision.moved is None or Action.CORRECT_AWARENESS not in allowed(turn.viewer, case):
        return case
    return append_fact(turn, case, turn.viewer, decision.moved)
