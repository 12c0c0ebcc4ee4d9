"""What can go wrong with the store, each in one plain sentence that names no person.

Its class says what to do next (`advice`), and with what a command ends (`exit_code`): 1 where
somebody has to put it right; where a program might care, as in BSD's sysexits.h.
"""

from errno import EDQUOT, EFBIG, ENOSPC, EROFS

IO_FAILED, TRY_AGAIN, NOT_ALLOWED = 74, 75, 77
"""The disk or the file is at fault; it may pass by itself; the file may not be written."""


class StoreUnavailable(Exception):
    """The store cannot be used just now."""

    advice = "Put that right and try again. If you cannot, tell whoever makes IG Desk."
    exit_code = 1


class KeyMissing(StoreUnavailable):
    """A key that records need is not in the ring."""

    advice = (
        "Put back the newest key ring of this store, from its own backup or from an export (`igdesk"
        " keys import`). docs/keys.md says what to do where there is none."
    )


class KeyDestroyed(KeyMissing):
    """A key was destroyed on purpose: what it sealed can never be read again."""

    advice = "Nothing here brings it back. A copy of the key ring from before may still have it."


class WrongRootKey(StoreUnavailable):
    """The root key does not open the key ring."""

    advice = "Put back the root key that belongs to this key ring, from where you keep it safe."


class StoreInUse(StoreUnavailable):
    """Another process holds the store."""

    advice = "One process holds a store. Stop the bot, or wait for the other command to end."
    exit_code = TRY_AGAIN


class RingMismatch(StoreUnavailable):
    """The key ring is not the one this database was written with."""

    advice = "Put back the key ring that belongs to this store, from its own backup."


class SimulatedMismatch(StoreUnavailable):
    """A simulated store and a real bot, or the other way round."""

    advice = "Name another store: what is invented and what is real are never in one."


class StoreMissing(StoreUnavailable):
    """There is a key ring, and the database that belongs to it is gone or empty."""

    advice = (
        "Put the database back, with its -wal file if there is one, or restore the newest backup."
        " Only to begin again with nothing in it: start once with igdesk serve --new."
    )


class StoreNotNewest(StoreUnavailable):
    """The database is older than the last one that was seen with this key ring, or another."""

    advice = (
        "Put the newest database back, with its -wal file if there is one. Only where there is none"
        " newer: start once with igdesk serve --as-it-is. That is written down."
    )


class MarksUnusable(StoreUnavailable):
    """The marks beside the key ring are gone, or are not what we wrote."""

    advice = (
        "Put the marks back from the key ring's own backup. Only where they are lost and the"
        " database is the newest: start once with igdesk serve --as-it-is. That is written down."
    )


class BackupUnusable(StoreUnavailable):
    """This backup is not whole, not ours, or not to be opened with this key ring."""

    advice = (
        "Take another backup, or the key ring that it was made with (each ring's copy lies in the"
        " folder of its own). Nothing was changed."
    )


class StoreThere(StoreUnavailable):
    """A restore goes into an empty place, and there is a store."""

    advice = "Nothing is written over. Move what is there away, with its -wal file, and keep it."


class StoreUnready(StoreUnavailable):
    """The tables are not of this release, and whoever reads does not bring them up to it."""

    def __init__(self) -> None:
        super().__init__("the store is not ready for this release; start the bot once")


class StoreMoved(StoreUnavailable):
    """The records of this store went to another database. `place`: where to."""

    advice = "Set IGDESK_DATABASE_URL to where they are. This file is what they were that day."

    def __init__(self, place: str) -> None:
        super().__init__(f"this store was moved to {place}")
        self.place = place


class StoreMoving(StoreUnavailable):
    """A store is on its way into this database."""

    advice = "Run igdesk move sqlite-to-postgres again: it goes on from there."

    def __init__(self) -> None:
        super().__init__("a store is being moved into this database, and not all of it is there")


class MoveSpoiled(StoreUnavailable):
    """What came is not what went."""

    advice = (
        "The old store is as it was: go on with it. Run igdesk doctor on it, empty the new database"
        " (drop it and make it anew), and move again."
    )

    def __init__(self, where: str) -> None:
        super().__init__(f"what came into the new database is not what went: {where}")


class FilesExposed(StoreUnavailable):
    """Somebody else may read or write a file of the store, or owns it."""

    advice = (
        "Give the file to IG Desk's own user alone (chown, chmod 600), and find out who could use"
        " it: what is in it is sealed, but others could have changed it or put it back."
    )
    exit_code = NOT_ALLOWED


class DiskFull(StoreUnavailable):
    """There is no room: nothing was kept of what was tried, and nothing else was lost."""

    advice = "Make room on that disk. The bot need not be started again: it goes on by itself."
    exit_code = TRY_AGAIN

    def __init__(self) -> None:
        super().__init__("the disk is full; nothing was lost, but nothing can be saved")


class Locked(StoreUnavailable):
    """Something else writes to the database, and did not let go of it in time."""

    advice = (
        "Find what else has the database open (a copy, a scan, an SQL shell) and close it."
        " The bot goes on by itself."
    )
    exit_code = TRY_AGAIN

    def __init__(self) -> None:
        super().__init__("the store is busy; another program holds it")


class ReadOnly(StoreUnavailable):
    """The file or its disk cannot be written."""

    advice = (
        "See that IG Desk's own user may write the database and its folder, and that the disk is"
        " not mounted read-only: a failing disk often is. The bot goes on by itself."
    )
    exit_code = NOT_ALLOWED

    def __init__(self) -> None:
        super().__init__("the store can be read and not written; nothing was lost")


class ServerAway(StoreUnavailable):
    """The database server does not answer, or stopped in the middle."""

    advice = (
        "See that PostgreSQL runs, and that this machine reaches it. The bot goes on by itself once"
        " it does."
    )
    exit_code = TRY_AGAIN

    def __init__(self) -> None:
        super().__init__("the database server cannot be reached; nothing was lost")


class ServerRefuses(StoreUnavailable):
    """The database server does not let us in, or cannot show that it is the one we mean."""

    advice = (
        "See IGDESK_DATABASE_URL, the password and the certificates (docs/postgres.md). The"
        " server's own log says what it did not like."
    )
    exit_code = NOT_ALLOWED

    def __init__(self) -> None:
        super().__init__("the database server and IG Desk do not accept one another")


class TablesNotOurs(StoreUnavailable):
    """The tables are to be made or changed, and this role may not: by design, on a server."""

    advice = (
        "Run `igdesk serve --tables` with the role that owns the tables in IGDESK_DATABASE_URL, and"
        " start it again with the bot's own (docs/postgres.md)."
    )
    exit_code = NOT_ALLOWED

    def __init__(self) -> None:
        super().__init__("the role that owns the tables must bring them up to this release")


class ServerReadOnly(ReadOnly):
    """The database server takes no writes: it is a standby, or was set so."""

    advice = (
        "Name the primary in IGDESK_DATABASE_URL, or all servers with commas between: the one that"
        " takes writes is found. The bot goes on by itself."
    )


class DiskRefused(StoreUnavailable):
    """The operating system did not do what the database asked."""

    advice = (
        "See whether the disk is full, over its quota, failing or gone, and that IG Desk's own"
        " user may use the database's folder. The bot goes on by itself."
    )
    exit_code = IO_FAILED


class StoreDamaged(StoreUnavailable):
    """A record is not what we wrote. `where` is a table and an opaque id, never content."""

    advice = (
        "Stop the bot, keep a copy of the store as it is, and restore the last backup that was"
        " good. Find out who could write to the file."
    )
    exit_code = IO_FAILED

    def __init__(self, where: str) -> None:
        super().__init__(f"the store is damaged or was changed: {where}")
        self.where = where


class CorruptPage(StoreDamaged):
    """The database cannot be read as one: the disk, or another program, has spoiled a page of it.

    What stands on other pages can be read still.
    """

    advice = (
        "Stop the bot, keep a copy of the store as it is, and restore the last backup that was"
        " good. Have the disk looked at before you trust it again."
    )

    def __init__(self) -> None:
        super().__init__("the database file")


NO_ROOM = frozenset({ENOSPC, EDQUOT, EFBIG})


def refused(fault: OSError, says: str) -> StoreUnavailable:
    """Return what a failure of the operating system means: no room, a disk that is mounted
    read-only, or else what `says` says.
    """
    if fault.errno == EROFS:
        return ReadOnly()
    return DiskFull() if fault.errno in NO_ROOM else DiskRefused(says)


class VersionConflict(Exception):
    """Someone else changed this meanwhile; load it again and decide afresh."""


class LaneElsewhere(Exception):
    """Another process is sending to this person: what is next for them waits a moment."""


class NotThere(Exception):
    """There is nothing here that you may see. "Not yours" and "not there" read the same."""

    def __init__(self) -> None:
        super().__init__("there is nothing here that you may see")


class NeedsWriting(RuntimeError):
    """A fault of ours: this must run inside `Store.write`."""
