"""`igdesk serve`: the bot itself. For now on this machine only, with no tokens."""

import asyncio

import typer

from adapters.clock import Clock
from adapters.logs import get_logger
from bot.commands.serving import CANNOT_START, listen, set_up_logs, stopped
from bot.config import PREFIX, Settings, load_settings
from bot.wiring import run

app = typer.Typer(add_completion=False)

NOT_YET = (
    "IG Desk cannot serve Teams itself yet: it does not check tokens. To run it on this machine"
    f" alone, set {PREFIX}ANONYMOUS=1. To see it at work, run: make run"
)


def example(_words: list[str]) -> str:
    """How to call it."""
    return f"{PREFIX}ANONYMOUS=1 {PREFIX}ROLES=roles.toml igdesk serve"


@app.command()
def serve() -> None:
    """Run the bot on this machine, for trying it with a Bot Framework client of your own.

    Example: IGDESK_ANONYMOUS=1 IGDESK_ROLES=roles.toml igdesk serve
    """
    try:
        settings = load_settings()
        if not settings.anonymous:
            raise typer.Exit(_refuse(NOT_YET))
        asyncio.run(_serve(settings))
    except CANNOT_START as fault:
        raise typer.Exit(_refuse(f"IG Desk cannot start: {fault}")) from None


def _refuse(sentence: str) -> int:
    typer.echo(sentence, err=True)
    return 1


async def _serve(settings: Settings) -> None:
    clock = Clock()
    set_up_logs(settings, clock)
    async with run(settings, clock=clock) as running, listen(running.app, settings):
        get_logger().warning("serving without tokens", host=settings.host, port=settings.port)
        await stopped()
