"""What commands on the store share: how a fault ends them, and how far long work is."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO, TypeVar

import typer

from adapters.root_key import RootKeyUnusable
from bot.config import SettingsFaults
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable

FOUND_WANTING = 1
CANNOT: tuple[type[Exception], ...] = (
    SettingsFaults,
    FileFaults,
    RootKeyUnusable,
    StoreUnavailable,
    OSError,
)
Answer = TypeVar("Answer")


def or_exit(work: Callable[[], Answer], *also: type[Exception]) -> Answer:
    """Do it; where it cannot be done, which `also` may say too, say why and what to do, and end
    with the fault's own code.
    """
    try:
        return work()
    except (*CANNOT, *also) as fault:
        advice = getattr(fault, "advice", "")
        typer.echo(str(fault) + (f"\n→ {advice}" if advice else ""), err=True)
        raise typer.Exit(getattr(fault, "exit_code", FOUND_WANTING)) from None


class Percent:
    """Says on standard error what is being done and how far it is: a line that is written over on
    a terminal; else a line whenever something new begins.
    """

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream, self._over = stream, stream.isatty()
        self._last = ("", -1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._over and self._last[0]:
            self._stream.write("\n")

    def __call__(self, what: str, share: float) -> None:
        """Hear how far it is."""
        percent = int(share * 100)
        if self._over and (what, percent) != self._last:
            self._stream.write(f"\r\x1b[K{what}: {percent} %")
            self._stream.flush()
        elif not self._over and what != self._last[0]:
            self._stream.write(f"{what}\n")
        self._last = (what, percent)
