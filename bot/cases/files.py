"""A file offered in the chat, and what the person answered. Only in a chat of their own."""

from collections.abc import Mapping

from adapters.teams.values import Kind
from bot.post.files import HANDED, OFFER, in_context
from bot.post.outbox_messages import FILE, OutboxMessage, post
from bot.showing.recipes import Recipe, words
from bot.turns.turn import Answer, Turn

DECLINED = "Not saved. You can ask for the file again at any time."
SAVING = "I am saving it to your files."
NOT_OURS = "I do not know that file any more. Please ask for it again."


def hand_over(turn: Turn, recipe: Recipe) -> None:
    """Offer the file that this recipe makes, below the answer; nothing of it is kept."""
    turn.say({OFFER: recipe.plain()}, f"file:{recipe.show}")


def answered(turn: Turn) -> Answer:
    """Yes: it is made afresh, for this person, and put where Teams said. No: the offer goes."""
    recipe = in_context(_part(turn, "context"))
    if recipe is None:
        return Answer(words(NOT_OURS))
    if turn.incoming.data.get("accepted") is not True:
        return Answer(words(DECLINED))
    upload = {name: str(value) for name, value in _part(turn, "upload").items()}
    letter = OutboxMessage(
        key=f"{FILE}:{turn.key}",
        party=turn.party,
        kind=FILE,
        to={**turn.here, "activity": turn.incoming.reply_to or "", "upload": upload},
        body={HANDED: recipe.plain()},
    )
    post(turn.unit, letter, turn.now)
    return Answer(words(SAVING), replaces=False)


def _part(turn: Turn, name: str) -> Mapping[str, object]:
    value = turn.incoming.data.get(name)
    return value if isinstance(value, Mapping) and turn.incoming.kind is Kind.FILE else {}
