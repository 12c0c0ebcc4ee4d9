"""Files that are offered in a chat of one's own, and what the person answered."""

from collections.abc import Mapping

from bot.post.files import in_context
from bot.post.outbox_messages import NewMessage, post
from bot.turns.turn import Answer, Turn
from governance.outbox_message import (
    FileBody,
    MessageKind,
    OfferBody,
    Recipe,
    TextBody,
    ToUpload,
    Upload,
)

DECLINED = "Not saved. You can ask for the file again at any time."
SAVING = "I am saving it to your files."
NOT_OURS = "I do not know that file any more. Please ask for it again."


def hand_over(turn: Turn, recipe: Recipe) -> None:
    """Offer the file that goes with a recipe's card, below the answer; nothing of it is kept."""
    turn.say(OfferBody(recipe), f"file:{recipe.show}")


def answered(turn: Turn) -> Answer:
    """Hand over a file that was accepted, made afresh for this person; put away an offer that was
    declined.
    """
    context, upload = turn.incoming.data.get("context"), turn.incoming.data.get("upload")
    recipe = (
        in_context(context, turn.services.kinds.files) if isinstance(context, Mapping) else None
    )
    if recipe is None or not isinstance(upload, Upload):
        return Answer(TextBody(NOT_OURS))
    if turn.incoming.data.get("accepted") is not True:
        return Answer(TextBody(DECLINED))
    message = NewMessage(
        key=f"{MessageKind.FILE}:{turn.key}",
        party=turn.party,
        kind=MessageKind.FILE,
        to=ToUpload(turn.viewer.person, turn.address, turn.incoming.reply_to or "", upload),
        body=FileBody(recipe),
    )
    post(turn, message)
    return Answer(TextBody(SAVING), replaces=False)
