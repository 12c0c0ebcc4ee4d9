"""`igdesk doctor`: what is wrong, and what to do about it. It changes nothing."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import StringIO
from typing import Annotated, TypeVar

import typer

from adapters import logs
from adapters.beside import Beside
from adapters.clock import Clock
from adapters.mail import Mail
from adapters.network import Network
from adapters.registrations import Registrations
from bot.commands import (
    doctor_bot,
    doctor_disk,
    doctor_files,
    doctor_mail,
    doctor_people,
    doctor_reach,
)
from bot.commands.doctor_answer import (
    Exit,
    Finding,
    as_json,
    as_text,
    exit_code,
    note,
    ok,
    wrongs,
)
from bot.commands.doctor_checks import Check, Heard, Progress, all_of, unforeseen
from bot.commands.doctor_network import way_out
from bot.commands.doctor_reach import Reach
from bot.commands.doctor_store import kept
from bot.commands.doctor_teams import Chat, chats
from bot.config import PREFIX, Settings, SettingsFaults, load_settings, usual_proxy
from bot.letters.template_files import LetterFiles
from bot.registrations import open_registrations
from bot.service_files import make_desk
from bot.services import Services
from bot.way_out import ways_out
from governance.calendars import horizon_warning
from governance.moments import london
from governance.people.directory import Directory
from governance.toml_files.faults import FileFaults

EXAMPLE = "igdesk doctor --json"
PUT_RIGHT = "Put it right, then ask again."
FAULTS = (SettingsFaults, FileFaults)

Had = TypeVar("Had")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help="Look at the settings, the files, the store and the way to Microsoft, all at once, and say"
    " what is wrong and what to do. Nothing is changed. Exits 0 where all is well, 1 where"
    f" something is broken, 3 where something is still to be set up.\n\nExample: {EXAMPLE}"
)
def doctor(
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    reach: Annotated[
        bool, typer.Option("--reach", help="Say by name whom a ladder could need and not reach.")
    ] = False,
) -> None:
    """Say what is wrong."""
    progress, clock = Progress(sys.stderr), Clock()
    logs.configure(stream=StringIO(), as_json=True, now=clock.now)  # its lines say all there is
    findings = examine(load_settings, clock, Reach(), by_name=reach, progress=progress)
    typer.echo(as_json(findings) if json else as_text(findings))
    if (code := exit_code(findings)) is not Exit.WELL:
        raise typer.Exit(code)


def examine(
    settings_from: Callable[[], Settings],
    clock: Clock,
    asks: Reach,
    *,
    by_name: bool = False,
    progress: Progress | None = None,
) -> list[Finding]:
    """Everything that can be looked at; what hangs on something that is wrong is left out.

    `by_name`: and whom a ladder could need and cannot reach.
    """
    had, faults = _had("settings", lambda: _with_ways_out(settings_from()))
    if had is None:
        return faults
    settings, network, mail = had
    asks = replace(asks, network=network)
    checks, found = _checks(settings, clock, asks, mail)
    if by_name:
        checks.append(Check("reach", partial(doctor_people.reach, settings, clock, asks)))
    looked = _all_beside(checks, progress or Progress(sys.stderr))
    return [*_settings(settings), _mode(settings), *found, *asyncio.run(looked)]


def _with_ways_out(settings: Settings) -> tuple[Settings, Network, Mail | None]:
    return settings, *ways_out(settings)


def _had(about: str, made: Callable[[], Had]) -> tuple[Had | None, list[Finding]]:
    """Return what was made; else None and what is wrong."""
    try:
        return made(), []
    except FAULTS as faults:
        return None, wrongs(about, str(faults).splitlines(), PUT_RIGHT)
    except Exception as failure:  # noqa: BLE001  whatever it is, there is an answer
        return None, [unforeseen(about, failure)]


def _settings(settings: Settings) -> Iterator[Finding]:
    yield ok("settings", "can be used")
    for name in settings.secrets_in_environment:
        says = f"{name} stands in the environment, where others who use this machine may see it"
        do = f"Put it into a file that IG Desk alone may read, and name that in {name}_FILE."
        yield note("settings", says, do)
    yield from way_out(is_set=bool(settings.proxy.get_secret_value()), usual=usual_proxy())


def _mode(settings: Settings) -> Finding:
    if settings.anonymous:
        do = f"For Teams itself, set {PREFIX}REGISTRATIONS instead of {PREFIX}ANONYMOUS."
        return note(
            "mode", "ANONYMOUS: this machine alone is let in, and no token is asked for", do
        )
    return ok("mode", "tokens are asked for")


async def _all_beside(checks: Sequence[Check], progress: Progress) -> list[Finding]:
    asyncio.get_running_loop().set_default_executor(Beside())  # what hangs keeps nobody
    return await all_of(checks, progress)


def _checks(
    settings: Settings, clock: Clock, asks: Reach, mail: Mail | None
) -> tuple[list[Check], list[Finding]]:
    """Return all that can be looked at, and what is wrong with the files that it hangs on."""
    named, services = settings.registrations, None
    registered, faults = _had("files", lambda: open_registrations(named) if named else None)
    if not faults:
        services, faults = _had("files", lambda: make_desk(settings, clock, registered))
    checks = []
    if services is not None:
        checks.append(Check("people", partial(_people, settings, services, registered, asks)))
    if registered is not None:
        known = _chats(settings, services, asks)
        checks += doctor_reach.checks(settings, registered, asks, clock, known)
    if mail is not None:
        look = partial(doctor_mail.mail_server, mail, settings.mail_host, asks.within)
        checks.append(Check("mail server", look))
    heard = Heard()
    store = partial(asyncio.to_thread, kept, settings, clock, simulated=asks.simulated, hears=heard)
    checks.append(Check("store", store, heard=heard))
    if not settings.database_url:
        disk = partial(asyncio.to_thread, doctor_disk.disk, settings.database)
        checks.append(Check("disk", disk))
    checks.append(Check("running bot", partial(doctor_bot.running, settings, asks.page)))
    return checks, faults


def _chats(
    settings: Settings, services: Services | None, asks: Reach
) -> Callable[[], Mapping[str, Chat]]:
    if services is None:
        return dict
    return partial(chats, settings, services.directory, simulated=asks.simulated)


async def _people(
    settings: Settings, services: Services, registered: Registrations | None, asks: Reach
) -> list[Finding]:
    groups, directory = await doctor_people.with_groups(settings, services, registered, asks)
    return [*_files(services, directory, registered), *groups, _letters(services.letters)]


def _letters(letters: LetterFiles) -> Finding:
    """How many are a partner's own: wrong ones are found with the other files."""
    head = ", on a letterhead" if letters.letterhead else ""
    return ok("letters", f"{len(letters.replaced)} of {len(letters.templates)} are your own{head}")


def _files(
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
