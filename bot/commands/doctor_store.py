"""The store, for `igdesk doctor`: its records, and what the running bot noted in it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from adapters.clock import Clock
from adapters.root_key import RootKeyUnusable
from bot.commands import (
    doctor_backup,
    doctor_clock,
    doctor_files,
    doctor_groups,
    doctor_keys,
    doctor_proof,
)
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import Settings, SettingsFaults
from bot.people.group_notes import NOTED
from bot.post.retries import stuck
from bot.service_files import read_agreement
from bot.store_keys import backup_places, open_reader
from bot.watch.backups import noted as tried
from bot.watch.books import audited_at, books_now
from bot.watch.machine_time import seen as clock_seen
from bot.watch.regions import regions_noted
from bot.watch.restored import restore_of
from governance.moments import london
from governance.toml_files.faults import FileFaults
from storage.engines import Process, Standby
from storage.errors import StoreUnavailable, WrongRootKey
from storage.heads import Head
from storage.marks import marks_beside
from storage.progress import Progress, unheard
from storage.unit import Unit

UNPROVED = "need not show who it is: the address has an sslmode of its own"
FOLLOWS = "{name} follows the database server, {behind} seconds behind"
PROCESS = "{name} runs since {since}, sends to {lanes} people just now"
NOT_WAITED_FOR = (
    "If the first server is lost, the last moments may be missing there. To have every commit wait"
    " for it, set synchronous_standby_names: docs/postgres.md."
)
PROVE_IT = (
    "Take sslmode out of IGDESK_DATABASE_URL, and set IGDESK_DATABASE_CA. Where that cannot be,"
    " your DPIA should say why."
)


def _agreed_key(settings: Settings) -> str | None:
    """Return the log's key that stands in the agreement; another check names that file's faults."""
    try:
        return read_agreement(settings.agreement).log_key
    except (SettingsFaults, FileFaults):
        return None


def log_now(unit: Unit) -> tuple[str, Head | None]:
    """Return the log's public key, and the newest head that left."""
    return unit.heads.public_key(), next(iter(unit.heads.newest()), None)


def server(settings: Settings) -> list[Finding]:
    """Return a line where the records' server may be anybody."""
    return [note("database server", UNPROVED, PROVE_IT)] if settings.server_unproved else []


def standby(one: Standby) -> Finding:
    """Return the line on a server that follows the records' own."""
    behind = (one.behind or timedelta()).total_seconds()
    says = FOLLOWS.format(name=one.name, behind=f"{behind:.1f}")
    return ok("standby", says) if one.waits else note("standby", says, NOT_WAITED_FOR)


def process(one: Process) -> Finding:
    """Return the line on a process of the bot that shares the records' server."""
    rounds = " and does the rounds" if one.does_rounds else ""
    since = f"{london(one.since):%d %b %H:%M}"
    return ok("process", PROCESS.format(name=one.name, since=since, lanes=one.lanes) + rounds)


def kept(
    settings: Settings, clock: Clock, *, simulated: bool, hears: Progress = unheard
) -> list[Finding]:
    """Return the lines on it. `hears` is told how far the look at its records has come."""
    about = "store"
    if not any(map(Path.exists, (settings.database, settings.ring, marks_beside(settings.ring)))):
        return [note(about, "is not there yet", "Nothing: the first `igdesk serve` makes it.")]
    try:
        with closing(open_reader(settings, simulated=simulated)) as reader:
            counted = reader.read(lambda unit: books_now(unit, clock.now()))
            found = [
                *server(settings),
                *map(standby, reader.standbys()),
                *map(process, reader.processes()),
                *doctor_files.log(gone=reader.log_gone),
                *doctor_files.records(reader.inspect(hears=hears)),
                *doctor_keys.keys(reader.ring, reader.missing_keys(), clock.now()),
                doctor_files.cards(reader.read(stuck)),
                *doctor_files.books(counted, reader.read(audited_at)),
                *doctor_clock.regions(reader.read(regions_noted), clock.now()),
                doctor_clock.clock(*reader.read(clock_seen), clock.now()),
                doctor_backup.backups(backup_places(settings), reader.read(tried), clock.now()),
                *doctor_backup.restored(reader.read(restore_of)),
                doctor_proof.key(*reader.read(log_now), _agreed_key(settings)),
            ]
            noted = reader.read(lambda unit: unit.meta.get(NOTED))
    except StoreUnavailable as fault:
        return [wrong(about, str(fault), fault.advice)]
    except RootKeyUnusable as fault:
        return [wrong(about, str(fault), WrongRootKey.advice)]
    return [*found, *doctor_groups.last_read(noted, clock.now())]
