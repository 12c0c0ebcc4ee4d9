"""`igdesk move`: take the records from their file to a PostgreSQL database."""

from contextlib import closing

import typer

from adapters.clock import Clock
from bot.commands.failing import FOUND_WANTING, Percent, or_exit
from bot.commands.options import Json, dumped
from bot.config import PREFIX, Settings, load_settings
from bot.store_keys import kept_in, open_in_file
from storage.dialect import kept_at
from storage.errors import StoreMoved
from storage.moving import Moved, move, settle

EXAMPLES = {"sqlite-to-postgres": "igdesk move sqlite-to-postgres"}
EXAMPLE = EXAMPLES["sqlite-to-postgres"]
NOWHERE = (
    f"Set {PREFIX}DATABASE_URL to the new database first, and leave {PREFIX}DATABASE as it is."
)
DONE = (
    "Moved to {place}: {rows} rows, each compared, and {records} records read, all as they were"
    " written. The file they came from is not opened again; keep it until you are sure, then delete"
    " it."
)
WENT_ON = "{before} rows were there from an attempt before this one."
ALREADY = "Moved to {place} already."

app = typer.Typer(
    help=f"Take the records to another database.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def to_move() -> None:
    """Take the records to another database."""


@app.command(
    "sqlite-to-postgres",
    help=f"Take them from the file that {PREFIX}DATABASE names to the empty database that"
    f" {PREFIX}DATABASE_URL names. Stop the bot first. If it is cut off, run it again: it goes on."
    f"\n\nExample: {EXAMPLE}",
)
def sqlite_to_postgres(json: Json = False) -> None:
    """Move them."""
    settings = or_exit(load_settings)
    if not settings.database_url:
        typer.echo(NOWHERE, err=True)
        raise typer.Exit(FOUND_WANTING)
    place = kept_at(kept_in(settings)).place
    done = or_exit(lambda: _moved(settings, place))
    if json:
        typer.echo(dumped(_told(done, place)))
    else:
        typer.echo(_said(done, place))


def _moved(settings: Settings, place: str) -> Moved | None:
    """Move them. Returns None where they are there, and only the last word had to be said."""
    try:
        store = open_in_file(settings, Clock().now())
    except StoreMoved as moved:
        if moved.place != place:
            raise
        settle(kept_in(settings))
        return None
    with closing(store), Percent() as progress:
        return move(store, kept_in(settings), hears=progress)


def _said(done: Moved | None, place: str) -> str:
    if done is None:
        return ALREADY.format(place=place)
    said = DONE.format(place=place, rows=done.rows, records=done.looked_at)
    return f"{said}\n{WENT_ON.format(before=done.before)}" if done.before else said


def _told(done: Moved | None, place: str) -> dict[str, object]:
    if done is None:
        return {"to": place, "moved": "already"}
    told = {"rows": done.rows, "rows_before": done.before, "records": done.looked_at}
    return {"to": place, "moved": "now", **told}
