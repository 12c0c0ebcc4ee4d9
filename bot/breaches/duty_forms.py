"""A form of a duty, sent: read, refused with what is missing, or written down."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from adapters.teams.values import ActivityKind
from bot.breaches.render import scene
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, standing
from bot.cases.escalation import append_fact
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.showing.recipes import Show, card_of, recipe_in
from bot.turns.turn import Answer, Handler, Turn
from dialogs.breaches.filled_in import NotFilledIn
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card
from governance.access import Action, allowed
from governance.breaches.asked_next import asked_next
from governance.breaches.breach import Breach
from governance.breaches.closing import RECORD
from governance.breaches.duties import DECIDE
from governance.breaches.partners import TELL_OTHERS
from governance.breaches.people_told import PEOPLE_TOLD
from governance.breaches.regulator import TELL
from governance.breaches.supplier import SUPPLIER_TELLS
from governance.cases.event import Fact
from governance.outbox_message import CardBody, MessageKind, RecipeBody, TextBody, ToCard
from storage.outbox import OutboxMessage

MOST_ECHOED = 10_000  # characters: a card must stay under 28 KB

F = TypeVar("F")
W = TypeVar("W")
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
    then: Callable[[Turn, Breach, W], Answer],
) -> Handler:
    """Return the handler of a form of the work on a breach, with what follows from what it amounts
    to. `button` is the sentence on what sends it.
    """

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, Breach, Action.WORK)
        read_now = partial(read, turn, case)
        fact = filled(turn, case, read_now, again, button=say(button), texts=texts)
        return fact if isinstance(fact, Answer) else then(turn, case, fact)

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


def all_happened(turn: Turn, case: Breach, facts: Sequence[Fact]) -> Breach:
    """Write all of it down, in that order. Returns the case after it."""
    *before, last = facts
    for one in before:
        case = append_fact(turn, case, turn.viewer, one)
    return happened(turn, case, last)


ASKED_NEXT: Mapping[str, str] = {
    DECIDE: Show.DECIDE,
    PEOPLE_TOLD: BreachShow.PERSON_TOLD,
    TELL_OTHERS: BreachShow.TELL_PARTIES,
    SUPPLIER_TELLS: BreachShow.SUPPLIER,
    TELL: BreachShow.TOLD,
    RECORD: BreachShow.CLOSING,
}
"""The form of each duty that is asked for."""


def ask_next(turn: Turn, case: Breach) -> None:
    """Show the form of what is to be done next, below, to whoever may do it.

    One that stands in their chat already is not sent again: they may be filling it in.
    """
    duty = asked_next(case)
    form = ASKED_NEXT.get(duty, "")
    if duty == PEOPLE_TOLD and case.people.chosen is None:
        form = BreachShow.PEOPLE_CHOOSE
    may = form and turn.services.kinds.needs[form] in allowed(turn.viewer, case)
    if may and form not in _stands(turn, case):
        turn.say(RecipeBody(card_of(case, form)), form)


def _stands(turn: Turn, case: Breach) -> frozenset[str]:
    """Return the cards of the case that were asked for in this chat and are there still: no other
    has taken their place, and they are not what was pressed now.
    """
    about = turn.unit.outbox.of_subject(case.header.id)
    gone = {one.to.activity for one in about if isinstance(one.to, ToCard)}
    gone.add(turn.incoming.reply_to or "")
    there = [one for one in about if one.kind is MessageKind.SAY and one.to == turn.here]
    recipes = [recipe_in(one.body) for one in there if not (_activity(one) & gone)]
    return frozenset(recipe.show for recipe in recipes if recipe)


def _activity(message: OutboxMessage) -> set[str]:
    return {message.receipt.activity} if message.receipt else set()
