"""An open store, for threads that may block: one writer, a few readers, whole transactions.

`storage.open_store` makes one from its files; `storage.threads` puts it behind an event loop.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TypeVar

from sqlalchemy import Connection, Engine, insert

from governance.keys import PartyKey
from storage.against_marks import end_of
from storage.checking import Look
from storage.dialect import Where, faults, kept_at, plain_errors, savepoint
from storage.engines import Lock, Process, Standby, Standing
from storage.envelope import Envelopes
from storage.errors import CorruptPage, StoreDamaged, StoreUnavailable
from storage.inspection import MOST, Inspection, inspect
from storage.keyring import KeyRing
from storage.marks import End, Marked, Marks
from storage.migrate import HEAD, revision_of
from storage.moved import MOVED
from storage.periods import PUT_BACK, coming_keys
from storage.pins import missing_keys, pin, records_by_key
from storage.progress import Progress, unheard
from storage.rollback_guard import RollbackGuard
from storage.session import Session, nobody
from storage.tables import meta
from storage.taking_up import TakingUp
from storage.tally import Tally
from storage.unit import Unit

T = TypeVar("T")

READERS = 4


class StoreReader:
    """A store that can only be read, by up to READERS threads at once."""

    def __init__(
        self, *, database: Where, ring: KeyRing, ids: Callable[[], str], log_gone: bool = False
    ) -> None:
        self.log_gone = log_gone
        """Whether the -wal file was taken away after the bot, which did not close it, had ended."""
        self._kept = kept_at(database)
        self._readers = self._kept.readers(READERS)
        self._ring = ring
        self._envelopes = Envelopes(ring)
        self._ids = ids

    def read(self, work: Callable[[Unit], T]) -> T:
        """Run `work` against one moment of the store, on a connection that cannot write."""
        with self._plainly(), self._readers.begin() as connection:
            return work(Unit(self._session(connection, writing=False)))

    @contextmanager
    def rows(self) -> Iterator[Connection]:
        """Give a connection that cannot write, to one moment of the store, for what moves it."""
        with self._plainly(), self._readers.begin() as connection:
            yield connection

    def end(self) -> End:
        """Return how far on the store is."""
        with self._plainly(), self._readers.begin() as connection:
            return end_of(self._session(connection, writing=False))

    def standbys(self) -> Sequence[Standby]:
        """Return the servers that follow the one where it is kept, as far as that one tells."""
        with self._plainly(), self._readers.begin() as connection:
            return self._kept.standbys(connection)

    def processes(self) -> Sequence[Process]:
        """Return the processes that have it open, as far as the database tells."""
        with self._plainly(), self._readers.begin() as connection:
            return self._kept.processes(connection)

    def unfit(self) -> str:
        """Say why this process may take no turn, though others may: its tables are of another
        release, or its ring lacks keys that records need. Empty where it may.
        """
        self._ring.read_again()
        with self._plainly(), self._readers.begin() as connection:
            if revision_of(connection) != HEAD:
                return "the store's tables are of another release of IG Desk"
            lost = missing_keys(connection, self._ring)
        return f"the key ring here lacks {len(lost)} keys that the store needs" if lost else ""

    def inspect(self, most: int | None = MOST, hears: Progress = unheard) -> Inspection:
        """Look at up to `most` records of every kind, each by itself; without `most`, at all."""
        with self._plainly(), self._readers.begin() as connection:
            return inspect(self._session(connection, writing=False), most, hears)

    def look(self, look: Look) -> Look | None:
        """Take one look of a whole check (`storage.checking`), and add what is wrong to `damaged`.

        Returns the look that goes on from it.
        """
        try:
            with self._plainly(), self._readers.begin() as connection:
                wrong, more = look(self._session(connection, writing=False))
        except StoreDamaged as damaged:
            wrong, more = (damaged.where,), None
        self._envelopes.damaged.update(wrong)
        return more

    @contextmanager
    def _plainly(self, *, writing: bool = False) -> Iterator[None]:
        """Say the database's failures plainly; a spoiled page counts as damage from then on."""
        try:
            with plain_errors(writing=writing):
                yield
        except CorruptPage as spoiled:
            self._envelopes.damaged.add(spoiled.where)
            raise

    @property
    def ring(self) -> KeyRing:
        """Return the opened key ring."""
        return self._ring

    def records_by_key(self) -> Counter[str]:
        """Count the records under each key, by its id."""
        with self._plainly(), self._readers.begin() as connection:
            return records_by_key(connection)

    def missing_keys(self) -> Mapping[str, str]:
        """Return the names, by id, of keys that the ring has lost: an older one was put back."""
        with self._plainly(), self._readers.begin() as connection:
            return missing_keys(connection, self._ring)

    def _session(self, connection: Connection, *, writing: bool) -> Session:
        return Session(connection, self._envelopes, self._ids, writing)

    @property
    def damaged(self) -> frozenset[str]:
        """Return tables and ids of rows that had to be left out because they were changed."""
        return frozenset(self._envelopes.damaged)

    def close(self) -> None:
        """Let the connections go."""
        self._readers.dispose()


@dataclass(frozen=True, slots=True)
class Written:
    """What one of several works gave back, or why it was undone."""

    result: object = None
    failure: Exception | None = None


def _try(session: Session, unit: Unit, work: Callable[[Unit], object]) -> Written:
    before = session.notes.so_far()
    try:
        with savepoint(session.connection):
            return Written(work(unit))
    except faults():
        raise  # the disk or the file: no other work would fare better
    except Exception as failure:  # noqa: BLE001  handed, as it is, to whoever asked for this work
        session.notes.back_to(before)
        return Written(failure=failure)


def _settle(session: Session) -> None:
    """Write what is counted and noted of a transaction, at its end."""
    Tally(session).settle()
    RollbackGuard(session).settle()


class Store(StoreReader):
    """A store held by this process. `write` belongs to one thread."""

    def __init__(
        self,
        *,
        database: Where,
        writer: Engine,
        lock: Lock,
        parties: Sequence[PartyKey],
        ids: Callable[[], str],
        marks: Marks,
    ) -> None:
        super().__init__(database=database, ring=marks.ring, ids=ids)
        self._marks = marks
        self._writer = writer
        self._lock = lock
        self._parties = tuple(parties)

    def _session(self, connection: Connection, *, writing: bool) -> Session:
        reserve = self._marks.reserve if writing else nobody
        return Session(connection, self._envelopes, self._ids, writing, reserve)

    def write(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction: all of it is kept, or on any exception none of it."""
        return self.write_below(lambda session: work(Unit(session)))

    def write_below(self, work: Callable[[Session], T]) -> T:
        """Do the same for what no repository does: a restore."""
        with self._plainly(writing=True), self._writer.begin() as connection:
            session = self._session(connection, writing=True)
            result = work(session)
            _settle(session)
        self._came_to(session)
        return result

    def write_together(self, works: Sequence[Callable[[Unit], object]]) -> list["Written"]:
        """Run several works in one transaction, each whole or not at all. Returns what became of
        each.

        One commit, and one wait for the disk, serves them all. A work that raises is undone by
        itself; if the commit fails, this raises and nothing of any is kept.
        """
        with self._plainly(writing=True), self._writer.begin() as connection:
            session = self._session(connection, writing=True)
            unit = Unit(session)
            written = [_try(session, unit, work) for work in works]
            _settle(session)
        self._came_to(session)
        return written

    def _came_to(self, session: Session) -> None:
        """Remember beside the ring what was committed, if anything was.

        Marks that cannot be written are told of by `keep_marks`; the work is kept.
        """
        if session.notes.changes is not None:
            self._marks.came_to(session.notes.changes)
            with suppress(StoreUnavailable):
                self._marks.logs(running=True)

    def take_up(self, how: TakingUp) -> None:
        """Run the first transaction of a start, with the marks before and after it."""
        known = self._marks.marked
        begins = replace(known, end=End()) if how.is_new else known
        self._marks.begin(replace(begins, store=how.store))
        try:
            end, wrote = self._take_up(how, known)
        except BaseException:
            if known.store:
                self._marks.begin(known)  # else the next start would miss a log that never was
            raise
        self._marks.begin(replace(self._marks.marked, end=end, running=wrote or known.running))
        if how.why:
            self._envelopes.damaged.add(f"store {how.why}")

    def _take_up(self, how: TakingUp, known: Marked) -> tuple[End, bool]:
        """Return how far on the store is, and whether anything had to be written."""
        self._ring.top_up(self._coming_keys(how.now), how.now)
        with self._plainly(writing=True), self._writer.begin() as connection:
            session = self._session(connection, writing=True)
            how.run(session, known)
            _settle(session)
            return end_of(session), session.notes.changes is not None

    def standing(self, *, fit: bool = True) -> Standing:
        """Return where this process stands among those that have the store open. Take the rounds
        where nobody has them; leave them to others where this one is not `fit` to do them.
        """
        with plain_errors(writing=True):
            return self._kept.standing(self._writer, fit=fit)

    def keep_marks(self) -> None:
        """Mark how far on the store is, beside the key ring. StoreUnavailable."""
        self._marks.head(self.end())

    def moved_to(self, place: str) -> None:
        """Say in the database itself that its records are elsewhere now: nobody opens it again.

        Beside the notes and the marks, which go on where the records are.
        """
        with self._plainly(writing=True), self._writer.begin() as connection:
            connection.execute(insert(meta).values(id=MOVED, value=place, mac=b""))

    def top_up_keys(self, now: datetime) -> int:
        """Make the keys of the coming months, in the ring's file first. Returns how many."""
        return self.make_keys(self._coming_keys(now), now)

    def _coming_keys(self, now: datetime) -> Sequence[str]:
        """Name the keys of the coming months, and of a week ago too: a clock that is put back must
        leave every turn its key.
        """
        wanted = (coming_keys(self._parties, at) for at in (now - PUT_BACK, now))
        return tuple(dict.fromkeys(chain.from_iterable(wanted)))

    def make_keys(self, names: Sequence[str], now: datetime) -> int:
        """Make those of these keys that are missing, in the ring's file first. Returns how many."""
        made = self._ring.top_up(names, now)
        if made:
            self.pin_keys()
        return made

    def truncate_log(self) -> bool:
        """Empty the write-ahead log, which still holds what was shredded. False where somebody
        reads just now: it is tried again.
        """
        self._marks.logs(running=False)  # first: a kill in between must not look like a loss
        with plain_errors():
            return self._kept.empty_log(self._writer)

    def pin_keys(self) -> None:
        """Remember, in the database, every key of the ring."""
        self.write_below(pin)

    def close(self) -> None:
        """Let everything go: readers first, so that the writer checkpoints last."""
        with suppress(StoreUnavailable):
            self.keep_marks()
        with suppress(StoreUnavailable):  # then it is as after a kill
            self._marks.begin(replace(self._marks.marked, running=False))
        super().close()
        self._writer.dispose()
        self._lock.release()
