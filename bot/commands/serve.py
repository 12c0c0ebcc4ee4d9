"""`igdesk serve`: the bot itself, until it is told to stop."""

import gc
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from bot.config import PREFIX, SettingsFaults, load_settings

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
) -> None:
    """Run the bot. The settings are read before the rest is loaded: a fault of theirs is said at
    once.
    """
    try:
        settings = load_settings()
    except SettingsFaults as fault:
        _cannot_start(fault)
    # A fifth of the start would go on looking for garbage in what has only just been made; the
    # bot lets the collector go on once it has begun.
    gc.disable()
    bot = import_module("bot.commands.serving")
    try:
        bot.run_until_stopped(settings, new=new, as_it_is=as_it_is)
    except bot.CANNOT_START as fault:
        _cannot_start(fault)


def _cannot_start(fault: Exception) -> NoReturn:
    advice = getattr(fault, "advice", "")
    typer.echo(f"IG Desk cannot start: {fault}" + (f"\n→ {advice}" if advice else ""), err=True)
    raise typer.Exit(getattr(fault, "exit_code", 1)) from None
