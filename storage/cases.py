"""Cases: a row that is a fold of its events, opened afresh and authorised each time.

A case's version is the number of its events. Its digest chains the MACs of their rows, and
the audit chain keeps both, so that a row or an event put back to an older state is seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, func, select

from governance.access import Action, may
from governance.cases.case import OVER, Case, Header
from governance.cases.event import Event
from governance.folding import fold
from governance.keys import CaseId, PartyKey
from governance.people.identity import Actor, PersonId, Viewer
from governance.plain import UnknownHistory
from storage.audit import READ, Audit
from storage.encoding import from_micros, maybe_instant, to_micros
from storage.errors import KeyMissing, NotThere, StoreDamaged, VersionConflict
from storage.histories import NO_EVENTS, Histories
from storage.listing import REPORTER, Listing, sorted_by
from storage.periods import open_key
from storage.references import next_reference
from storage.sealing import DataKey
from storage.session import Row, Session
from storage.tables import case_index, cases


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list, with nothing personal. Instants in UTC."""

    id: CaseId
    reference: str
    party: PartyKey
    kind: str
    status: str
    opened_at: datetime
    due: datetime | None
    version: int


def case_row(row: Row) -> CaseRow:
    """Return what a stored row says of its case."""
    return CaseRow(
        id=row["id"],
        reference=row["reference"],
        party=row["party"],
        kind=row["kind"],
        status=row["status"],
        opened_at=from_micros(row["opened_at"]),
        due=maybe_instant(row["due"]),
        version=row["version"],
    )


Dated = Callable[[Case], datetime | None]
"""Says when the next thing that a case asks is due (UTC)."""

_UNLISTED = select(cases).where(cases.c.urgency.is_(None), cases.c.tombstone.is_(None))
_REPORTED = select(case_index).where(
    case_index.c.what == bindparam("what"), case_index.c.value == bindparam("value")
)
_REPORTED_SINCE = (
    select(func.count().label("rows"))
    .select_from(case_index.join(cases, cases.c.id == case_index.c.case_id))
    .where(
        case_index.c.what == bindparam("what"),
        case_index.c.value == bindparam("value"),
        cases.c.opened_at >= bindparam("since"),
    )
)
_OPENED_SINCE = (
    select(cases.c.id)
    .where(
        cases.c.party == bindparam("party"),
        cases.c.kind == bindparam("kind"),
        cases.c.opened_at >= bindparam("since"),
        cases.c.tombstone.is_(None),
    )
    .order_by(cases.c.opened_at, cases.c.id)
)
_ENDED = {over: over for over in OVER}
_UNDECIDED = (
    select(cases)
    .where(
        cases.c.party == bindparam("party"), *(cases.c.status != bindparam(over) for over in OVER)
    )
    .order_by(cases.c.due, cases.c.id)
)


def by_itself(case: Case) -> datetime | None:
    """Return the date that a case has by itself, without a calendar."""
    return case.due


class Cases:
    """Opens, reads, appends to and lists cases; every read of one by a person is written down.

    A case that is read or written is kept for the transaction: its history is loaded once.
    """

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit
        self._histories = Histories(session, audit)
        self._listing = Listing(session)
        self._known: dict[str, tuple[Case, bytes]] = {}

    def open(  # noqa: PLR0913  each is named
        self,
        *,
        actor: Actor,
        party: PartyKey,
        kind: str,
        prefix: str,
        opened: Sequence[Event],
        now: datetime,
        dated: Dated = by_itself,
    ) -> Case:
        """Write a new case: its first events, a fresh data key and the next reference.

        `dated`: its date in lists, where that is not what the case says by itself.
        """
        reference, version = next_reference(self._session, prefix, now), len(opened)
        case = fold(Header(CaseId(self._session.ids()), reference, party, kind, version), opened)
        row = {**_columns(case, dated), "opened_at": to_micros(now)}
        key = DataKey.new()
        envelopes = self._session.envelopes
        kek = open_key(party, now)
        self._session.insert(cases, envelopes.reseal(cases, row, {}, key=key, kek=kek))
        digest, says = self._histories.write(row, opened, key, NO_EVENTS)
        self._listing.put(case)
        self._note(actor, "opened", row, digest, now, says)
        self._known[case.header.id] = case, digest
        return case

    def _note(
        self,
        actor: Actor,
        what: str,
        row: Row,
        digest: bytes,
        now: datetime,
        says: Sequence[bytes] = (),
    ) -> None:
        self._audit.append(
            actor=actor,
            what=what,
            subject=row["id"],
            party=row["party"],
            version=row["version"],
            digest=digest,
            detail={},
            now=now,
            says=says,
        )

    def history(self, viewer: Actor, case_id: CaseId, action: Action, *, now: datetime) -> Case:
        """Return a case by id, noting the read; NotThere unless `viewer` may do `action`."""
        return self._read(viewer, self._session.row(cases, "id", case_id), action, now)

    def find(self, viewer: Actor, reference: str, action: Action, *, now: datetime) -> Case:
        """Return a case by its reference, as `history` does by id."""
        row = self._session.row(cases, "reference", reference)
        return self._read(viewer, row, action, now)

    def _read(self, viewer: Actor, row: Row | None, action: Action, now: datetime) -> Case:
        if row is None or row["tombstone"] is not None:
            raise NotThere
        case, digest = self._known[row["id"]] = self._now(row)
        if not may(viewer, action, case):
            raise NotThere
        if isinstance(viewer, Viewer):
            self._note(viewer, READ, row, digest, now)
        return case

    def _now(self, row: Row) -> tuple[Case, bytes]:
        """Return a checked row's case and digest: as this transaction knows it, or loaded."""
        return self._fresh(row) or self._histories.load(row)

    def _fresh(self, row: Row) -> tuple[Case, bytes] | None:
        """Return a case and its digest as this transaction has read or written them, if it has."""
        known = self._known.get(row["id"])
        return known if known and known[0].header.version == row["version"] else None

    def append(
        self,
        *,
        actor: Actor,
        case: Case,
        events: Sequence[Event],
        now: datetime,
        dated: Dated = by_itself,
    ) -> Case:
        """Write more events and return the case after them.

        Raises VersionConflict where somebody appended since `case` was read.
        """
        row = self._session.row(cases, "id", case.header.id)
        if row is None or row["tombstone"] is not None:
            raise NotThere
        if row["version"] != case.header.version:
            raise VersionConflict("the case was changed meanwhile")
        key = self._session.envelopes.key_of(cases, row)
        then = fold(
            replace(case.header, version=row["version"] + len(events)), (*case.history, *events)
        )
        changed = {**row, **_columns(then, dated)}
        known = self._fresh(row)
        before = known[1] if known else self._histories.digest_of(row)
        digest, says = self._histories.write(changed, events, key, before)
        self._rewrite(changed, key, now)
        self._listing.move(case, then)
        self._note(actor, "changed", changed, digest, now, says)
        self._known[then.header.id] = then, digest
        return then

    def _rewrite(self, row: Row, key: DataKey, now: datetime) -> None:
        """Write the row again, its key wrapped under this month's key."""
        kek = open_key(row["party"], now)
        self._session.replace(
            cases, "id", self._session.envelopes.reseal(cases, row, {}, key=key, kek=kek)
        )

    def list_unlisted(self) -> None:
        """List the cases of an earlier release. One that cannot be opened is left as it is."""
        for row in self._session.genuine_among(cases, self._session.rows(_UNLISTED)):
            try:
                case, _ = self._histories.load(row)
            except StoreDamaged as damaged:
                self._session.envelopes.damaged.add(damaged.where)
            except (KeyMissing, UnknownHistory):
                continue
            else:
                changed = {**row, **_columns(case, by_itself)}
                self._session.replace(cases, "id", self._session.envelopes.stamped(cases, changed))
                self._listing.put_right(case)

    def mine(self, viewer: Viewer) -> tuple[CaseRow, ...]:
        """Return the cases that this person reported and may still see, newest first."""
        value = self._listing.reported_by(viewer.person.text)
        found = self._session.checked(case_index, _REPORTED, what=REPORTER, value=value)
        ids = sorted(row["case_id"] for row in found)
        rows = [row for one in ids if (row := self._session.row(cases, "id", one)) is not None]
        return self.visible(viewer, sorted(rows, key=_opened_at, reverse=True))

    def reported_since(self, reporter: PersonId, since: datetime) -> int:
        """Return how many cases somebody reported from then on, whatever their kind or party."""
        value = self._listing.reported_by(reporter.text)
        asked = {"what": REPORTER, "value": value, "since": to_micros(since)}
        (row,) = self._session.rows(_REPORTED_SINCE, **asked)
        return int(row["rows"])

    def opened_since(self, party: PartyKey, kind: str, since: datetime) -> tuple[CaseId, ...]:
        """Return the ids of a party's cases of that kind that were opened from then on."""
        asked = {"party": party, "kind": kind, "since": to_micros(since)}
        return tuple(CaseId(row["id"]) for row in self._session.rows(_OPENED_SINCE, **asked))

    def open_in(self, viewer: Actor, party: PartyKey) -> tuple[CaseRow, ...]:
        """Return the party's undecided cases that the viewer may see, soonest due first."""
        rows = self._session.checked(cases, _UNDECIDED, party=party, **_ENDED)
        return self.visible(viewer, rows)

    def visible(self, viewer: Actor, rows: Sequence[Row]) -> tuple[CaseRow, ...]:
        """Return the rows that the viewer may see: who is out of a case finds it in no list."""
        there = (row for row in rows if row["tombstone"] is None)
        seen = (row for row in there if may(viewer, Action.SEE_STATUS, self._now(row)[0]))
        return tuple(map(case_row, seen))


def _columns(case: Case, dated: Dated) -> Row:
    """Return what the row of a case says in the clear, but for when it was opened."""
    return {
        "id": case.header.id,
        "reference": case.header.reference,
        "party": case.header.party,
        "kind": case.header.kind,
        "status": str(case.status),
        "version": case.header.version,
        **sorted_by(case, dated(case)),
    }


def _opened_at(row: Row) -> int:
    return int(row["opened_at"])
