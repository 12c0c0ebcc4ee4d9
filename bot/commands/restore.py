"""`igdesk restore`: put a backup into an empty place, and release what was restored."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from adapters.clock import Clock, new_id
from bot.commands.failing import Percent, or_exit
from bot.commands.options import Json, dumped
from bot.config import Settings, load_settings
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import kept_in, open_held, open_ring
from bot.watch.restored import release as let_go
from bot.watch.restored import restore_of
from governance.kinds import KINDS
from governance.moments import london
from storage.engines import ServerAddress
from storage.restore import Place, Restored, restore
from storage.unit import Unit

EXAMPLES = {
    "from": "igdesk restore from /mnt/backups/store/igdesk-20261120T093000Z.backup",
    "release": "igdesk restore release",
}
EXAMPLE = EXAMPLES["from"]
FOUND_WANTING = 1
DONE = (
    "Restored, from {made:%d %B %Y at %H:%M}. {count} records read. References go on behind those"
    " that may have been given out."
)
LOST = "{lost} entries of the chain came after it, and are lost."
LOST_UNKNOWN = "Nobody knows how much came after it: it is lost."
DAMAGED = "{count} records are not as they were written: igdesk doctor lists them."
GONE = "{count} records are under keys that were destroyed since, and stay unreadable."
NEXT = (
    "Nothing is sent yet. Start the bot, look at igdesk doctor, tell the IG leads what may be"
    " missing, stop it, then: igdesk restore release"
)
NEVER = "This store was not restored, or it was released already."
RELEASED = (
    "Released. From the next start on the bot tells people again; whatever fell due meanwhile comes"
    " then, and says that it is late."
)

app = typer.Typer(
    help="Restore a backup into an empty place. What is restored sends nothing until it is"
    f" released.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
    add_completion=False,
)
File = Annotated[
    Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The backup.")
]
Head = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="The newest signed head that a partner kept: the new log says what it goes on from.",
    ),
]
Damaged = Annotated[
    bool,
    typer.Option("--with-damage", help="Also where records are not as they were written."),
]


@app.command(
    "from",
    help="Restore a backup to where the database is set to be: nothing may be there. The key ring"
    f" must lie in its place, and the root key.\n\nExample: {EXAMPLES['from']}",
)
def restore_from(
    file: File, head: Head = None, with_damage: Damaged = False, json: Json = False
) -> None:
    """Restore it."""
    settings = or_exit(load_settings)
    services = or_exit(lambda: make_desk(settings, Clock(), None))
    known = "" if head is None else head.read_text("utf-8")
    done = or_exit(lambda: _restored(settings, services, file, known, with_damage=with_damage))
    typer.echo(dumped(_told(done)) if json else _said(done))


def _restored(
    settings: Settings, services: Services, file: Path, known: str, *, with_damage: bool
) -> Restored:
    where = kept_in(settings)
    to = Place(
        database=settings.database,
        server=where if isinstance(where, ServerAddress) else None,
        ring_file=settings.ring,
        ring=open_ring(settings),
        parties=services.agreement.keys,
        prefixes=tuple(kind.prefix for kind in KINDS),
        known_head=known,
    )
    with Percent() as progress:
        return restore(
            file,
            to,
            now=Clock().now(),
            ids=new_id,
            progress=progress,
            with_damage=with_damage,
        )


def _said(done: Restored) -> str:
    found, backup = done.proof.inspection, done.proof.backup
    lines = [DONE.format(made=london(backup.made_at), count=found.looked_at)]
    lines.append(LOST_UNKNOWN if done.lost is None else LOST.format(lost=done.lost))
    if not done.proof.holds:
        lines.append(DAMAGED.format(count=len(found.damaged)))
    if found.without_key:
        lines.append(GONE.format(count=found.without_key))
    return "\n".join((*lines, NEXT))


def _told(done: Restored) -> dict[str, object]:
    found = done.proof.inspection
    return {
        "made_at": done.proof.backup.made_at.isoformat(),
        "records": found.looked_at,
        "damaged": list(found.damaged),
        "without_key": found.without_key,
        "lost_entries": done.lost,
        "references_go_on_after": dict(done.skipped_to),
        "held": True,
    }


@app.command(
    help="Let a restored store tell people again (stop the bot first).\n\nExample: "
    + EXAMPLES["release"]
)
def release() -> None:
    """Release it."""
    settings = or_exit(load_settings)
    services = or_exit(lambda: make_desk(settings, Clock(), None))
    if not or_exit(lambda: _released(settings, services, Clock().now())):
        typer.echo(NEVER, err=True)
        raise typer.Exit(FOUND_WANTING)
    typer.echo(RELEASED)


def _released(settings: Settings, services: Services, now: datetime) -> bool:
    def work(unit: Unit) -> bool:
        held = restore_of(unit)
        if held is None or not held.on:
            return False
        let_go(unit, held, services.agreement.keys[0], now)
        return True

    with closing(open_held(settings, now)) as store:
        return store.write(work)
