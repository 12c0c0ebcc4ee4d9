"""A message of the outbox as it is read, its states, and the outbox's queries, each made once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from governance.keys import PartyKey
from governance.outbox_message import Addressee, Body, MessageKind, Receipt
from storage.encoding import from_micros
from storage.message_codec import decode_body, decode_receipt, decode_to
from storage.session import Row
from storage.tables import outbox

IN_ORDER = select(outbox).order_by(outbox.c.number)
# What is tried for the first time before what was tried: those who do not answer keep nobody out.
WAITING = (
    select(outbox)
    .where(outbox.c.state == bindparam("state"), outbox.c.not_before <= bindparam("now"))
    .order_by(outbox.c.attempts > 0, outbox.c.kind != bindparam("first"), outbox.c.number)
    .limit(bindparam("most"))
)
_COMES = and_(  # not what was planned for later, as the folding of a card is
    outbox.c.state == bindparam("waiting"),
    or_(
        outbox.c.not_before <= bindparam("now"),
        outbox.c.attempts > 0,
        outbox.c.why.is_not(None),  # kept back
    ),
)
CHANGES = select(func.count().label("rows")).where(outbox.c.card == bindparam("card"), _COMES)
NEWER = select(func.count().label("rows")).where(
    outbox.c.card == bindparam("card"),
    outbox.c.number > bindparam("than"),
    or_(outbox.c.state == bindparam("sent"), _COMES),
)
LATER = select(func.count().label("rows")).where(
    outbox.c.card == bindparam("card"),
    outbox.c.number > bindparam("than"),
    outbox.c.state == bindparam("waiting"),
    outbox.c.kind == bindparam("kind"),
)
STUCK = select(func.count().label("rows")).where(
    outbox.c.state == bindparam("state"),
    outbox.c.kind == bindparam("kind"),
    outbox.c.attempts >= bindparam("tries"),
)
ABOUT = IN_ORDER.where(outbox.c.subject == bindparam("subject"))


class MessageState(StrEnum):
    """Where a message stands; only `waiting` ones are sent."""

    WAITING = "waiting"
    SENT = "sent"
    SUPERSEDED = "superseded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message to one recipient by one channel. Instants in UTC."""

    id: int
    key: str = field(repr=False)
    party: PartyKey
    subject: str
    kind: MessageKind
    to: Addressee = field(repr=False)
    body: Body = field(repr=False)
    attempts: int
    made_at: datetime
    state: MessageState
    receipt: Receipt | None = field(repr=False)
    why: str


def read_message(row: Row, opened: Mapping[str, Mapping[str, Any]]) -> OutboxMessage:
    """Return the message of an opened row. Raises ValueError for content we do not know."""
    content = opened["content"]
    return OutboxMessage(
        id=row["number"],
        key=content["key"],
        party=row["party"],
        subject=row["subject"],
        kind=MessageKind(row["kind"]),
        to=decode_to(content["to"]),
        body=decode_body(content["body"]),
        attempts=row["attempts"],
        made_at=from_micros(row["made_at"]),
        state=MessageState(row["state"]),
        receipt=decode_receipt(opened.get("receipt")),
        why=row["why"] or "",
    )
