"""`igdesk audit`: who read a case and what was done, the chain walked, and its newest entry."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from adapters.clock import Clock
from bot.commands import audit_answer as say
from bot.commands.failing import or_exit
from bot.commands.options import Json, dumped
from bot.config import Settings, load_settings
from bot.service_files import make_desk
from bot.store_keys import open_reader
from governance.access import Action
from governance.people.identity import System
from storage.audit import AuditEntry, Walked
from storage.checking import Look, beside_the_chain
from storage.errors import NotThere
from storage.store import StoreReader
from storage.unit import Unit

EXAMPLES = {
    "show": "igdesk audit show BR-2026-0007",
    "verify": "igdesk audit verify --against checkpoints.txt",
    "checkpoint": "igdesk audit checkpoint >> checkpoints.txt",
    "key": "igdesk audit key",
    "heads": "igdesk audit heads",
}
EXAMPLE = EXAMPLES["show"]
FOUND_WANTING = 1
SHELL = System("igdesk audit")
Answer = TypeVar("Answer")

app = typer.Typer(
    help="Show who read a case and what was done; check the chain of all that was written down. The"
    f" bot may run.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
)
Reference = Annotated[
    str, typer.Argument(metavar="REF", help="A case, or what else the chain is about: roles:SCC.")
]
Against = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="Checkpoints that you kept elsewhere, a line each.",
    ),
]


@app.command(help=f"Show who read a case and what was done.\n\nExample: {EXAMPLES['show']}")
def show(reference: Reference, json: Json = False) -> None:
    """List every entry about it, oldest first."""
    settings = or_exit(load_settings)
    services = or_exit(lambda: make_desk(settings, Clock(), None))
    entries = _read(settings, lambda reader: reader.read(partial(_about, reference)))
    if not entries:
        typer.echo(say.NOTHING_ABOUT.format(reference=reference), err=True)
        raise typer.Exit(FOUND_WANTING)
    if json:
        typer.echo(dumped([say.as_object(one) for one in entries]))
    else:
        typer.echo(say.as_text(reference, entries, services.directory.people))


def _about(reference: str, unit: Unit) -> tuple[AuditEntry, ...]:
    """Return what the chain has of a case by its reference, or of any other subject by its name."""
    try:
        case = unit.cases.find(SHELL, reference.upper(), Action.SEE_STATUS, now=Clock().now())
    except NotThere:
        return unit.audit.of_subject(reference)
    return unit.audit.of_subject(case.header.id)


@app.command(
    help="Walk the whole chain: no entry is missing, changed or moved, and every record is there"
    " and as it was last written; with --against, also that the chain's end was not cut off."
    f"\n\nExample: {EXAMPLES['verify']}"
)
def verify(against: Against = None, json: Json = False) -> None:
    """Walk it in short reads, so that the bot waits for none of them."""
    kept = say.checkpoints(against.read_text("utf-8")) if against else []
    if against and not kept:
        raise typer.BadParameter(say.NO_CHECKPOINT, param_hint="--against")
    found = _read(or_exit(load_settings), lambda reader: _walked(reader, kept))
    typer.echo(dumped(found.as_object()) if json else found.as_text())
    if not found.well:
        raise typer.Exit(FOUND_WANTING)


def _walked(reader: StoreReader, kept: Sequence[tuple[int, str]]) -> say.Found:
    """Walk it, and look for each kept checkpoint."""
    walked, before = Walked(), None
    while walked != before and walked.first_bad is None:
        walked, before = reader.read(partial(_on, walked)), walked
        typer.echo(f"\r{walked.sequence} entries", err=True, nl=False)
    typer.echo("", err=True)
    if walked.first_bad is not None:
        return say.Found(walked.sequence, walked.first_bad, len(kept))
    lost = tuple(one[0] for one in kept if not reader.read(partial(_reaches, one)))
    return say.Found(walked.sequence, None, len(kept), lost, _damaged(reader))


def _damaged(reader: StoreReader) -> tuple[str, ...]:
    """Look at every record that the chain, or a note, says something of; none is opened."""
    for first in beside_the_chain():
        look: Look | None = first
        while look is not None:
            look = reader.look(look)
    return tuple(sorted(reader.damaged))


def _on(walked: Walked, unit: Unit) -> Walked:
    return unit.audit.walk(walked)


def _reaches(one: tuple[int, str], unit: Unit) -> bool:
    return unit.audit.reaches(one)


@app.command(
    help="Say the chain's newest entry. Keep it where whoever could cut the chain cannot write."
    f"\n\nExample: {EXAMPLES['checkpoint']}"
)
def checkpoint(json: Json = False) -> None:
    """Print it as one line, to be added to those before."""
    sequence, mac = _read(
        or_exit(load_settings), lambda reader: reader.read(lambda unit: unit.audit.checkpoint())
    )
    at = Clock().now().isoformat(timespec="seconds")
    line = f"{sequence} {mac} {at}"
    typer.echo(dumped({"sequence": sequence, "mac": mac, "at": at}) if json else line)


@app.command(
    help="Say the public key that outsiders check a head with, for the agreement's file."
    f"\n\nExample: {EXAMPLES['key']}"
)
def key() -> None:
    """Print it as the agreement's file has it."""
    settings = or_exit(load_settings)
    typer.echo(_read(settings, lambda reader: reader.read(lambda unit: unit.heads.public_key())))


@app.command(
    help="Say every signed head, oldest first, as they were handed to the safeguarding partners."
    f"\n\nExample: {EXAMPLES['heads']}"
)
def heads() -> None:
    """Print each with what joins it to those before: for a partner who missed one."""
    handed = _read(or_exit(load_settings), lambda reader: reader.read(_handed))
    typer.echo("\n".join(handed) or say.NO_HEADS)


def _handed(unit: Unit) -> list[str]:
    return [unit.heads.handed(head) for head in unit.heads.every()]


def _read(settings: Settings, work: Callable[[StoreReader], Answer]) -> Answer:
    def reading() -> Answer:
        with closing(open_reader(settings)) as reader:
            return work(reader)

    return or_exit(reading)
