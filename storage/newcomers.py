"""Who was asked once which party is theirs: sealed, found by a blind index of who they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from governance.keys import PartyKey
from governance.people.identity import PersonId
from storage.audit import Audit
from storage.encoding import Json, to_micros
from storage.periods import ops_key
from storage.session import Session
from storage.tables import newcomers


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is staff of one party since a London date, by their own word."""

    person: PersonId = field(repr=False)
    party: PartyKey
    name: str = field(repr=False)
    since: date


class Newcomers:
    """Keeps one answer for each person: the first one stands."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def _id(self, person: PersonId) -> str:
        return self._session.envelopes.ring.index("newcomer", "", person.text).hex()

    def take(self, one: Newcomer, *, now: datetime) -> bool:
        """Keep who somebody is. Returns False, having written nothing, where that was known."""
        row = {"id": self._id(one.person), "kept_at": to_micros(now), "version": 1}
        payload: dict[str, Json] = {
            "person": one.person.text,
            "party": one.party,
            "name": one.name,
            "since": one.since.isoformat(),
        }
        sealed = self._session.envelopes.seal(
            newcomers, row, {"payload": payload}, kek=ops_key(now)
        )
        if not self._session.insert_if_absent(newcomers, sealed):
            return False
        self._audit.append(
            actor=one.person,
            what="joined",
            subject=str(row["id"]),
            party=one.party,
            version=1,
            digest=b"",
            detail={},
            now=now,
        )
        return True

    def of(self, person: PersonId) -> Newcomer | None:
        """Return what a person answered; None for someone never asked."""
        row = self._session.row(newcomers, "id", self._id(person))
        if row is None:
            return None
        return _newcomer(self._session.envelopes.open(newcomers, row)["payload"])

    def newest(self) -> tuple[int, datetime | None]:
        """Return how many there are, and when the newest was kept: other people, other answer."""
        return self._session.count_and_newest(newcomers)

    def all(self) -> tuple[Newcomer, ...]:
        """Return everyone, in the order they came, but for damaged rows (see `Store.damaged`)."""
        query = select(newcomers).order_by(newcomers.c.kept_at, newcomers.c.id)
        rows = self._session.intact(newcomers, query)
        return tuple(_newcomer(opened["payload"]) for _, opened in rows)


def _newcomer(payload: Mapping[str, Any]) -> Newcomer:
    return Newcomer(
        person=PersonId.parse(payload["person"]),
        party=payload["party"],
        name=payload["name"],
        since=date.fromisoformat(payload["since"]),
    )
