"""Messages on their way: sent at least once, and marked one by one."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from math import inf
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, or_, select

from governance.keys import PartyKey
from governance.outbox_message import (
    NOTICE_KINDS,
    Addressee,
    Body,
    MessageKind,
    Receipt,
    ToMailbox,
)
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from governance.plain import from_plain, to_plain
from governance.urgency import NO_CLOCK, Pressing, Urgency
from storage.dialect import dialect
from storage.encoding import NEVER, Json, from_micros, maybe_instant, to_micros
from storage.engines import Dialect
from storage.errors import LaneElsewhere, StoreDamaged
from storage.message_codec import decode_body, decode_to, encode_body, encode_to
from storage.periods import open_key
from storage.session import Row, Session
from storage.tables import outbox

IN_ORDER = select(outbox).order_by(outbox.c.number)
_MAY_GO = and_(outbox.c.state == bindparam("state"), outbox.c.not_before <= bindparam("now"))
# What is as pressing and was never tried comes before what was tried. What an earlier release left
# says nothing of its urgency: it comes first, and in one lane, as it would have then.
_ORDER = (outbox.c.urgency, outbox.c.attempts, outbox.c.clock, outbox.c.number)
READY = select(outbox.c.number, outbox.c.lane, outbox.c.urgency).where(_MAY_GO).order_by(*_ORDER)
WAITING = select(outbox).where(_MAY_GO).order_by(*_ORDER).limit(bindparam("most"))
OF_LANE = IN_ORDER.where(
    outbox.c.state == bindparam("state"),
    outbox.c.not_before <= bindparam("now"),
    or_(outbox.c.lane == bindparam("lane"), outbox.c.lane.is_(None)),
)
SOONEST = select(func.min(outbox.c.not_before).label("at")).where(
    outbox.c.state == bindparam("state"), outbox.c.not_before > bindparam("now")
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
_LATER = or_(
    outbox.c.attempts > 0, outbox.c.why.is_not(None)
)  # tried, or kept back: has another time
OLDEST = (
    select(
        outbox.c.urgency,
        func.min(case((_LATER, outbox.c.made_at), else_=outbox.c.not_before)).label("since"),
    )
    .where(_COMES)
    .group_by(outbox.c.urgency)
)
UNSEEN = (  # the newest of a person's: what was read before is marked already
    select(outbox)
    .where(
        outbox.c.lane == bindparam("lane"),
        outbox.c.state == bindparam("sent"),
        outbox.c.kind == bindparam("kind"),
        outbox.c.seen_at.is_(None),
        outbox.c.tombstone.is_(None),
    )
    .order_by(outbox.c.number.desc())
    .limit(bindparam("most"))
)
ANSWERS = select(outbox).where(  # those whose mark is not what it should be
    outbox.c.subject == bindparam("subject"),
    outbox.c.kind == bindparam("kind"),
    or_(
        and_(outbox.c.lane == bindparam("lane"), outbox.c.answered_at.is_(None)),
        and_(outbox.c.lane != bindparam("lane"), outbox.c.answered_at.is_not(None)),
    ),
)
WENT = (
    select(outbox.c.settled_at)
    .where(
        outbox.c.lane == bindparam("lane"),
        outbox.c.state == bindparam("sent"),
        outbox.c.settled_at > bindparam("since"),
    )
    .order_by(outbox.c.settled_at.desc())
    .limit(bindparam("most"))
)
SEEN = select(func.count().label("rows")).where(
    outbox.c.lane == bindparam("lane"),
    outbox.c.state == bindparam("sent"),
    outbox.c.seen_at.is_not(None),
)
ABOUT = IN_ORDER.where(outbox.c.subject == bindparam("subject"), outbox.c.tombstone.is_(None))
TELLING = ABOUT.where(or_(*(outbox.c.kind == kind.value for kind in NOTICE_KINDS.values())))


@dataclass(frozen=True, slots=True)
class Ready:
    """A message that may go now, as far as the clear columns say: not yet opened, nor checked."""

    id: int
    lane: str
    urgency: Urgency


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
    not_before: datetime
    state: MessageState
    receipt: Receipt | None = field(repr=False)
    why: str
    urgency: Urgency = Urgency.CLOCK
    seen_at: datetime | None = None
    settled_at: datetime | None = None
    lane: str = field(default="", repr=False)


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
        not_before=from_micros(row["not_before"]),
        state=MessageState(row["state"]),
        receipt=from_plain(Receipt, opened["receipt"]) if "receipt" in opened else None,
        why=row["why"] or "",
        urgency=_urgency(row["urgency"]),
        seen_at=maybe_instant(row["seen_at"]),
        settled_at=maybe_instant(row["settled_at"]),
        lane=row["lane"] or "",
    )


def _urgency(stored: int | None) -> Urgency:
    return Urgency.CLOCK if stored is None else Urgency(stored)


MAILS = "mail"
"""Before the dot of every mailbox's lane, where a person's has their tenant."""

SENDING = "sending"
"""Why a waiting message is in doubt: it was about to be sent when we last heard of it."""

SPARE = 4  # rows are read for each that is opened, which costs most
_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Outbox:
    """Holds messages: put in the transaction that decides them, sent afterwards."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(  # noqa: PLR0913  a notice's own columns
        self,
        *,
        key: str,
        party: PartyKey,
        subject: str,
        kind: MessageKind,
        to: Addressee,
        body: Body,
        now: datetime,
        not_before: datetime | None = None,
        card: str = "",
        pressing: Pressing = NO_CLOCK,
    ) -> bool:
        """Put a message. Returns False, having changed nothing, where one with this key was ever
        put.

        `card` names the card that it takes the place of, where it is no message of its own.
        """
        row = {
            "id": self._session.envelopes.ring.index("notice", "", key).hex(),
            "party": party,
            "subject": subject,
            "kind": kind.value,
            "state": MessageState.WAITING.value,
            "made_at": to_micros(now),
            "not_before": to_micros(not_before or now),
            "settled_at": None,
            "attempts": 0,
            "why": None,
            "card": self._card(card),
            "urgency": pressing.urgency.value,
            "clock": to_micros(pressing.clock or NEVER),
            "lane": self._lane(to),
            "seen_at": None,
            "answered_at": None,
            "version": 1,
        }
        content: dict[str, Json] = {"key": key, "to": encode_to(to), "body": encode_body(body)}
        sealed = self._session.envelopes.seal(
            outbox, row, {"content": content, "receipt": None}, kek=open_key(party, now)
        )
        put = self._session.insert_if_absent(outbox, sealed)
        if put:
            self._session.notes.put[kind.value] += 1
            if not_before is None:
                self._session.envelopes.lately.keep(sealed, content)
        return put

    def ready(
        self, now: datetime, *, busy: Container[str], but: Container[int], most: int
    ) -> tuple[Ready, ...]:
        """Return the most pressing message of each lane that is not `busy`, most pressing first.

        `most` lanes at most; the messages `but` are passed over, and lanes of other processes.
        """
        found: dict[str, Ready] = {}
        elsewhere = self._says.lanes_elsewhere(self._session.driver)
        asked = {"state": MessageState.WAITING.value, "now": to_micros(now)}
        for row in self._session.each(READY, **asked):
            lane = row["lane"] or ""
            if (
                lane not in found
                and lane not in busy
                and row["number"] not in but
                and lane not in elsewhere
            ):
                found[lane] = Ready(row["number"], lane, _urgency(row["urgency"]))
                if len(found) == most:
                    break
        return tuple(found.values())

    def take(self, message_id: int) -> OutboxMessage | None:
        """Return a message that is about to be sent, noted as that; None if it waits no more.

        What comes back says what was noted before: SENDING, if it may have been sent already.
        Raises LaneElsewhere where another process is sending to the same person.
        """
        row = self._row(message_id)
        if row["state"] != MessageState.WAITING.value:
            return None
        if not self._says.take_lane(self._session.driver, row["lane"] or ""):
            raise LaneElsewhere
        lately = self._session.envelopes.lately.take(row)
        opened = {"content": lately} if lately else self._session.envelopes.open(outbox, row)
        message = read_message(row, opened)
        if message.why != SENDING:
            self._change(row, {"why": SENDING})
        return message

    def leave(self, message: OutboxMessage) -> None:
        """Let other processes send to its reader: what was taken has its mark."""
        self._says.leave_lane(self._session.driver, message.lane)

    def went_since(self, lane: str, since: datetime, most: int) -> tuple[datetime, ...]:
        """Return when messages last went in a lane, oldest first: the newest `most` of them."""
        asked = {"lane": lane, "sent": MessageState.SENT.value, "most": most}
        rows = self._session.rows(WENT, since=to_micros(since), **asked)
        return tuple(from_micros(row["settled_at"]) for row in reversed(rows))

    @property
    def _says(self) -> Dialect:
        return dialect(type(self._session.driver))

    def soonest(self, now: datetime) -> datetime | None:
        """Return when the next message that waits for its time may go."""
        asked = {"state": MessageState.WAITING.value, "now": to_micros(now)}
        (row,) = self._session.rows(SOONEST, **asked)
        return maybe_instant(row["at"])

    def waiting(self, now: datetime, *, limit: int = 100) -> tuple[OutboxMessage, ...]:
        """Return what may be sent at `now` (not_before <= now), the most pressing first.

        A damaged row stays where it is and takes no place of the others'.
        """
        state, most = MessageState.WAITING.value, limit * SPARE
        asked = {"state": state, "now": to_micros(now), "most": most}
        return tuple(islice(self._each(WAITING, **asked), limit))

    def oldest_unsent(self, now: datetime) -> Mapping[Urgency, datetime]:
        """Return since when the oldest message of each urgency waits that could be sent at `now`.

        One of an earlier release, which has none, counts as of a clock.
        """
        asked = {"waiting": MessageState.WAITING.value, "now": to_micros(now)}
        rows = self._session.rows(OLDEST, **asked)
        known = sorted(rows, key=lambda row: row["since"], reverse=True)  # the oldest stands
        return {_urgency(row["urgency"]): from_micros(row["since"]) for row in known}

    def waiting_for(self, person: PersonId, by: datetime) -> tuple[OutboxMessage, ...]:
        """Return what may be sent to a person until then; and what an earlier release left."""
        state, lane = MessageState.WAITING.value, self._lane_of(person)
        return self._notices(OF_LANE, state=state, now=to_micros(by), lane=lane)

    def seen_up_to(
        self, person: PersonId, activity: int, now: datetime, most: int = 100
    ) -> tuple[OutboxMessage, ...]:
        """Mark the notices that somebody has read: those in their chat up to that activity.

        Teams numbers activities by the time they were made. Returns those that were marked.
        """
        sent, kind = MessageState.SENT.value, MessageKind.NOTICE.value
        lane = self._lane_of(person)
        unseen = self._notices(UNSEEN, lane=lane, sent=sent, kind=kind, most=most)
        read = [one for one in unseen if one.receipt and _number(one.receipt.activity) <= activity]
        for one in read:
            self._mark(one.id, {"seen_at": to_micros(now)})
        return tuple(read)

    def answered(self, subject: str, by: PersonId | None, now: datetime) -> None:
        """Mark the notices about `subject` of whoever has it now, and unmark those of others.

        A damaged one stays as it is: it must not keep anybody from having the case.
        """
        lane = self._lane_of(by) if by else ""
        asked = {"subject": subject, "kind": MessageKind.NOTICE.value, "lane": lane}
        for row in self._session.genuine_among(outbox, self._session.rows(ANSWERS, **asked)):
            at = to_micros(now) if row["lane"] == lane else None
            self._change(row, {"answered_at": at})

    def gives_receipts(self, person: PersonId) -> bool:
        """Return whether Teams has ever told us that this person has read something."""
        return self._any(SEEN, lane=self._lane_of(person), sent=MessageState.SENT.value)

    def will_change(self, card: str, by: datetime) -> bool:
        """Return whether anything is to take the place of that card until then."""
        waiting = MessageState.WAITING.value
        return self._any(CHANGES, card=self._card(card), waiting=waiting, now=to_micros(by))

    def is_replaced(self, message_id: int, now: datetime) -> bool:
        """Return whether something newer has taken the place of the same card, or is about to."""
        row = self._row(message_id)
        states = {"waiting": MessageState.WAITING.value, "sent": MessageState.SENT.value}
        asked = {"card": row["card"], "than": message_id, "now": to_micros(now), **states}
        return row["card"] is not None and self._any(NEWER, **asked)

    def comes_later(self, message_id: int) -> bool:
        """Return whether another message of its kind waits for the same card, put later."""
        row, waiting = self._row(message_id), MessageState.WAITING.value
        asked = {"card": row["card"], "kind": row["kind"], "than": message_id, "waiting": waiting}
        return row["card"] is not None and self._any(LATER, **asked)

    def still_waiting(self, kind: str, *, tries: int) -> int:
        """Return how many of that kind wait though they were tried at least so often."""
        state = MessageState.WAITING.value
        return self._count(STUCK, state=state, kind=kind, tries=tries)

    def of_subject(self, subject: str) -> tuple[OutboxMessage, ...]:
        """Return every message about `subject`, whatever became of it, in the order it was put."""
        return self._notices(ABOUT, subject=subject)

    def telling(self, subject: str) -> tuple[OutboxMessage, ...]:
        """Return those of them that tell somebody something: no answers, no changed cards."""
        return self._notices(TELLING, subject=subject)

    def sent(self, message_id: int, *, now: datetime, receipt: Receipt | None) -> None:
        """Mark a message sent. `receipt` finds it again; without one nothing sealed changes."""
        if receipt is None:
            self._settle(message_id, MessageState.SENT, now)
            return
        row, envelopes = self._row(message_id), self._session.envelopes
        key = envelopes.key_of(outbox, row)
        content = envelopes.unsealed(outbox, row, "content", key=key)
        changed = {
            **row,
            "state": MessageState.SENT.value,
            "settled_at": to_micros(now),
            "version": row["version"] + 1,
        }
        sealed = {"content": content, "receipt": to_plain(receipt)}
        kek = open_key(row["party"], now)
        whole = envelopes.reseal(outbox, changed, sealed, key=key, kek=kek)
        self._session.replace(outbox, "number", whole)

    def retry(self, message_id: int, *, at: datetime, attempts: int, why: str = "") -> None:
        """Reschedule a message. `why` is one word of ours, for the next try to know."""
        changes = {"not_before": to_micros(at), "attempts": attempts, "why": _one_word(why) or None}
        self._mark(message_id, changes)

    def put_off(self, message_id: int, *, until: datetime) -> str:
        """Reschedule a message that was not tried. Returns what it is about."""
        row = self._row(message_id)
        self._change(row, {"not_before": to_micros(until)})
        self._says.leave_lane(self._session.driver, row["lane"] or "")
        return str(row["subject"])

    def superseded(self, message_id: int, now: datetime) -> None:
        """Mark a message that need not go any more."""
        self._settle(message_id, MessageState.SUPERSEDED, now)

    def failed(self, message_id: int, now: datetime, why: str) -> None:
        """Mark a message that will not go. `why` is one word of ours, never what a service said."""
        if not _one_word(why):
            raise ValueError("a notice that failed says why")
        self._settle(message_id, MessageState.FAILED, now, why=why)

    def _any(self, query: Select[Any], **values: object) -> bool:
        return self._count(query, **values) > 0

    def _count(self, query: Select[Any], **values: object) -> int:
        (row,) = self._session.rows(query, **values)
        return int(row["rows"])

    def _lane(self, to: Addressee) -> str:
        return f"{MAILS}.{to.mailbox}" if isinstance(to, ToMailbox) else self._lane_of(to.person)

    def _lane_of(self, person: PersonId) -> str:
        ring = self._session.envelopes.ring
        tenant, whose = (ring.index("lane", "", text) for text in (person.tenant, person.text))
        return f"{tenant.hex()[:8]}.{whose.hex()}"

    def _card(self, card: str) -> str | None:
        return self._session.envelopes.ring.index("card", "", card).hex() if card else None

    def _settle(
        self, message_id: int, state: MessageState, now: datetime, *, why: str | None = None
    ) -> None:
        self._mark(message_id, {"state": state.value, "settled_at": to_micros(now), "why": why})

    def _mark(self, message_id: int, changes: Row) -> None:
        self._change(self._row(message_id), changes)

    def _change(self, row: Row, changes: Row) -> None:
        self._session.change(outbox, "number", row, changes)

    def _row(self, message_id: int) -> Row:
        row = self._session.row(outbox, "number", message_id)
        if row is None:
            raise StoreDamaged(f"outbox {message_id}")
        return row

    def _notices(self, query: Select[Any], **values: object) -> tuple[OutboxMessage, ...]:
        """Return the messages of a query, but for damaged ones (see `Store.damaged`)."""
        return tuple(self._each(query, **values))

    def _each(self, query: Select[Any], **values: object) -> Iterator[OutboxMessage]:
        for row, opened in self._session.intact(outbox, query, **values):
            try:
                yield read_message(row, opened)
            except ValueError:  # written by a newer release, and not by this one
                self._session.envelopes.damaged.add(f"outbox {row['id']}")


def _number(activity: str) -> float:
    """Return an activity's number; one without a number was read by nobody, as far as we know."""
    return int(activity) if activity.isascii() and activity.isdigit() else inf


def _one_word(why: str) -> str:
    """Return `why`. Raises ValueError unless it is one word of ours, or empty."""
    if why and not _WORD.fullmatch(why):
        raise ValueError("why a notice failed is one word of ours")
    return why
