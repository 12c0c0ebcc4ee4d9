"""Taking a disclosure request down, and the case it becomes: told to nobody who is part of it."""

from bot.cases.filing import open_case
from bot.cases.left_out import would_hear
from bot.drafts.drafts import drop
from bot.drafts.form_submit import ask_again, begin, fill_in
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Flow
from dialogs.disclosures.questions import disclosure_flow
from governance.cases.ladders import newest
from governance.disclosures.facts import DisclosureTaken
from governance.disclosures.kind import DISCLOSURE as RULES
from governance.disclosures.ladders import LADDERS
from governance.disclosures.report import Taken
from governance.people.identity import PersonId
from storage.drafts import Draft

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to record it, or “cancel” to delete it."
)


def start(turn: Turn) -> Answer:
    """Show the one card: a new one, or the one they started and did not send."""
    return begin(turn, flow_of(turn))


def flow_of(turn: Turn, _draft: Draft | None = None) -> Flow:
    """Return the flow, with everyone of their party who would hear of it."""
    return disclosure_flow(would_hear(turn, RULES))


def send(turn: Turn) -> Answer:
    """Record it, or show the card again with what is missing."""
    flow = flow_of(turn)
    filled = fill_in(turn, flow)
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if isinstance(step, Ask):
        return ask_again(turn, flow, draft, step)
    return _file(turn, draft, facts(flow, step.answers))


def _file(turn: Turn, draft: Draft, taken: Taken) -> Answer:
    """Open the case: sealed, on its ladder; whoever is part of it is out before anyone is told."""
    ladder = newest(LADDERS, RULES.name)
    hearers = {one.value for one in would_hear(turn, RULES)}
    out = tuple(PersonId.parse(one) for one in taken.part_of_it if one in hearers)
    fact = DisclosureTaken(taken, (ladder.id, ladder.version), out)
    case = open_case(turn, turn.viewer, turn.party, RULES, fact)
    drop(turn, draft)
    return shown(card_of(case, Show.RECEIPT))
