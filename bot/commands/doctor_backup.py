"""Backups, for `igdesk doctor`: how old the newest is, and whether a restore is held back."""

from collections.abc import Iterator
from datetime import datetime

from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import PREFIX
from bot.watch.backups import BackupNote
from governance.moments import london
from governance.policy import BACKUP_LATE
from storage.backup_folders import Places, made_in
from storage.held import Held

ABOUT = "backup"
SET_IT_UP = (
    f"Set {PREFIX}BACKUPS and {PREFIX}RING_BACKUPS to two folders, best on another machine's disk:"
    " the bot then makes a backup every day. See docs/backups.md."
)
WHY = (
    "See that the bot runs and may write there, that there is room, and make one:"
    " igdesk backup make"
)
RELEASE = (
    "Look through the lines of doctor, tell the IG leads what may be missing, stop the bot, then:"
    " igdesk restore release"
)
PROVE = "igdesk backup prove says whether it can be restored."


def backups(places: Places | None, tried: BackupNote | None, now: datetime) -> Finding:
    """Look at the newest backup. `tried`: the bot's own newest try."""
    if places is None:
        return note(ABOUT, "none is made: no place for them is set", SET_IT_UP)
    newest = next((one.made_at for one in made_in(places.databases)), None)
    failed = f"; the last try failed: {tried.failed}" if tried and tried.failed else ""
    if newest is None:
        return wrong(ABOUT, f"there is none yet{failed}", WHY)
    said = f"the newest is of {london(newest):%d %B %Y at %H:%M}{failed}"
    if now - newest >= BACKUP_LATE:
        return wrong(ABOUT, f"{said}, and too old", WHY)
    if not made_in(places.rings):
        return wrong(ABOUT, f"{said}, and of the key ring there is no copy", WHY)
    return note(ABOUT, said, WHY) if failed else ok(ABOUT, f"{said}; {PROVE}")


def restored(held: Held | None) -> Iterator[Finding]:
    """Say whether this store was restored, and whether it is held back still."""
    if held is None:
        return
    at, of = london(held.restored), london(held.backup)
    said = f"on {at:%d %B %Y at %H:%M}, from a backup of {of:%d %B %Y at %H:%M}"
    if held.on:
        yield wrong("restored", f"{said}; nothing is sent, and no turn is taken", RELEASE)
    else:
        yield ok("restored", f"{said}; released since")
