"""`igdesk keys`: what keys there are; new ones in their place, one ended, all of them kept safe."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from adapters.clock import Clock
from bot.commands import keys_answer as say
from bot.commands import keys_work as work
from bot.commands.failing import or_exit
from bot.commands.options import Json, dumped
from bot.config import load_settings
from bot.drills.by_shell import Refused
from bot.store_keys import open_held, open_reader
from governance.policy import PASSPHRASE_AT_LEAST
from storage.key_lives import NoSuchKeys

EXAMPLES = {
    "list": "igdesk keys list --json",
    "rotate": "igdesk keys rotate --party SCC",
    "destroy": "igdesk keys destroy k12",
    "export": "igdesk keys export keys.sealed",
    "import": "igdesk keys import keys.sealed",
}
EXAMPLE = EXAMPLES["list"]
FOUND_WANTING = 1
Answer = TypeVar("Answer")

app = typer.Typer(
    help="List the keys, put new ones in their place, end one, and keep them safe: `export` makes a"
    " file that a passphrase opens, for the day when the root key is lost."
    f"\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
)
Passphrase = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="A file whose first line is the passphrase; without one you are asked for it.",
    ),
]


@app.command("list", help=f"List every key. The bot may run.\n\nExample: {EXAMPLES['list']}")
def list_keys(json: Json = False) -> None:
    """List them, with how many records are under each."""
    settings = _or_exit(load_settings)
    with closing(_or_exit(lambda: open_reader(settings, keys_missing=True))) as reader:
        keys = _or_exit(lambda: work.listed(reader))
    typer.echo(dumped([say.as_object(one) for one in keys]) if json else say.as_text(keys))


@app.command(
    help="Put new keys in the place of those in use, and move every record to them. Where the bot"
    " runs, it does that between other work; `list` shows how far it is. If it is cut short, run it"
    " again: it goes on from there. The old keys stay for the backups made before, and then go by"
    " themselves. For --root, stop the bot first."
    f"\n\nExample: {EXAMPLES['rotate']}"
)
def rotate(
    party: Annotated[str, typer.Option(help="The keys of this party alone.")] = "",
    root: Annotated[
        bool, typer.Option("--root", help="A new root key instead; no record is touched.")
    ] = False,
    new_key_in: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="With --root, where the root key is a setting: the file to write the new one to.",
        ),
    ] = None,
) -> None:
    """Rotate the keys of records, or the root key."""
    settings = _or_exit(load_settings)
    if root:
        typer.echo(_or_exit(lambda: work.new_root(settings, Clock().now(), new_key_in)))
    else:
        typer.echo(_or_exit(lambda: work.rotate(settings, party, progress=_progress)))


@app.command(
    help="End a key, and everything that is under it, for ever (stop the bot first). You are told"
    f" what becomes unreadable, and asked to type the key's id. Refused where open cases are under"
    f" it.\n\nExample: {EXAMPLES['destroy']}"
)
def destroy(
    key: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `list` has it: k12.")],
    again: Annotated[
        str, typer.Option("--id-again", metavar="ID", help="The id once more, in place of asking.")
    ] = "",
    over_held: Annotated[
        bool,
        typer.Option("--over-held", help="Also what is kept for a court or an appeal."),
    ] = False,
) -> None:
    """Destroy one key."""
    settings, now = _or_exit(load_settings), Clock().now()
    with closing(_or_exit(lambda: open_held(settings, now, keys_missing=True))) as store:
        ending = _or_exit(lambda: work.ending(store, key))
        typer.echo(say.becomes_unreadable(ending), err=True)
        _or_exit(lambda: work.may_end(ending, over_held=over_held))
        if (again or typer.prompt(say.TYPE_IT, err=True)) != key:
            typer.echo(say.NOT_TYPED, err=True)
            raise typer.Exit(FOUND_WANTING)
        _or_exit(lambda: work.destroy(store, ending, now))
    typer.echo(say.DESTROYED.format(key=key))


@app.command(
    help="Write the whole key ring to a file that only a passphrase opens. Keep the two apart, and"
    f" far from the backups. The bot may run.\n\nExample: {EXAMPLES['export']}"
)
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    passphrase_file: Passphrase = None,
) -> None:
    """Export the ring."""
    settings = _or_exit(load_settings)
    passphrase = _passphrase(passphrase_file, confirm=True)
    with closing(_or_exit(lambda: open_reader(settings))) as reader:
        _or_exit(lambda: work.export(reader, file, passphrase))
    typer.echo(say.EXPORTED.format(file=file))


@app.command(
    "import",
    help="Bring back a key ring from an exported file (stop the bot first). Keys that the ring has"
    " lost come back, destroyed ones do not; the root key that is there opens it from then on, and"
    f" where its file is lost a new one is made.\n\nExample: {EXAMPLES['import']}",
)
def import_keys(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)
    ],
    passphrase_file: Passphrase = None,
) -> None:
    """Import a ring."""
    settings = _or_exit(load_settings)
    passphrase = _passphrase(passphrase_file, confirm=False)
    count = _or_exit(lambda: work.take_in(settings, file, passphrase))
    typer.echo(say.IMPORTED.format(count=count))


def _passphrase(file: Path | None, *, confirm: bool) -> str:
    """Return the passphrase; exits where a new one is too short."""
    if file is None:
        typed: str = typer.prompt(say.ASK, hide_input=True, confirmation_prompt=confirm)
    else:
        typed = (file.read_text("utf-8").splitlines() or [""])[0]
    if confirm and len(typed) < PASSPHRASE_AT_LEAST:
        typer.echo(say.TOO_SHORT, err=True)
        raise typer.Exit(FOUND_WANTING)
    return typed


def _progress(done: int, total: int) -> None:
    typer.echo(say.SO_FAR.format(done=done, total=total), err=True)


def _or_exit(ask: Callable[[], Answer]) -> Answer:
    return or_exit(ask, Refused, NoSuchKeys)
