"""What needs no form: a place that is not private, an edited message, a card that looks again."""

from adapters.teams.deep_links import chat_with
from adapters.teams.values import ActivityKind
from bot.cases.actions import find
from bot.showing.recipes import Show, body_of, ready, words
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import go_private_card
from governance.access import Action, allowed
from governance.outbox_message import Recipe

GO_PRIVATE = "Please message me privately. What you tell me here, everyone here can read."
EDITED = (
    "I took in your message as you first sent it, so changing it here changes nothing: your"
    " report is as it was. To put it right, press “Correct this” on your receipt, or type “correct”"
    " and its reference. If you are still answering, type “back”."
)


def go_private(turn: Turn) -> Answer:
    """In a group or a channel nothing is asked, and no card of ours does anything."""
    if turn.incoming.kind is not ActivityKind.MESSAGE:
        return Answer(words(GO_PRIVATE), replaces=False)
    link = chat_with(turn.incoming.app_id, message="report a breach")
    return Answer(ready(go_private_card(GO_PRIVATE, link), GO_PRIVATE))


def edited(_turn: Turn) -> Answer:
    """A message cannot be unsaid by changing it; nor need a deleted one be mentioned."""
    return Answer(words(EDITED))


def look_again(turn: Turn) -> Answer:
    """A card asks to be brought up to date. Nobody pressed anything, so nothing happens.

    Where it is up to date, the empty answer leaves it as it is.
    """
    case = find(turn, Action.SEE_STATUS)
    if turn.version >= case.header.version:
        return Answer(words(""), replaces=False)
    handles = Action.OPEN in allowed(turn.viewer, case)
    recipe = Recipe(Show.CASE if handles else Show.RECEIPT, case=case.header.id)
    return Answer(body_of(recipe), replaces=False)
