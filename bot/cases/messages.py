"""Messages between whoever handles a case and its reporter, through the bot.

Each is an event of the case, sealed with it. The other side hears that there is one.
"""

from bot.cases.actions import find, show, show_below
from bot.cases.escalation import append_fact
from bot.cases.news import tell_handlers
from bot.drafts.narrative_input import written
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from governance.access import Action
from governance.cases.case import Case
from governance.cases.facts import MessageSent
from governance.outbox_message import Recipe, TextBody

NOT_THERE = (
    "Nothing was sent: whoever reported {ref} has no part in it any more. Please talk to them"
    " another way if you must."
)

write = show_below(Show.WRITE, Action.MESSAGE)
read = show(Show.MESSAGES, sticks=False)


def send(turn: Turn) -> Answer:
    """Send a message to the reporter, or from them to whoever has the case."""
    case = find(turn, Action.MESSAGE)
    if turn.viewer.person != case.reporter and case.reporter in case.out:
        return Answer(TextBody(NOT_THERE.format(ref=case.header.reference)), replaces=False)
    said = written(turn, case, "text", "“Send the message”")
    return said if isinstance(said, Answer) else say_it(turn, case, said)


def say_it(turn: Turn, case: Case, said: str) -> Answer:
    """Keep a message with the case, and tell the other side that there is one."""
    to_reporter = turn.viewer.person != case.reporter
    case = append_fact(turn, case, turn.viewer, MessageSent(said, to_reporter))
    _tell(turn, case, to_reporter=to_reporter)
    if not to_reporter and (follows := turn.services.kinds.of(case).reporter_wrote):
        case = follows(turn, case, said)
    refresh(turn, case)
    return shown(card_of(case, Show.MESSAGE))


def _tell(turn: Turn, case: Case, *, to_reporter: bool) -> None:
    version = str(case.header.version)
    recipe = Recipe(Show.MESSAGE, case=case.header.id, step=version)
    if to_reporter:
        what = f"message:{version}"
        tell_person(turn, case, case.reporter, recipe, what=what)
    else:
        tell_handlers(turn, case, recipe, but=turn.viewer.person)
