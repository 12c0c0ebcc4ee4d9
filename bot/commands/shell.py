"""The commands of `igdesk`, each loaded only when it is asked for."""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# Only what works is listed. Each module has `app` (a typer app), EXAMPLE and, where it has commands
# of its own, EXAMPLES of them; its line of help stands here, so that listing loads none of them.
COMMANDS = {
    "deadline": ("bot.commands.deadline", "Work out a legal deadline, and show how."),
    "law": ("bot.commands.law", "List the rules to be confirmed, and the law to come."),
    "agreement": ("bot.commands.agreement", "Check an agreement file; list its dates and gaps."),
    "drill": ("bot.commands.drill", "Practise: the score of a drill, or begin or end one."),
    "doctor": ("bot.commands.doctor", "Say what is wrong, and what to do about it."),
    "audit": ("bot.commands.audit", "Show who read a case and what was done; check the chain."),
    "backup": ("bot.commands.backup", "Make a backup; prove that it can be restored."),
    "restore": ("bot.commands.restore", "Put a backup into an empty place, and release it."),
    "clock": ("bot.commands.clock", "Say whether the machine's clock can be trusted."),
    "keys": ("bot.commands.keys", "List, renew, end and keep safe the store's keys."),
    "manifest": ("bot.commands.manifest", "Make the app packages that Teams installs."),
    "register": ("bot.commands.register", "Write a party's register as a spreadsheet."),
    "move": ("bot.commands.move", "Take the records to a PostgreSQL database."),
    "retention": ("bot.commands.retention", "See which records go because their time is over."),
    "serve": ("bot.commands.serve", "Run the bot."),
}
USED_WRONGLY = 2


class _Lazy(TyperGroup):
    """A group whose commands are imported when they are first looked at."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Every command's name."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(COMMANDS[cmd_name][0]).app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as above
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


app = typer.Typer(
    cls=_Lazy,
    help="IG Desk: every case, clock and duty under an information sharing agreement.",
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback with local values could carry personal data
    rich_markup_mode=None,
)


@app.callback()
def igdesk() -> None:
    """IG Desk: every case, clock and duty under an information sharing agreement."""


def main() -> None:
    """Run one command; wrong use exits 2, with what was wrong and an example."""
    try:
        app(prog_name="igdesk")
    except SystemExit as stop:
        if stop.code == USED_WRONGLY:
            typer.echo(f"Example: {_example(sys.argv[1:])}", err=True)
        raise


def _example(words: list[str]) -> str:
    """Return an example of what was being tried."""
    if not words or words[0] not in COMMANDS:
        return "igdesk deadline foi --received 2026-11-20"
    command = import_module(COMMANDS[words[0]][0])
    examples: dict[str, str] = getattr(command, "EXAMPLES", {})
    return next((examples[word] for word in words[1:] if word in examples), str(command.EXAMPLE))
