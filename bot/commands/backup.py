"""`igdesk backup`: make a backup of the store now, and prove that one can be restored."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.clock import Clock
from bot.commands.failing import Percent, or_exit
from bot.commands.options import Json, dumped
from bot.config import PREFIX, Settings, load_settings
from bot.store_keys import backup_places, kept_in, open_ring
from storage.backup import back_up
from storage.backup_folders import Backup, Places, made_in
from storage.errors import BackupUnusable
from storage.proving import Proof, prove

EXAMPLES = {
    "make": "igdesk backup make --to /mnt/backups/store --ring-to /mnt/keys/ring",
    "prove": "igdesk backup prove --json",
}
EXAMPLE = "igdesk backup make"
FOUND_WANTING = 1
NOWHERE = (
    f"Say where: --to and --ring-to, or set {PREFIX}BACKUPS and {PREFIX}RING_BACKUPS; then the bot"
    " makes one a day by itself."
)
MADE = "Made: {path} ({mb:.1f} MB). The key ring's copy lies in {rings}. Keep the root key apart."
NONE = "there is no backup in {folder}"
HOLDS = "It can be restored: {count} records read, all as they were written. {path}"
HOLDS_BUT = "{count} of them are under keys that were destroyed since, and stay unreadable."
SPOILT = "It cannot be trusted: {count} records are not as they were written. {path}"

app = typer.Typer(
    help="Make a backup of the store, and prove that it can be restored. The bot may run."
    f"\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
    add_completion=False,
)
To = Annotated[
    Path | None, typer.Option("--to", metavar="FOLDER", help="Where the database's backup goes.")
]
RingTo = Annotated[
    Path | None, typer.Option("--ring-to", metavar="FOLDER", help="Where the ring's copy goes.")
]
File = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="A backup; without one, the newest.", show_default=False),
]


@app.callback(invoke_without_command=True)
def backup(context: typer.Context) -> None:
    """Make one, where nothing else is asked for."""
    if context.invoked_subcommand is None:
        make()


@app.command(help=f"Make a backup now, beside a bot that runs.\n\nExample: {EXAMPLES['make']}")
def make(to: To = None, ring_to: RingTo = None, json: Json = False) -> None:
    """Make one."""
    settings = or_exit(load_settings)
    places = Places(to, ring_to) if to and ring_to else backup_places(settings)
    if places is None or bool(to) != bool(ring_to):
        raise typer.BadParameter(NOWHERE)
    made = or_exit(lambda: _made(settings, places))
    size = made.path.stat().st_size
    said = MADE.format(path=made.path, mb=size / 1e6, rings=places.rings)
    told = {"path": str(made.path), "made_at": made.made_at.isoformat(), "bytes": size}
    typer.echo(dumped(told) if json else said)


def _made(settings: Settings, places: Places) -> Backup:
    with Percent() as progress:
        return back_up(
            database=kept_in(settings),
            beside=settings.database,
            ring_file=settings.ring,
            ring=open_ring(settings),
            to=places,
            now=Clock().now(),
            progress=progress,
        )


@app.command(
    "prove",
    help="Restore a backup on trial, beside the store, which is not touched, and read every record"
    f" of it. Exits 1 where one is not as it was written.\n\nExample: {EXAMPLES['prove']}",
)
def prove_it(file: File = None, json: Json = False) -> None:
    """Prove one."""
    settings = or_exit(load_settings)
    proof = or_exit(lambda: _proved(settings, file))
    typer.echo(dumped(_told(proof)) if json else _said(proof))
    if not proof.holds:
        raise typer.Exit(FOUND_WANTING)


def _proved(settings: Settings, file: Path | None) -> Proof:
    with Percent() as progress:
        path = file or _newest(settings)
        ring = open_ring(settings)
        return prove(path, beside=settings.database, ring=ring, progress=progress)


def _newest(settings: Settings) -> Path:
    places = backup_places(settings)
    if places is None:
        raise typer.BadParameter(f"Name a backup, or set {PREFIX}BACKUPS.")
    found = made_in(places.databases)
    if not found:
        raise BackupUnusable(NONE.format(folder=places.databases))
    return found[0].path


def _said(proof: Proof) -> str:
    found, path = proof.inspection, proof.backup.path
    if not proof.holds:
        wrong = len(found.damaged) + (found.first_bad_entry is not None)
        return SPOILT.format(count=wrong, path=path)
    whole = HOLDS.format(count=found.looked_at, path=path)
    return f"{whole}\n{HOLDS_BUT.format(count=found.without_key)}" if found.without_key else whole


def _told(proof: Proof) -> dict[str, object]:
    found = proof.inspection
    return {
        "path": str(proof.backup.path),
        "made_at": proof.backup.made_at.isoformat(),
        "holds": proof.holds,
        "records": found.looked_at,
        "damaged": list(found.damaged),
        "first_bad_entry": found.first_bad_entry,
        "without_key": found.without_key,
    }
