"""A slip that a shell leaves beside the store for the bot that holds it, and the answer to it.

One process holds a store, and a shell is another. Whoever may put a file into the store's own
folder may ask; a slip of anybody but the bot's own user, or root, is thrown away, and so is one
that nobody has waited for any more.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from adapters.clock import Machine
from governance.policy import SLIP_HOLDS_FOR

MOST_BYTES = 1000
OURS_ALONE = 0o600


class SomebodyAsks(Exception):
    """Another shell has left a slip, which is not answered yet."""


class Slips:
    """The slip and its answer, beside a store's database."""

    def __init__(self, database: Path, date: Callable[[], datetime] | None = None) -> None:
        self._date = date or Machine().date  # as that of files is
        self._asked = database.with_name(f"{database.name}.asked")
        self._answered = database.with_name(f"{database.name}.answered")

    def ask(self, words: str) -> None:
        """Leave a slip. Raises SomebodyAsks where one lies there."""
        with suppress(FileNotFoundError):
            if self._is_old(self._asked.lstat()):
                self._asked.unlink()
        self._answered.unlink(missing_ok=True)
        written = _written(self._asked, words)
        try:
            os.link(written, self._asked)
        except FileExistsError:
            raise SomebodyAsks from None
        finally:
            written.unlink()

    def take_back(self) -> bool:
        """Take the slip away again; False where the bot has it already."""
        try:
            self._asked.unlink()
        except FileNotFoundError:
            return False
        return True

    def answer(self) -> str | None:
        """Return the answer, once, if there is one."""
        return _taken(self._answered)

    def asked(self) -> str | None:
        """Return what a slip asks for, once; None where there is none to be answered."""
        with suppress(OSError):
            there = self._asked.lstat()
            theirs = there.st_uid in (os.geteuid(), 0)
            words = _taken(self._asked)
            return words if theirs and not self._is_old(there) else None
        return None

    def say(self, words: str) -> None:
        """Leave the answer."""
        _written(self._answered, words).replace(self._answered)

    def _is_old(self, there: os.stat_result) -> bool:
        return self._date().timestamp() - there.st_mtime > SLIP_HOLDS_FOR.total_seconds()


def _written(path: Path, words: str) -> Path:
    """Write a file beside `path` for the eyes of whoever has the folder alone: what root asks the
    bot, which is somebody else, it must be able to read. Returns where.
    """
    beside, folder = path.with_name(f"{path.name}.{os.getpid()}"), path.parent.stat()
    made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, OURS_ALONE)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        if os.geteuid() == 0:
            os.fchown(made, folder.st_uid, folder.st_gid)
        file.write(words)
    return beside


def _taken(path: Path) -> str | None:
    """Read a file and take it away; None where there is none. A link is not followed.

    Of several processes that look at once, one has it.
    """
    ours = path.with_name(f"{path.name}.{os.getpid()}.taken")
    try:
        path.rename(ours)
        with os.fdopen(os.open(ours, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            words = file.read(MOST_BYTES)
    except OSError:
        return None
    finally:
        with suppress(OSError):
            ours.unlink()
    return words.decode("utf-8", "replace")
