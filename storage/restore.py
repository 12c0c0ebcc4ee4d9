"""Restoring a backup into an empty place.

The copy is opened beside where it will be, brought up to this release, and every record in it is
read; only then does it get its name. `docs/decisions/0031` says what a restored store is held to.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from governance.keys import PartyKey
from governance.moments import london
from governance.policy import REFERENCES_MARKED
from storage.against_marks import store_of
from storage.audit import Audit
from storage.backup_folders import Backup, read_header
from storage.copying import JOURNALS
from storage.dialect import kept_at
from storage.engines import ServerAddress
from storage.errors import BackupUnusable, MarksUnusable, StoreThere
from storage.heads import Heads
from storage.held import Held, keep_held
from storage.key_ends import StillNeeded
from storage.keyring import KeyRing
from storage.marks import Marked, Marks
from storage.meta import Meta
from storage.moving import move
from storage.pins import records_by_key
from storage.progress import Progress, unheard
from storage.proving import Proof, every_record, unpacked
from storage.references import skip_past
from storage.session import Session
from storage.sqlite import SqliteFile
from storage.store import Store
from storage.tables import counters
from storage.taking_up import TakingUp
from storage.unit import Unit
from storage.whole_files import sync_folder


def empty_place(database: Path, server: ServerAddress | None = None) -> None:
    """Raise StoreThere unless there is nothing where the database is to be."""
    there = [database, *(database.with_name(database.name + one) for one in JOURNALS)]
    found: object = next((path for path in there if path.exists()), None)
    if server is not None and kept_at(server).has_content:
        found = kept_at(server).place
    if found:
        raise StoreThere(f"there is a store at {found}; a restore goes into an empty place")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a restored store is to be, and what goes on with it: its ring, parties and kinds."""

    database: Path
    ring_file: Path
    ring: KeyRing
    parties: Sequence[PartyKey]
    prefixes: Sequence[str]
    """What references begin with."""
    server: ServerAddress | None = None
    """Where the records go, if not into that file; it holds them on their way."""
    known_head: str = ""
    """The newest signed head that a partner kept, where one was handed to us."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, what was found in it, and what was skipped: each counter's new value."""

    proof: Proof
    skipped_to: Mapping[str, int]
    lost: int | None
    """Entries of the chain that were written after the backup; None where nobody knows."""


def restore(
    backup: Path,
    to: Place,
    *,
    now: datetime,
    ids: Callable[[], str],
    progress: Progress = unheard,
    with_damage: bool = False,
) -> Restored:
    """Restore a backup into an empty place, and hold back all sending from it.

    Raises StoreThere, or BackupUnusable where a record is not as it was written, unless
    `with_damage`; then the place is as empty as before.
    """
    empty_place(to.database, to.server)
    with unpacked(backup, to.database, to.ring, "restoring", progress) as copy:
        proof = Proof(read_header(backup), every_record(copy, to.ring, progress))
        if not (proof.holds or with_damage):
            raise BackupUnusable("records of this backup are not as they were written")
        restored = _settled(copy, proof, to, now, ids, progress)
        if to.server is None:
            copy.replace(to.database)
            sync_folder(to.database.parent)
    return restored


def _settled(
    copy: Path,
    proof: Proof,
    to: Place,
    now: datetime,
    ids: Callable[[], str],
    progress: Progress,
) -> Restored:
    """Make a copy the store that goes on: nothing of it is sent, and no reference comes twice."""
    marks = Marks.beside(to.ring_file, to.ring)
    marked, writer = _marked(marks), SqliteFile(copy).writer()
    with writer.connect() as connection:
        store_id = store_of(connection, to.ring) or ids()
    store = Store(
        database=copy,
        writer=writer,
        lock=SqliteFile(copy).lock(),
        parties=to.parties,
        ids=ids,
        marks=marks,
    )
    with closing(store):
        store.take_up(TakingUp(store_id, to.parties[0], now))
        anew = Anew(proof.backup, marked, to.prefixes, to.parties[0], to.known_head, now)
        restored = Restored(proof, *store.write_below(anew.begin))
        if to.server is not None:
            move(store, to.server, hears=progress, with_damage=not proof.holds)
    return restored


def _marked(marks: Marks) -> Marked | None:
    """Return what the lost store had reached, if that is known: marks that were spoiled with it
    must not keep it from coming back.
    """
    try:
        return marks.load()
    except MarksUnusable:
        return None


@dataclass(frozen=True, slots=True)
class Anew:
    """How a restored store begins anew. `marked`: what the lost one had reached, where its marks
    are there still.
    """

    backup: Backup
    marked: Marked | None
    prefixes: Sequence[str]
    party: PartyKey
    known: str
    now: datetime

    def begin(self, session: Session) -> tuple[Mapping[str, int], int | None]:
        """Skip references, note in the chain what was restored, and hold back all sending.

        Returns where each counter goes on, and how many entries were lost; None if nobody knows.
        """
        skipped = skip_past(session, self._given_out(session))
        audit = Audit(session)
        reached = self.marked.end.sequence if self.marked else None
        lost = None if reached is None else max(0, reached - audit.head()[0])
        note = Held(self.backup.made_at, self.now, lost)
        Heads(session, audit).begin_origin(
            party=self.party, now=self.now, reached=reached, known=self.known
        )
        end_again(session, self.now)  # in the new log: it is no part of what came back
        keep_held(Meta(session), note)
        return skipped, lost

    def _given_out(self, session: Session) -> Mapping[str, int]:
        """Return up to where each counter's references may have been given out.

        The marks say it. Without them it is guessed, and generously: so many a day.
        """
        if self.marked is not None:
            return self.marked.counters
        days = (self.now - self.backup.made_at).days + 1
        years = {london(at).year for at in (self.backup.made_at, self.now)}
        known = {row["id"]: row["value"] for row in session.checked(counters, select(counters))}
        names = {*known, *(f"{prefix}-{year}" for prefix in self.prefixes for year in years)}
        return {name: known.get(name, 0) + days * REFERENCES_MARKED for name in names}


def end_again(session: Session, now: datetime) -> None:
    """Shred what is under keys that were destroyed since: a backup brings nothing shredded back.

    Raises BackupUnusable for one so old that the agreement's own history is under such a key.
    """
    ends, under = Unit(session).key_ends, records_by_key(session.connection)
    try:
        for gone in session.envelopes.ring.destroyed.values():
            if under[gone.id]:
                ends.forget(gone.id, gone.name, now)
    except StillNeeded:
        raise BackupUnusable(
            "this backup is older than the keys that it needs: they were destroyed since"
        ) from None
