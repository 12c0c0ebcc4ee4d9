"""What several commands share: days typed as in the chat, `--json`, and the answer to it."""

import json
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from dialogs.clocks.typed_dates import DateNotUnderstood
from governance.clocks.due import FactsDoNotFit

_Read = TypeVar("_Read")

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
