"""`igdesk clock`: what the bot knows of its machine's clock, and an administrator's word for it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer

from adapters.clock import Clock
from bot.commands.doctor_answer import State, as_text
from bot.commands.doctor_clock import clock as clock_finding
from bot.commands.failing import FOUND_WANTING, or_exit
from bot.config import Settings, load_settings
from bot.service_files import read_agreement
from bot.store_keys import open_held, open_reader
from bot.watch.machine_time import note, seen
from governance.keys import PartyKey
from governance.people.identity import System
from storage.unit import Unit

EXAMPLE = "igdesk clock --accept"
SHELL = System("igdesk clock")
ACCEPTED = "clock_accepted"
"""The audit entry of an administrator's word."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help="Say whether the machine's clock can be trusted. While it is in doubt, reminders about"
    " legal time limits wait; --accept says that it is right as it is (stop the bot first)."
    f"\n\nExample: {EXAMPLE}"
)
def clock(
    accept: Annotated[
        bool, typer.Option("--accept", help="The clock is right: look at one first.")
    ] = False,
) -> None:
    """Show it, or accept it."""
    text, wanting = or_exit(
        lambda: _accept(load_settings()) if accept else _shown(load_settings(), Clock())
    )
    typer.echo(text)
    if wanting:
        raise typer.Exit(FOUND_WANTING)


def _shown(settings: Settings, time: Clock) -> tuple[str, bool]:
    with closing(open_reader(settings)) as reader:
        then, written = reader.read(seen)
    found = clock_finding(then, written, time.now())
    return as_text([found]), found.state is State.WRONG


def _accept(settings: Settings) -> tuple[str, bool]:
    time, agreement = Clock(), read_agreement(settings.agreement)
    store = open_held(settings, time.now())
    with closing(store):
        store.write(accepting(agreement.lead, time))
    return "Accepted: the machine's clock is right as it is. Start the bot again.", False


def accepting(party: PartyKey, time: Clock) -> Callable[[Unit], None]:
    """Return what writes down that the machine's clock is right as it is."""

    def write(unit: Unit) -> None:
        then, written = seen(unit)
        latest = max((at for at in (then.written, written) if at), default=None)
        taken = replace(
            then,
            boot_id="",
            started=None,
            accepted_until=latest,
            accepted_ahead=then.ahead_of_teams or 0,
        )
        unit.audit.append(
            actor=SHELL,
            what=ACCEPTED,
            subject="clock",
            party=party,
            version=0,
            digest=b"",
            detail={"held": then.held, "ahead_of_teams": then.ahead_of_teams},
            now=time.now(),
        )
        note(unit, taken)

    return write
