"""Unfinished answers: sealed under their week's key, offered again to whoever began."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from governance.keys import DraftId, PartyKey
from governance.people.identity import PersonId, System
from storage.encoding import Json, from_micros, to_micros
from storage.errors import VersionConflict
from storage.periods import draft_key
from storage.session import Row, Session
from storage.tables import drafts

_ALL = (
    select(drafts)
    .where(drafts.c.owner == bindparam("owner"), drafts.c.expires_at > bindparam("now"))
    .order_by(drafts.c.kept_at.desc(), drafts.c.opened_at.desc())
)
_NEWEST = _ALL.limit(1)
_NEWEST_OF_FLOW = _NEWEST.where(drafts.c.flow == bindparam("flow"))
_NEXT = update(drafts).where(
    drafts.c.id == bindparam("draft"), drafts.c.version == bindparam("before")
)
_ONE = delete(drafts).where(drafts.c.id == bindparam("draft"))
_LAY_AMONG_ANSWERS = ("asked_about_dates", "began_as_near_miss", "given_on", "lado_told")
"""Notes that were stored among the answers, until they had a place of their own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers by the flow's fields, and notes beside them. Expired from `expires_at` (UTC) on."""

    id: DraftId
    owner: PersonId = field(repr=False)
    party: PartyKey
    flow: str
    answers: Mapping[str, Any] = field(repr=False)
    notes: Mapping[str, Any] = field(repr=False)
    version: int
    opened_at: datetime
    kept_at: datetime
    expires_at: datetime


class Drafts:
    """Keeps a person's unfinished answers, and gives them to nobody else."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _owner(self, owner: PersonId) -> bytes:
        return self._session.envelopes.ring.index("draft", "", owner.text)

    def keep(  # noqa: PLR0913  a draft's own columns
        self,
        *,
        owner: PersonId,
        party: PartyKey,
        flow: str,
        answers: Mapping[str, Json],
        notes: Mapping[str, Json],
        now: datetime,
        expires: datetime,
    ) -> Draft:
        """Keep a new draft."""
        draft_id = DraftId(self._session.ids())
        draft = Draft(draft_id, owner, party, flow, answers, notes, 1, now, now, expires)
        self._session.insert(drafts, self._sealed(draft))
        return draft

    def keep_on(
        self, draft: Draft, *, answers: Mapping[str, Json], notes: Mapping[str, Json], now: datetime
    ) -> Draft:
        """Keep the next version of a draft. Raises VersionConflict where it is not as it was read:
        changed since, or gone.
        """
        then = replace(draft, answers=answers, notes=notes, version=draft.version + 1, kept_at=now)
        sealed, at = self._sealed(then), {"draft": draft.id, "before": draft.version}
        if not self._session.write(drafts, _NEXT, sealed, **at):
            raise VersionConflict("these answers were changed meanwhile")
        return then

    def _sealed(self, draft: Draft) -> Row:
        row = {
            "id": draft.id,
            "owner": self._owner(draft.owner),
            "party": draft.party,
            "flow": draft.flow,
            "opened_at": to_micros(draft.opened_at),
            "kept_at": to_micros(draft.kept_at),
            "expires_at": to_micros(draft.expires_at),
            "version": draft.version,
        }
        payload: dict[str, Json] = {
            "owner": draft.owner.text,
            "answers": dict(draft.answers),
            "notes": dict(draft.notes),
        }
        kek = draft_key(draft.party, draft.kept_at)
        return self._session.envelopes.seal(drafts, row, {"payload": payload}, kek=kek)

    def mine(self, owner: PersonId, flow: str | None = None, *, now: datetime) -> Draft | None:
        """Return a person's newest draft that has not expired at `now`: of this flow, or of any."""
        newest, of_flow = (_NEWEST, {}) if flow is None else (_NEWEST_OF_FLOW, {"flow": flow})
        rows = self._session.checked(
            drafts, newest, owner=self._owner(owner), now=to_micros(now), **of_flow
        )
        return self._open(rows[0]) if rows else None

    def all_mine(self, owner: PersonId, *, now: datetime) -> tuple[Draft, ...]:
        """Return every draft of a person that has not expired at `now`, the newest first."""
        rows = self._session.checked(drafts, _ALL, owner=self._owner(owner), now=to_micros(now))
        return tuple(self._open(row) for row in rows)

    def load(self, draft_id: DraftId, owner: PersonId | System) -> Draft | None:
        """Return a draft to its owner or to the product itself; None for anyone else."""
        row = self._session.row(drafts, "id", draft_id)
        if row is None or (isinstance(owner, PersonId) and row["owner"] != self._owner(owner)):
            return None
        return self._open(row)

    def drop(self, draft_id: DraftId) -> None:
        """Delete a draft that was sent, cancelled or has expired."""
        self._session.drop(drafts, _ONE, draft=draft_id)

    def _open(self, row: Row) -> Draft:
        payload = self._session.envelopes.open(drafts, row)["payload"]
        return _draft(row, payload if "notes" in payload else _apart(payload))


def _apart(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return (answers, notes) of a payload that was stored while notes lay among the answers."""
    mixed = payload["answers"]
    answers = {name: said for name, said in mixed.items() if name not in _LAY_AMONG_ANSWERS}
    notes = {name: mixed[name] for name in _LAY_AMONG_ANSWERS if name in mixed}
    return {"owner": payload["owner"], "answers": answers, "notes": notes}


def _draft(row: Row, payload: Mapping[str, Any]) -> Draft:
    return Draft(
        id=row["id"],
        owner=PersonId.parse(payload["owner"]),
        party=row["party"],
        flow=row["flow"],
        answers=payload["answers"],
        notes=payload["notes"],
        version=row["version"],
        opened_at=from_micros(row["opened_at"]),
        kept_at=from_micros(row["kept_at"]),
        expires_at=from_micros(row["expires_at"]),
    )
