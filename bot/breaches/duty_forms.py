"""A form of a duty, sent: read, refused with what is missing, or written down."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from adapters.teams.values import ActivityKind
from bot.breaches.render import scene
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, standing
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Handler, Turn
from dialogs.breaches.filled_in import NotFilledIn
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.closing import RECORD, in_the_way
from governance.breaches.containment import CONTAINED
from governance.cases.event import Fact
from governance.outbox_message import CardBody, RecipeBody, TextBody

MOST_ECHOED = 10_000  # characters: a card must stay under 28 KB

F = TypeVar("F")
W = TypeVar("W", bound=Fact)
Again = Callable[[BreachScene, str, Mapping[str, str]], Card]
"""Makes the form again, with what is missing and what they wrote."""


def filled(
    turn: Turn,
    case: Breach,
    read: Callable[[], F],
    again: Again,
    *,
    button: str,
    texts: Sequence[str] = (),
) -> F | Answer:
    """Return what the form amounts to; or, with nothing kept, what to put right first.

    `texts` are its boxes for words of one's own, which are looked at for what should not be there.
    """
    form = about_case(turn, case, f"“{button}”", danger=case.urgent)
    if asked := ask_once(turn, form, {name: turn.given(name) for name in texts}):
        return asked
    try:
        return read()
    except NotFilledIn as missing:
        return _again(turn, case, again, str(missing))


def sent(
    read: Callable[[Turn, Breach], W],
    again: Again,
    *,
    button: str,
    texts: Sequence[str] = (),
    then: Callable[[Turn, Breach, W], Answer] | None = None,
) -> Handler:
    """Return the handler of a form of the work on a breach: what it amounts to is written down, or
    `then` does what follows. `button` is the sentence on what sends it.
    """

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, Breach, Action.WORK)
        read_now = partial(read, turn, case)
        fact = filled(turn, case, read_now, again, button=say(button), texts=texts)
        return fact if isinstance(fact, Answer) else (then or done)(turn, case, fact)

    return handler


def _again(turn: Turn, case: Breach, again: Again, problem: str) -> Answer:
    """Show the form with what is missing, in answer to the press alone: their words are in it.

    Where that would be a message in the chat, the form they have stays, with the problem below.
    """
    echoed = sum(map(len, turn.replies.values()))
    if turn.incoming.kind is ActivityKind.SUBMIT or echoed > MOST_ECHOED:
        return Answer(TextBody(problem), replaces=False)
    card = again(scene(turn, case, turn.viewer), problem, turn.replies)
    return Answer(CardBody(card, case.header.reference))


def done(turn: Turn, case: Breach, fact: Fact) -> Answer:
    """Write the fact down, show what is still to do, and ask the next thing."""
    case = happened(turn, case, fact)
    ask_next(turn, case)
    return standing(turn, case)


ASKED_NEXT: Mapping[str, str] = {
    RECORD: BreachShow.CLOSING,
    CONTAINED: BreachShow.CONTAINED,
}
"""The form of each duty that can be answered at once, where it is the nearest of those open."""


def ask_next(turn: Turn, case: Breach) -> None:
    """Show the form of what is to be done next, below, where it can be answered at once."""
    waits = in_the_way(case.open_duties, short=case.may_close_short)
    last = [duty for duty in case.open_duties if duty.id == RECORD]
    nearest = next((duty.id for duty in (*waits, *last)), "")
    if form := ASKED_NEXT.get(nearest):
        turn.say(RecipeBody(card_of(case, form)), form)
