"""What every other table keeps, and until when: nothing is kept for ever by accident.

Cases and parts go by `storage.shredding`. Who calls says until when, and how many at a time, so
that nobody's turn waits.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, delete, exists, not_, or_, select

from governance.outcomes import MessageState
from governance.people.identity import PersonId, System
from storage.audit import Audit
from storage.encoding import to_micros
from storage.key_ends import ENDED
from storage.outbox import OutboxMessage, read_message
from storage.session import Row, Session
from storage.shredding import Shredder, bare_of
from storage.tables import (
    agreement_events,
    audit,
    cases,
    conversations,
    drafts,
    newcomers,
    outbox,
    parts,
)

_DRAFTS = delete(drafts).where(drafts.c.expires_at < bindparam("before"))
_NEWCOMERS = delete(newcomers).where(newcomers.c.kept_at < bindparam("before"))
_ADDRESSES = select(conversations).where(conversations.c.kept_at < bindparam("before"))
_ADDRESS = delete(conversations).where(conversations.c.id == bindparam("conversation"))

_KEEPING = System("retention")

STATE = "roles:"
"""What entries are about whose details are state of their own: who holds which post."""

_OLD_ENTRIES = (
    select(audit)
    .where(
        audit.c.at < bindparam("before"),
        audit.c.tombstone.is_(None),
        audit.c.what != ENDED,
        not_(audit.c.subject.like(f"{STATE}%")),
        ~exists().where(and_(cases.c.id == audit.c.subject, cases.c.tombstone.is_(None))),
        ~exists().where(and_(parts.c.id == audit.c.subject, parts.c.tombstone.is_(None))),
        ~exists().where(agreement_events.c.agreement == audit.c.subject),
    )
    .order_by(audit.c.sequence)
    .limit(bindparam("most"))
)
_SETTLED = (
    outbox.c.tombstone.is_(None),
    outbox.c.state != bindparam("waiting"),
    or_(outbox.c.settled_at.is_(None), outbox.c.settled_at < bindparam("before")),
)
_OF_SUBJECTS = (
    select(outbox)
    .where(
        outbox.c.subject >= bindparam("first"),
        outbox.c.subject <= bindparam("last"),
        outbox.c.number > bindparam("after"),
        *_SETTLED,
    )
    .order_by(outbox.c.number)
    .limit(bindparam("most"))
)
_OF_NUMBER = select(outbox).where(outbox.c.number == bindparam("number"), *_SETTLED)
_AFTER_ALL = "\U0010ffff"


class Keeping:
    """Forgets what is over."""

    def __init__(self, session: Session, chain: Audit, shredder: Shredder) -> None:
        self._session = session
        self._audit = chain
        self._shredder = shredder

    def drafts(self, before: datetime) -> int:
        """Drop the drafts that expired before an instant, and that nothing dropped then."""
        return self._session.drop(drafts, _DRAFTS, before=to_micros(before))

    def newcomers(self, before: datetime) -> int:
        """Drop what people answered once, before an instant: they are asked again."""
        return self._session.drop(newcomers, _NEWCOMERS, before=to_micros(before))

    def addresses(self, known: Collection[PersonId], before: datetime) -> int:
        """Drop where people can be written to whom nobody knows any more, kept since before."""
        gone = 0
        query = self._session.intact(conversations, _ADDRESSES, before=to_micros(before))
        for row, opened in [*query]:
            if PersonId.parse(opened["address"]["person"]) not in known:
                gone += self._session.drop(conversations, _ADDRESS, conversation=row["id"])
        return gone

    def entries(self, before: datetime, most: int, *, now: datetime) -> int:
        """Shred who did and read what before an instant, where it is about nothing that is there:
        no case, no part, no agreement (RT-AUDIT). Returns of how many entries.
        """
        asked = {"before": to_micros(before), "most": most}
        rows = self._session.checked(audit, _OLD_ENTRIES, **asked)
        for row in rows:
            bare = self._session.envelopes.checked(audit, bare_of(audit, row))
            self._session.replace(audit, "sequence", bare)
        self._note(rows, now)
        return len(rows)

    def settled(
        self, subject: str, before: datetime, *, after: int, most: int
    ) -> tuple[OutboxMessage, ...]:
        """Return the next messages that are settled since before an instant, about exactly that;
        or whose subject begins so, where that ends in a colon.
        """
        last = subject + _AFTER_ALL if subject.endswith(":") else subject
        asked = {"first": subject, "last": last, "after": after, **_asked(before), "most": most}
        return self._read(_OF_SUBJECTS, **asked)

    def reduce(self, numbers: Collection[int], now: datetime) -> int:
        """Reduce messages that are settled to the digest of what they said, and of to whom."""
        each = (
            row
            for number in numbers
            for row in self._session.checked(outbox, _OF_NUMBER, number=number, **_asked(now))
        )
        rows = [*each]
        for row in rows:
            self._shredder.message(row, now)
        self._note(rows, now)
        return len(rows)

    def _note(self, rows: Collection[Row], now: datetime) -> None:
        """Have the audit chain say of what records went: one that was emptied by hand is seen."""
        for subject, party in {row["subject"]: row["party"] for row in rows}.items():
            self._audit.append(
                actor=_KEEPING,
                what=ENDED,
                subject=subject,
                party=party,
                version=0,
                digest=b"",
                detail={},
                now=now,
            )

    def _read(self, query: Select[tuple[Row]], **values: object) -> tuple[OutboxMessage, ...]:
        rows = self._session.intact(outbox, query, **values)
        return tuple(read_message(row, opened) for row, opened in rows)


def _asked(before: datetime) -> dict[str, object]:
    return {"before": to_micros(before), "waiting": MessageState.WAITING.value}
