"""`igdesk serve`: the bot itself, until it is told to stop."""

import asyncio

import typer

from adapters.clock import Clock
from adapters.logs import get_logger
from bot.commands.serving import CANNOT_START, listen, set_up_logs, stopped
from bot.config import PREFIX, Settings, load_settings
from bot.wiring import run

EXAMPLE = f"{PREFIX}ROLES=roles.toml {PREFIX}REGISTRATIONS=registrations.toml igdesk serve"

app = typer.Typer(add_completion=False)


def example(_words: list[str]) -> str:
    """How to call it."""
    return EXAMPLE


@app.command(
    help="Run the bot until it is told to stop (Ctrl+C, or SIGTERM); what was begun is finished."
    f"\n\nExample: {EXAMPLE}"
)
def serve() -> None:
    """Run the bot."""
    try:
        asyncio.run(_serve(load_settings()))
    except CANNOT_START as fault:
        typer.echo(f"IG Desk cannot start: {fault}", err=True)
        raise typer.Exit(1) from None


async def _serve(settings: Settings) -> None:
    clock = Clock()
    set_up_logs(settings, clock)
    async with run(settings, clock=clock) as running, listen(running.app, settings):
        if settings.anonymous:
            get_logger().warning("serving without tokens", host=settings.host, port=settings.port)
        else:
            get_logger().info("serving", host=settings.host, port=settings.port)
        await stopped()
