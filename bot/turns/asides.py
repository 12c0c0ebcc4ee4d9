"""Answers that need no form: in a place that is not private, to an edit, to a card that asks."""

from dataclasses import replace

from adapters.teams.activities import chat_with
from adapters.teams.values import ActivityKind
from bot.cases.actions import find, standing
from bot.drafts.draft_actions import started
from bot.turns.files_sent import beside_words
from bot.turns.replies import NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import go_private_card
from governance.access import Action
from governance.outbox_message import CardBody, TextBody

GO_PRIVATE = "Please message me privately. What you tell me here, everyone here can read."
EDITED = (
    "I took in your message as you first sent it, so changing it here changes nothing: your"
    " report is as it was. To put it right, press “Correct this” on your receipt, or type “correct”"
    " and its reference. If you are still answering, type “back”."
)
EDITED_NO_REPORT = (
    "I read a message once, as you first send it. To tell me something else, please send a new one."
)


def go_private(turn: Turn) -> Answer:
    """Ask to be written to privately. In a group or a channel nothing is asked or done."""
    if turn.incoming.kind is not ActivityKind.MESSAGE:
        return Answer(TextBody(GO_PRIVATE), replaces=False)
    if turn.incoming.has_file:
        beside_words(turn)
    if turn.heard:
        return NOTHING_MORE  # the way to a private chat stands under whom to phone
    link = chat_with(turn.incoming.app_id, message="report a breach")
    return Answer(CardBody(go_private_card(GO_PRIVATE, link), GO_PRIVATE))


def edited(turn: Turn) -> Answer:
    """Say that an edited message changed nothing; of a report only where one is open."""
    return Answer(TextBody(EDITED if started(turn) else EDITED_NO_REPORT))


def look_again(turn: Turn) -> Answer:
    """Bring a card up to date that asks for it by itself; nobody pressed anything.

    A card that is up to date gets an empty answer, which leaves it as it is.
    """
    case = find(turn, Action.SEE_STATUS)
    if turn.version >= case.header.version:
        return Answer(TextBody(""), replaces=False)
    return replace(standing(turn, case), replaces=False)
