"""`igdesk register`: a party's register of a kind of case, as a spreadsheet for one person."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from adapters.clock import Clock
from adapters.private_files import write_new
from bot.commands.failing import or_exit
from bot.commands.options import reader
from bot.config import load_settings
from bot.desk.registers import Asked, NotForThem, export
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import open_held
from bot.work import Work
from dialogs.clocks.typed_dates import read_date
from governance.keys import PartyKey
from governance.moments import london
from governance.people.identity import Viewer

EXAMPLE = (
    'igdesk register breach SCC --for "Tom Bexley" --from 2026-01-01 --until 2026-12-31'
    " --to breaches.xlsx"
)
FOUND_WANTING = 1
NOBODY = "The roles file has nobody called {name}, or more than one."
NO_KIND = "There is no register of {kind}. There is one of: {kinds}."
NO_PARTY = "The agreement has no party {party}. It has: {parties}."
THERE = "{path} is there already. Nothing was written."
DONE = (
    "{count} in {path}. It says what people wrote: keep it as you keep the cases. That {name} had"
    " it is in the audit chain."
)

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Day = Annotated[date | None, typer.Option("--until", parser=reader(read_date), metavar="DAY")]


@app.command(
    help="Write a party's register of one kind of case as a spreadsheet (.xlsx), for its IG lead,"
    " deputy or DPO: the cases reported in a time that they may open, and the counts. Who had it is"
    f" in the audit chain (stop the bot first).\n\nExample: {EXAMPLE}"
)
def register(
    kind: Annotated[
        str, typer.Argument(help="breach, near_miss, complaint, request or disclosure.")
    ],
    party: Annotated[str, typer.Argument(help="The party's key in the agreement file.")],
    name: Annotated[str, typer.Option("--for", help="Whose it is, as the roles file names them.")],
    since: Annotated[date, typer.Option("--from", parser=reader(read_date), metavar="DAY")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The file to write.")],
    until: Day = None,
) -> None:
    """Write it."""
    settings, clock = or_exit(load_settings), Clock()
    services, now = or_exit(lambda: make_desk(settings, clock, None)), clock.now()
    asked = Asked(
        _party(services, party), _kind(services, kind), since, until or london(now).date()
    )
    viewer = _viewer(services, name)
    if to.exists():
        _stop(THERE.format(path=to))
    with closing(or_exit(lambda: open_held(settings, now))) as store:
        data, count = or_exit(
            lambda: store.write(lambda unit: export(Work(unit, services, now), viewer, asked)),
            NotForThem,
        )
    or_exit(lambda: write_new(to, data))
    typer.echo(DONE.format(count=count, path=to, name=name))


def _party(services: Services, party: str) -> PartyKey:
    keys = {key.lower(): key for key in services.agreement.keys}
    if party.lower() not in keys:
        _stop(NO_PARTY.format(party=party, parties=", ".join(keys.values())))
    return keys[party.lower()]


def _kind(services: Services, kind: str) -> str:
    kinds = services.kinds.by_name
    if kind not in kinds:
        _stop(NO_KIND.format(kind=kind, kinds=", ".join(kinds)))
    return kind


def _viewer(services: Services, name: str) -> Viewer:
    """Return the one person of that name, with what they hold today."""
    known = [one.id for one in services.directory.people.values() if one.name == name]
    viewer = services.viewer(known[0], services.clock.now()) if len(known) == 1 else None
    if viewer is None:
        _stop(NOBODY.format(name=name))
    return viewer


def _stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(FOUND_WANTING)
