"""`igdesk drill`: the score of a drill; and one begun or ended while the bot is stopped."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import Annotated

import typer

from adapters.clock import Clock, new_id
from adapters.root_key import RootKeyUnusable
from bot.config import Settings, SettingsFaults, load_settings
from bot.drills.counting import scored
from bot.drills.running import Cannot, begin, end, newest, running
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import open_reader, root_key
from bot.work import Work
from dialogs.cases.scene import unmarked
from dialogs.drills.cards import score_lines
from dialogs.drills.sentences import say
from governance.drills.drill import latest_begin
from governance.keys import PartyKey
from governance.moments import london
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit

EXAMPLE = "igdesk drill SCC"
FOUND_WANTING = 1
DPIA = "Say --dpia once your DPIA and your staff privacy notice say that you hold drills."
NO_PARTY = "The agreement has no party {party}. It has: {parties}."


class Refused(Exception):
    """What was asked for cannot be done; the message says why."""


CANNOT = (Refused, SettingsFaults, FileFaults, RootKeyUnusable, StoreUnavailable)
Do = Callable[[Work, PartyKey], str]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help="Show the score of a party's newest drill. --begin and --end do what the words say; stop"
    " the bot first, or type “drill” in Teams, where the coordinator, an administrator and the"
    f" party's IG lead can hold one.\n\nExample: {EXAMPLE}"
)
def drill(
    party: Annotated[str, typer.Argument(help="The party's key in the agreement file.")],
    start: Annotated[bool, typer.Option("--begin", help="Begin a drill.")] = False,
    stop: Annotated[bool, typer.Option("--end", help="End the one that runs.")] = False,
    dpia: Annotated[
        bool, typer.Option("--dpia", help="The DPIA and the staff privacy notice know of drills.")
    ] = False,
) -> None:
    """Show it, begin it or end it."""
    try:
        if start and not dpia:
            raise Refused(DPIA)
        text = run_on(load_settings(), Clock(), party, begun if start else ended if stop else shown)
    except CANNOT as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(FOUND_WANTING) from None
    typer.echo(text)


def run_on(settings: Settings, clock: Clock, party: str, do: Do) -> str:
    """Do one thing with a party's drill; returns what to say of it. `shown` takes no lock.

    Raises Refused, and what reading the settings, files and store raises.
    """
    services = make_desk(settings, clock, None)
    key = next((one for one in services.agreement.keys if one.lower() == party.lower()), None)
    if key is None:
        known = ", ".join(services.agreement.keys)
        raise Refused(NO_PARTY.format(party=party, parties=known))
    now = clock.now()

    def work(unit: Unit) -> str:
        return do(Work(unit, services, now), key)

    if do is shown:
        with closing(open_reader(settings)) as reader:
            return reader.read(work)
    with closing(_store(settings, services, now)) as store:
        return store.write(work)


def _store(settings: Settings, services: Services, now: datetime) -> Store:
    return open_store(
        database=settings.database,
        ring=settings.ring,
        root_key=root_key(settings).load,
        parties=services.agreement.keys,
        now=now,
        ids=new_id,
        create=False,
    )


def begun(work: Work, party: PartyKey) -> str:
    """Begin a drill, which goes out once the bot runs."""
    made = begin(work, party, None)
    if isinstance(made, Cannot):
        raise Refused(say(made, latest=f"{london(latest_begin(work.now)):%H:%M}"))
    name, at = work.services.agreement.party(party).name, f"{london(made.ends):%H:%M}"
    return say("drill.begins_shell", party=name, at=at)


def ended(work: Work, party: PartyKey) -> str:
    """End the drill that runs, and show its score."""
    found = running(work, party)
    if found is None:
        raise Refused(say("drill.none"))
    end(work, found)
    return shown(work, party)


def shown(work: Work, party: PartyKey) -> str:
    """Show the score of the newest drill."""
    found = newest(work, party)
    if found is None:
        raise Refused(say("drill.none"))
    goes_on = running(work, party) == found
    agreement = work.services.agreement
    lines = score_lines(found, scored(work, found), agreement, running=goes_on)
    return "\n".join(unmarked(line) for line in lines)
