"""What several commands share: days typed as in the chat, `--json`, and the answer to it."""

import json
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from adapters.root_key import RootKeyUnusable
from bot.config import SettingsFaults
from dialogs.clocks.typed_dates import DateNotUnderstood
from governance.clocks.due import FactsDoNotFit
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable

_Read = TypeVar("_Read")
_FOUND_WANTING = 1
_CANNOT: tuple[type[Exception], ...] = (
    SettingsFaults,
    FileFaults,
    RootKeyUnusable,
    StoreUnavailable,
)

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program to read.")]


def reader(read: Callable[[str], _Read]) -> Callable[[str], _Read]:
    """Return `read`, refusing as the command line does: the option, what was typed, and why."""

    def refusing(text: str) -> _Read:
        try:
            return read(text)
        except (DateNotUnderstood, FactsDoNotFit) as wrong:
            raise typer.BadParameter(f"{text!r}. {wrong}") from None

    return refusing


def dumped(value: object) -> str:
    """Return `value` as JSON for a program to read, letters as they are."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def or_exit(ask: Callable[[], _Read], *also: type[Exception]) -> _Read:
    """Return the answer, or say what stands in its way, which may be one of `also`, and exit."""
    try:
        return ask()
    except (*_CANNOT, *also) as fault:
        typer.echo(str(fault), err=True)
        if isinstance(fault, StoreUnavailable):
            typer.echo(fault.advice, err=True)
        raise typer.Exit(getattr(fault, "exit_code", _FOUND_WANTING)) from None
