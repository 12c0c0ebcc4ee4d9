"""Notices on their way: at least once, a repeat preferred to a loss, marked one by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from storage.encoding import Json, from_micros, to_micros
from storage.errors import StoreDamaged
from storage.periods import open_key
from storage.session import Row, Session
from storage.tables import outbox

_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")

_IN_ORDER = select(outbox).order_by(outbox.c.number)
_WAITING = _IN_ORDER.where(
    outbox.c.state == bindparam("state"), outbox.c.not_before <= bindparam("now")
).limit(bindparam("most"))
_OF_KIND = _IN_ORDER.where(
    outbox.c.state == bindparam("state"), outbox.c.kind == bindparam("kind")
).limit(bindparam("most"))
_STUCK = select(func.count().label("stuck")).where(
    outbox.c.state == bindparam("state"),
    outbox.c.kind == bindparam("kind"),
    outbox.c.attempts >= bindparam("tries"),
)
_ABOUT = _IN_ORDER.where(outbox.c.subject == bindparam("subject"))


class NoticeState(StrEnum):
    """Where a notice stands; only `waiting` ones are sent."""

    WAITING = "waiting"
    SENT = "sent"
    SUPERSEDED = "superseded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to one recipient by one channel. Instants in UTC."""

    id: int
    key: str = field(repr=False)
    party: str
    subject: str
    kind: str
    to: Mapping[str, Any] = field(repr=False)
    body: Mapping[str, Any] = field(repr=False)
    attempts: int
    made_at: datetime
    state: NoticeState
    receipt: Mapping[str, Any] | None = field(repr=False)
    why: str


class Outbox:
    """Put in the turn's transaction, sent afterwards."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(  # noqa: PLR0913  a notice's own columns
        self,
        *,
        key: str,
        party: str,
        subject: str,
        kind: str,
        to: Mapping[str, Json],
        body: Mapping[str, Json],
        now: datetime,
        not_before: datetime | None = None,
    ) -> bool:
        """Put a notice; False, and nothing changed, where one with this key was ever put."""
        row = {
            "id": self._session.envelopes.ring.index("notice", "", key).hex(),
            "party": party,
            "subject": subject,
            "kind": kind,
            "state": NoticeState.WAITING.value,
            "made_at": to_micros(now),
            "not_before": to_micros(not_before or now),
            "settled_at": None,
            "attempts": 0,
            "why": None,
            "version": 1,
        }
        content: dict[str, Json] = {"key": key, "to": dict(to), "body": dict(body)}
        sealed = self._session.envelopes.seal(
            outbox, row, {"content": content, "receipt": None}, kek=open_key(party, now)
        )
        return self._session.insert_if_absent(outbox, sealed)

    def waiting(self, now: datetime, limit: int = 100) -> tuple[Notice, ...]:
        """What may be sent at `now` (not_before <= now), in the order it was put."""
        state = NoticeState.WAITING.value
        return self._notices(_WAITING, state=state, now=to_micros(now), most=limit)

    def unsent(self, kind: str, limit: int = 100) -> tuple[Notice, ...]:
        """What of that kind has not gone yet, due or not, in the order it was put."""
        state = NoticeState.WAITING.value
        return self._notices(_OF_KIND, state=state, kind=kind, most=limit)

    def still_waiting(self, kind: str, *, tries: int) -> int:
        """How many of that kind wait though they were tried so often, or oftener."""
        state = NoticeState.WAITING.value
        (row,) = self._session.rows(_STUCK, state=state, kind=kind, tries=tries)
        return int(row["stuck"])

    def of_subject(self, subject: str) -> tuple[Notice, ...]:
        """Every notice about `subject`, whatever became of it, in the order it was put."""
        return self._notices(_ABOUT, subject=subject)

    def sent(self, notice_id: int, *, now: datetime, receipt: Mapping[str, Json] | None) -> None:
        """It went; `receipt` finds the message again. A new version: every column is resealed.

        Without one, nothing that is sealed changes.
        """
        if receipt is None:
            self._settle(notice_id, NoticeState.SENT, now)
            return
        row = self._row(notice_id)
        envelopes = self._session.envelopes
        content = envelopes.open(outbox, row)["content"]
        changed = {
            **row,
            "state": NoticeState.SENT.value,
            "settled_at": to_micros(now),
            "version": row["version"] + 1,
        }
        sealed = {"content": content, "receipt": dict(receipt)}
        key = envelopes.key_of(outbox, row)
        kek = open_key(row["party"], now)
        whole = envelopes.reseal(outbox, changed, sealed, key=key, kek=kek)
        self._session.replace(outbox, "number", whole)

    def retry(self, notice_id: int, *, at: datetime, attempts: int) -> None:
        """It did not go; try again at `at`."""
        self._mark(notice_id, {"not_before": to_micros(at), "attempts": attempts})

    def superseded(self, notice_id: int, now: datetime) -> None:
        """It need not go any more."""
        self._settle(notice_id, NoticeState.SUPERSEDED, now)

    def failed(self, notice_id: int, now: datetime, why: str) -> None:
        """It will not go by this channel. `why` is one word: never what a service said."""
        if not _WORD.fullmatch(why):
            raise ValueError("why a notice failed is one word of ours")
        self._settle(notice_id, NoticeState.FAILED, now, why=why)

    def _settle(
        self, notice_id: int, state: NoticeState, now: datetime, *, why: str | None = None
    ) -> None:
        self._mark(notice_id, {"state": state.value, "settled_at": to_micros(now), "why": why})

    def _mark(self, notice_id: int, changes: Row) -> None:
        row = self._session.envelopes.stamped(outbox, {**self._row(notice_id), **changes})
        self._session.replace(outbox, "number", row)

    def _row(self, notice_id: int) -> Row:
        row = self._session.row(outbox, "number", notice_id)
        if row is None:
            raise StoreDamaged(f"outbox {notice_id}")
        return row

    def _notices(self, query: Select[Any], **values: object) -> tuple[Notice, ...]:
        """Opened; a damaged one is left out, and shown by `Store.damaged`: the rest must go."""
        rows = self._session.intact(outbox, query, **values)
        return tuple(_notice(row, opened) for row, opened in rows)


def _notice(row: Row, opened: Mapping[str, Mapping[str, Any]]) -> Notice:
    content = opened["content"]
    return Notice(
        id=row["number"],
        key=content["key"],
        party=row["party"],
        subject=row["subject"],
        kind=row["kind"],
        to=content["to"],
        body=content["body"],
        attempts=row["attempts"],
        made_at=from_micros(row["made_at"]),
        state=NoticeState(row["state"]),
        receipt=opened.get("receipt"),
        why=row["why"] or "",
    )
