"""`igdesk doctor`: what is wrong, and what to do about it. It changes nothing."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Annotated

import typer

from adapters.clock import Clock
from adapters.registrations import Registrations
from adapters.root_key import RootKeyUnusable
from bot.commands import doctor_clock, doctor_files, doctor_people, doctor_reach
from bot.commands.doctor_answer import (
    Finding,
    as_json,
    as_text,
    found_wanting,
    note,
    ok,
    wrong,
    wrongs,
)
from bot.commands.doctor_reach import Reach
from bot.config import PREFIX, Settings, SettingsFaults, load_settings
from bot.letters.template_files import LetterFiles
from bot.people.entra_groups import NOTED
from bot.post.retries import stuck
from bot.registrations import open_registrations
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import root_key
from bot.watch.books import audited_at, books_now
from bot.watch.machine_time import seen as clock_seen
from bot.watch.regions import regions_noted
from governance.calendars import horizon_warning
from governance.moments import london
from governance.people.directory import Directory
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable
from storage.open_store import open_to_read

EXAMPLE = "igdesk doctor --json"
FOUND_WANTING = 1

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help="Look at the settings, the files, the store and the way to Microsoft, and say what is"
    f" wrong and what to do. Nothing is changed.\n\nExample: {EXAMPLE}"
)
def doctor(
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    reach: Annotated[
        bool, typer.Option("--reach", help="Say by name whom a ladder could need and not reach.")
    ] = False,
) -> None:
    """Say what is wrong."""
    findings = examine(load_settings, Clock(), Reach(), by_name=reach)
    typer.echo(as_json(findings) if json else as_text(findings))
    if found_wanting(findings):
        raise typer.Exit(FOUND_WANTING)


def examine(
    settings_from: Callable[[], Settings], clock: Clock, asks: Reach, *, by_name: bool = False
) -> list[Finding]:
    """Everything that can be looked at; what hangs on something that is wrong is left out.

    `by_name`: and whom a ladder could need and cannot reach.
    """
    try:
        settings = settings_from()
    except SettingsFaults as faults:
        return wrongs("settings", faults.faults, "Put the setting right, then ask again.")
    found = [ok("settings", "can be used")]
    whom = doctor_people.reach(settings, clock, asks) if by_name else ()
    looked = (*_files(settings, clock, asks), *_store(settings, clock))
    return [*found, *_mode(settings), *looked, *whom]


def _mode(settings: Settings) -> Iterator[Finding]:
    if settings.anonymous:
        do = f"For Teams itself, set {PREFIX}REGISTRATIONS instead of {PREFIX}ANONYMOUS."
        yield note("mode", "ANONYMOUS: this machine alone is let in, and no token is asked for", do)
    else:
        yield ok("mode", "tokens are asked for")


def _files(settings: Settings, clock: Clock, asks: Reach) -> Iterator[Finding]:
    try:
        named = settings.registrations
        registered = open_registrations(named) if named else None
        services = make_desk(settings, clock, registered)
    except (SettingsFaults, FileFaults) as faults:
        yield from wrongs("files", str(faults).splitlines(), "Put the file right, then ask again.")
        return
    groups, directory = doctor_reach.groups(
        settings, services.directory, registered, asks, now=clock.now()
    )
    yield from _people(services, directory, registered)
    yield from groups
    yield _letters(services.letters)
    if registered is not None:
        yield from _teams(settings, services, registered, asks)


def _letters(letters: LetterFiles) -> Finding:
    """How many are a partner's own: wrong ones are found with the other files."""
    head = ", on a letterhead" if letters.letterhead else ""
    return ok("letters", f"{len(letters.replaced)} of {len(letters.templates)} are your own{head}")


def _people(
    services: Services, directory: Directory, registered: Registrations | None
) -> Iterator[Finding]:
    today = london(services.clock.now()).date()
    yield ok("agreement", services.agreement.title)
    yield from doctor_files.documents(services)
    yield from doctor_files.tenants(directory, registered)
    yield from doctor_people.parties(
        directory, services.agreement, registered, day=today, mails=services.mails
    )
    do = f"Update IG Desk, or add the days to {PREFIX}ONE_OFF_HOLIDAYS."
    warning = horizon_warning(services.calendars().england_and_wales, today=today)
    yield note("bank holidays", warning, do) if warning else ok("bank holidays", "are confirmed")
    yield doctor_files.rules(services.confirmed)


def _teams(
    settings: Settings, services: Services, registered: Registrations, asks: Reach
) -> Iterator[Finding]:
    yield ok("registrations", f"{len(registered.all)} in the {registered.cloud.name} cloud")
    yield from doctor_reach.certificates(registered, services.clock.now())
    yield doctor_reach.service_url(registered, settings.service_url)
    yield from asyncio.run(doctor_reach.reach(registered, asks))


def _store(settings: Settings, clock: Clock) -> Iterator[Finding]:
    about = "store"
    if not settings.database.exists():
        yield note(about, "is not there yet", "Nothing: the first `igdesk serve` makes it.")
        return
    try:
        reader = open_to_read(
            database=settings.database, ring=settings.ring, root_key=root_key(settings).load
        )
        with closing(reader):
            yield from doctor_files.records(reader.inspect(), put_back=reader.verify_notes())
            yield doctor_files.cards(reader.read(stuck))
            yield doctor_files.books(reader.read(books_now), reader.read(audited_at))
            yield from doctor_clock.regions(reader.read(regions_noted), clock.now())
            noted = reader.read(lambda unit: unit.meta.get(NOTED))
            clock_noted, written = reader.read(clock_seen)
            yield doctor_clock.clock(clock_noted, written, clock.now())
    except (StoreUnavailable, RootKeyUnusable) as fault:
        yield wrong(about, str(fault), "See docs/format.md for which key opens what.")
        return
    yield from doctor_reach.last_read(noted, clock.now())
