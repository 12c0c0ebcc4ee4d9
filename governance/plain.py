"""Frozen dataclasses to plain JSON and back, strictly, by their own annotations.

Only what our facts are made of: text, numbers, truth, dates and times, enums, tuples,
optional values and dataclasses. Anything else is a fault in the program and says so.
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from governance.moments import NaiveMoment

T = TypeVar("T")


class UnknownHistory(ValueError):
    """This history was written by a newer IG Desk; please update before opening it."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class NotPlain(ValueError):
    """A stored value does not fit the facts it should be."""

    def __init__(self, wanted: object) -> None:
        super().__init__(f"a stored value is not a {wanted}")  # its type, never the value


def to_plain(value: object) -> Any:
    """Make a fact ready for JSON: dataclasses as objects, tuples as lists, moments as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime) and value.tzinfo is None:
        raise NotPlain("moment")  # without an offset nobody can say when it was
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise NotPlain(type(value).__name__)


def from_plain(wanted: type[T], plain: object) -> T:
    """Return the value of type `wanted` whose `to_plain` is `plain`; NotPlain if none fits."""
    value: T = _read(wanted, plain)
    return value


def _read(wanted: Any, plain: object) -> Any:
    wanted = getattr(wanted, "__supertype__", wanted)  # a NewType is what it is made from
    origin = get_origin(wanted)
    if origin in (types.UnionType, Union):
        return _one_of(get_args(wanted), plain)
    if origin is tuple:
        return _tuple(get_args(wanted), plain)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _record(wanted, plain)
    reader = _READERS.get(wanted, wanted if _is_enum(wanted) else None)
    if reader is None:
        raise NotPlain(wanted)
    return _scalar(reader, wanted, plain)


def _is_enum(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Enum)


def _scalar(reader: Callable[[Any], Any], wanted: object, plain: object) -> Any:
    if wanted in (str, int, bool):
        if type(plain) is not wanted:
            raise NotPlain(wanted)
        return plain
    if not isinstance(plain, str):
        raise NotPlain(wanted)
    try:
        return reader(plain)
    except ValueError:
        raise NotPlain(wanted) from None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise NaiveMoment
    return moment


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: str,
    int: int,
    bool: bool,
    datetime: _moment,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


def _one_of(choices: tuple[Any, ...], plain: object) -> Any:
    if plain is None and type(None) in choices:
        return None
    for choice in choices:
        if choice is type(None):
            continue
        try:
            return _read(choice, plain)
        except NotPlain:
            continue
    raise NotPlain(choices)


def _tuple(parts: tuple[Any, ...], plain: object) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise NotPlain(tuple)
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], item) for item in plain)
    if len(parts) != len(plain):
        raise NotPlain(tuple)
    return tuple(_read(part, item) for part, item in zip(parts, plain, strict=True))


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)


def _record(wanted: Any, plain: object) -> Any:
    """Unknown keys are refused: a field that is silently dropped is a fact that is lost."""
    if not isinstance(plain, dict) or not plain.keys() <= _hints(wanted).keys():
        raise NotPlain(wanted.__name__)
    hints = _hints(wanted)
    try:
        return wanted(**{name: _read(hints[name], value) for name, value in plain.items()})
    except TypeError:
        raise NotPlain(wanted.__name__) from None
