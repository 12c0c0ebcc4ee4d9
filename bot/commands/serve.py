"""`igdesk serve`: the bot itself, until it is told to stop."""

from typing import Annotated

import typer

from bot.commands.starting import start
from bot.config import PREFIX

EXAMPLE = f"{PREFIX}ROLES=roles.toml {PREFIX}REGISTRATIONS=registrations.toml igdesk serve"

app = typer.Typer(add_completion=False)


@app.command(
    help="Run the bot until it is told to stop (Ctrl+C, or SIGTERM); what was begun is finished."
    f"\n\nExample: {EXAMPLE}"
)
def serve(
    new: Annotated[
        bool,
        typer.Option("--new", help="Begin with an empty store where there was one."),
    ] = False,
    as_it_is: Annotated[
        bool,
        typer.Option(
            "--as-it-is",
            help="Go on with a store that is not the newest that was seen. This is written down.",
        ),
    ] = False,
    tables: Annotated[
        bool,
        typer.Option(
            "--tables",
            help="Make the tables, or bring them up to this release, and end: for the role that"
            " owns them, where the records are on a server.",
        ),
    ] = False,
) -> None:
    """Run the bot."""
    start(new=new, as_it_is=as_it_is, tables=tables)
