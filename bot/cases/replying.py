"""Words that a reporter types after a question about their report: offered as the reply to it."""

from bot.cases.actions import find
from bot.cases.messages import say_it
from bot.drafts import carried
from bot.drafts.identifiers_asked import newly_noticed
from bot.showing.recipes import Show, card_of
from bot.showing.viewing import PRODUCT_READING
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.identifiers_found import ask_carried
from governance.access import Action, allowed
from governance.cases.case import Case
from governance.cases.facts import MessageSent
from governance.outbox_message import TextBody
from storage.errors import NotThere

MOST_LOOKED_AT = 5  # of a person's own reports, the newest: nobody waits for more


def waits_for_reply(turn: Turn) -> Case | None:
    """Return their newest report in which a message to them has no answer; None where none has."""
    for row in turn.unit.cases.mine(turn.viewer)[:MOST_LOOKED_AT]:
        case = turn.unit.cases.history(PRODUCT_READING, row.id, Action.SEE_STATUS, now=turn.now)
        said = [event.fact for event in case.history if isinstance(event.fact, MessageSent)]
        mine = case.reporter == turn.viewer.person and Action.MESSAGE in allowed(turn.viewer, case)
        if mine and said and said[-1].to_reporter:
            return case
    return None


def reply(turn: Turn) -> Answer:
    """Send the words that wait as the reply; where they wait no more, show the box to write in.

    Raises NotThere for anyone but the reporter.
    """
    case, text = find(turn, Action.MESSAGE), carried.waiting(turn)
    if case.reporter != turn.viewer.person:
        raise NotThere
    if not text:
        return shown(card_of(case, Show.MESSAGES), sticks=False)
    if kinds := newly_noticed(turn, turn.given("card"), {"text": text}):
        return Answer(TextBody(ask_carried(kinds, danger=case.urgent)), replaces=False)
    carried.forget(turn)
    return say_it(turn, case, text)
