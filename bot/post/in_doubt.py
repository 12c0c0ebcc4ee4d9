"""What may have arrived already is sent again, and says so: Teams cannot tell us whether it did."""

from dataclasses import replace

from adapters.teams.failures import DeliveryFailed, NotSent
from bot.showing.recipes import Shown
from dialogs.cards.elements import text
from governance.outbox_message import NOTICE_KINDS, MessageKind
from storage.outbox import SENDING, OutboxMessage

HEARD_TWICE = (MessageKind.SAY, *NOTICE_KINDS.values())
"""What is new in a chat or a mailbox each time that it is sent."""

UNANSWERED = "unanswered"
"""Why a waiting message is in doubt: it was sent, and nobody said whether it arrived."""

PERHAPS_NOT = frozenset({412, 425, 429, 503})
"""What Teams answers before it takes a message. After anything else it may have taken it."""

IN_CASE = "In case this did not reach you. If you have seen it already, you need do nothing more."


def doubt_of(message: OutboxMessage, failure: DeliveryFailed) -> str:
    """Return the word for a message that ended so; empty where it did not arrive.

    Where nothing was sent, what an earlier try left open stays open.
    """
    if isinstance(failure, NotSent):
        return message.why if in_doubt(message) else ""
    return "" if failure.status in PERHAPS_NOT else UNANSWERED


def in_doubt(message: OutboxMessage) -> bool:
    """Return whether its reader may have it already, and would have it twice."""
    return message.kind in HEARD_TWICE and message.why in (SENDING, UNANSWERED)


def perhaps_again(shown: Shown) -> Shown:
    """Return the same, with a line before it that says why it comes perhaps a second time."""
    if shown.card is not None:
        body = [text(IN_CASE, subtle=True), *shown.card["body"]]
        return replace(shown, card={**shown.card, "body": body})
    return replace(shown, text=f"{IN_CASE}\n\n{shown.text}") if shown.text else shown
