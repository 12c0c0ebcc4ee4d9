"""Who said that they are away: sealed, one row a person, found by a blind index of who they are."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select

from governance.keys import PartyKey
from governance.people.absence import Away
from governance.people.directory import Absence
from governance.people.identity import PersonId
from storage.audit import Audit
from storage.encoding import Json, to_micros
from storage.periods import ops_key
from storage.session import Session
from storage.tables import absences

_ONE = delete(absences).where(absences.c.id == bindparam("absence"))


class Absences:
    """Keeps each person's own absences, and writes down every change of them."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def _id(self, person: PersonId) -> str:
        return self._session.envelopes.ring.index("absence", "", person.text).hex()

    def keep(
        self,
        person: PersonId,
        away: tuple[Absence, ...],
        *,
        party: PartyKey,
        what: str,
        now: datetime,
    ) -> None:
        """Keep these as all the absences of a person; `what` the audit chain calls the change."""
        self._write(person, away, now)
        plain: list[Json] = [*_plain(away)]
        self._audit.append(
            actor=person,
            what=what,
            subject=self._id(person),
            party=party,
            version=1,
            digest=b"",
            detail={"away": plain},
            now=now,
        )

    def newest(self) -> tuple[int, datetime | None]:
        """Return how many rows there are, and when the newest was kept."""
        return self._session.count_and_newest(absences)

    def forget_before(self, day: date, *, now: datetime) -> None:
        """Drop every absence that ended before a London date."""
        for person, away in tuple(self._each()):
            left = tuple(one for one in away if one.until >= day)
            if left != away:
                self._write(person, left, now)

    def of(self, person: PersonId) -> tuple[Absence, ...]:
        """Return what a person said of their own absences, as it was said."""
        row = self._session.row(absences, "id", self._id(person))
        return () if row is None else _read(self._session.envelopes.open(absences, row)["payload"])

    def all(self) -> tuple[Away, ...]:
        """Return everybody's absences, but for damaged rows (see `Store.damaged`)."""
        return tuple((person, one) for person, away in self._each() for one in away)

    def _each(self) -> Iterator[tuple[PersonId, tuple[Absence, ...]]]:
        query = select(absences).order_by(absences.c.kept_at, absences.c.id)
        for _, opened in self._session.intact(absences, query):
            payload = opened["payload"]
            yield PersonId.parse(payload["person"]), _read(payload)

    def _write(self, person: PersonId, away: tuple[Absence, ...], now: datetime) -> None:
        old = self._session.row(absences, "id", self._id(person))
        if not away:
            self._session.drop(absences, _ONE, absence=self._id(person))
            return
        row = {
            "id": self._id(person),
            "kept_at": to_micros(now),
            "version": 1 if old is None else old["version"] + 1,
        }
        payload: dict[str, Json] = {"person": person.text, "away": [*_plain(away)]}
        whole = self._session.envelopes.seal(absences, row, {"payload": payload}, kek=ops_key(now))
        self._session.keep(absences, whole)


def _plain(away: tuple[Absence, ...]) -> Iterator[Json]:
    for one in away:
        cover = one.cover.text if one.cover else None
        yield [one.since.isoformat(), one.until.isoformat(), cover]


def _read(payload: Mapping[str, Any]) -> tuple[Absence, ...]:
    return tuple(
        Absence(
            date.fromisoformat(since),
            date.fromisoformat(until),
            PersonId.parse(cover) if cover else None,
        )
        for since, until, cover in payload["away"]
    )
