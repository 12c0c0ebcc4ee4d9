"""`igdesk retention`: which records go soon, and a look at once instead of tomorrow morning."""

from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from adapters.clock import Clock
from bot.commands import retention_answer as say
from bot.commands.failing import or_exit
from bot.commands.options import Json, dumped, reader
from bot.config import load_settings
from bot.retention.preview import preview
from bot.retention.rounds import settle_all
from bot.service_files import make_desk
from bot.store_keys import open_held, open_reader
from bot.work import Work
from dialogs.clocks.typed_dates import read_date
from governance.keys import CaseId
from governance.policy import WARNED_BEFORE_END

EXAMPLES = {
    "preview": "igdesk retention preview --until 2027-12-31",
    "run": "igdesk retention run",
}
EXAMPLE = EXAMPLES["preview"]
FOUND_WANTING = 1

app = typer.Typer(
    help="See which records go because their time is over. The bot looks by itself every morning,"
    f" and tells a party's IG leads 30 days before.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
)


@app.command(
    "preview",
    help="List the closed records whose time is over by a day, who keeps them for how long, and"
    " what a look today would do. Nothing is changed. The bot may run."
    f"\n\nExample: {EXAMPLES['preview']}",
)
def show_preview(
    until: Annotated[
        date | None,
        typer.Option(parser=reader(read_date), metavar="DAY", help="30 days from now without it."),
    ] = None,
    json: Json = False,
) -> None:
    """Say what would go."""
    settings, clock = or_exit(load_settings), Clock()
    services, now = or_exit(lambda: make_desk(settings, clock, None)), clock.now()
    last = _end(until) if until else now + WARNED_BEFORE_END
    with closing(or_exit(lambda: open_reader(settings))) as store:
        found = or_exit(lambda: store.read(lambda unit: preview(Work(unit, services, now), last)))
    rows = [{**asdict(one), "last_day": one.last_day.isoformat()} for one in found]
    typer.echo(dumped(rows) if json else say.as_text(found))


@app.command(
    help="Look now: tell the leads of what goes soon, destroy what was foretold and is over, and"
    " end the keys of months that are past (stop the bot first; what is to be told is sent when it"
    f" starts).\n\nExample: {EXAMPLES['run']}"
)
def run() -> None:
    """Look at everything that is closed."""
    settings, clock = or_exit(load_settings), Clock()
    services, now = or_exit(lambda: make_desk(settings, clock, None)), clock.now()
    with closing(or_exit(lambda: open_held(settings, now))) as store:
        done = or_exit(lambda: settle_all(services, now, store, progress=_progress, failed=_failed))
    typer.echo(say.done(done, now))
    if done[None]:
        raise typer.Exit(FOUND_WANTING)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def _progress(count: int, total: int) -> None:
    typer.echo(say.SO_FAR.format(count=count, total=total), err=True)


def _failed(_case: CaseId, fault: Exception) -> None:
    typer.echo(str(fault), err=True)
