"""`igdesk drill`: the score of a drill; and one begun or ended, whether the bot runs or not."""

import time
from collections.abc import Callable
from contextlib import closing
from typing import Annotated

import typer

from adapters.clock import Clock
from adapters.slips import Slips
from bot.commands.by_slip import asked_of_bot
from bot.commands.failing import or_exit
from bot.config import Settings, load_settings
from bot.drills.by_shell import DOES, Refused
from bot.service_files import make_desk
from bot.store_keys import open_held, open_reader
from bot.work import Work
from storage.errors import StoreInUse
from storage.unit import Unit

EXAMPLE = "igdesk drill SCC"
DPIA = "Say --dpia once your DPIA and your staff privacy notice say that you hold drills."
NO_PARTY = "The agreement has no party {party}. It has: {parties}."
SHOW, BEGIN, END = "show", "begin", "end"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help="Show the score of a party's newest drill. --begin and --end do what the words say, and"
    " ask the bot where it runs. In Teams the coordinator, an administrator and the party's IG lead"
    f" can hold one: they type “drill”.\n\nExample: {EXAMPLE}"
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
    word = BEGIN if start else END if stop else SHOW
    typer.echo(or_exit(lambda: _done(party, word, dpia=dpia), Refused))


def _done(party: str, word: str, *, dpia: bool) -> str:
    if word == BEGIN and not dpia:
        raise Refused(DPIA)
    return run_on(load_settings(), Clock(), party, word)


def run_on(
    settings: Settings,
    clock: Clock,
    party: str,
    word: str,
    *,
    wait: Callable[[float], None] = time.sleep,
) -> str:
    """Do one thing with a party's drill; returns what to say of it. To show it takes no lock.

    `wait` waits so many seconds for the bot. Raises Refused, and what reading the settings, files
    and store raises.
    """
    services = make_desk(settings, clock, None)
    key = next((one for one in services.agreement.keys if one.lower() == party.lower()), None)
    if key is None:
        known = ", ".join(services.agreement.keys)
        raise Refused(NO_PARTY.format(party=party, parties=known))
    now = clock.now()

    def work(unit: Unit) -> str:
        return DOES[word](Work(unit, services, now), key, "drill.begins_shell")

    if word == SHOW:
        with closing(open_reader(settings)) as reader:
            return reader.read(work)
    try:
        with closing(open_held(settings, now)) as store:
            return store.write(work)
    except StoreInUse:
        return asked_of_bot(Slips(settings.database), f"{word} {key}", wait)
