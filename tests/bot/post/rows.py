"""Rows of the outbox, as the store would read them."""

from governance.keys import PartyKey
from governance.outbox_message import Addressee, MessageKind, TextBody
from governance.outcomes import MessageState
from storage.outbox import OutboxMessage
from tests.adapters.hand_clock import T0


def row(
    to: Addressee, kind: MessageKind = MessageKind.NOTICE, *, number: int = 1, party: str = "SCC"
) -> OutboxMessage:
    """One that waits, and was never tried."""
    return OutboxMessage(
        id=number,
        key=str(number),
        party=PartyKey(party),
        subject="-",
        kind=kind,
        to=to,
        body=TextBody(""),
        attempts=0,
        made_at=T0,
        not_before=T0,
        state=MessageState.WAITING,
        receipt=None,
        why="",
    )
