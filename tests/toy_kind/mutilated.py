"""A kind's record with one of its fields taken out, each as a module of its own."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RECORDS = ("CaseKind", "KindWords", "KindDesk", "MailWords", "Reporting", "Correcting")
"""What a kind's records are made with, and the records inside them."""


@dataclass(frozen=True, slots=True)
class Mutilated:
    """A module of `floor`, made from `source`, in which the call of `record` lacks `field`."""

    floor: str
    record: str
    field: str
    source: str

    @property
    def file(self) -> str:
        """Where it lies in the copy, beside what it was made from."""
        return f"{self.floor}/lost_keys/without_{self.record.lower()}_{self.field}.py"

    @property
    def module(self) -> str:
        """The same as a module."""
        return self.file.removesuffix(".py").replace("/", ".")

    @property
    def complaint(self) -> str:
        """What mypy says of it, and of nothing else."""
        return f'error: Missing named argument "{self.field}" for "{self.record}"  [call-arg]'


def every_mutilation(floor: str, file: Path) -> Iterator[Mutilated]:
    """Yield the module without each argument of each record that is made in `file`."""
    source = file.read_text("utf-8")
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            for argument in call.keywords if call.func.id in RECORDS else ():
                assert argument.arg
                yield Mutilated(floor, call.func.id, argument.arg, _without(source, argument))


def _without(source: str, argument: ast.keyword) -> str:
    """Leave the argument out, and the comma after it."""
    lines = source.splitlines(keepends=True)
    start = sum(map(len, lines[: argument.lineno - 1])) + argument.col_offset
    assert argument.end_lineno
    assert argument.end_col_offset
    end = sum(map(len, lines[: argument.end_lineno - 1])) + argument.end_col_offset
    return source[:start] + source[end:].removeprefix(",")
