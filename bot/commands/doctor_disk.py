"""The disk that the store lies on, for `igdesk doctor`: is there room, and may it be written?"""

import os
from collections.abc import Callable
from pathlib import Path

from bot.commands.doctor_answer import Finding, ok, wrong
from governance.policy import ROOM_AT_LEAST
from storage.errors import DiskFull, ReadOnly

ABOUT = "disk"
MEGABYTE = 1024 * 1024


def disk(database: Path, ask: Callable[[Path], os.statvfs_result] = os.statvfs) -> list[Finding]:
    """Look at the disk of a store that is there. `ask`: what the system says of a folder's."""
    try:
        there = ask(database.parent)
    except FileNotFoundError:
        return []
    free = there.f_bavail * there.f_frsize
    left = f"{free // MEGABYTE:,} MB"
    if there.f_flag & os.ST_RDONLY:
        says = "the store's is mounted read-only: nothing can be kept"
        return [wrong(ABOUT, says, ReadOnly.advice)]
    if free < ROOM_AT_LEAST:
        says = f"{left} are left on the store's: soon nothing can be kept"
        return [wrong(ABOUT, says, DiskFull.advice)]
    return [ok(ABOUT, f"{left} are free on the store's")]
