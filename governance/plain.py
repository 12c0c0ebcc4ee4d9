"""Frozen dataclasses to plain JSON and back, strictly, by their own annotations.

Only what our facts are made of: text, numbers, truth, dates and times, enums, tuples,
optional values and dataclasses. Anything else is a fault in the program and says so.
"""

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache, partial
from operator import attrgetter, methodcaller
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from governance.moments import NaiveMoment

T = TypeVar("T")
Reader = Callable[[object], Any]


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
    kind: Any = type(value)
    write = _writer(kind)
    return value if write is None else write(value)


@cache
def _writer(kind: type) -> Callable[[Any], Any] | None:
    """Return what writes values of a type, worked out once; None for those that stand as they
    are.
    """
    if is_dataclass(kind):
        return partial(_object, tuple(field.name for field in fields(kind)))
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, datetime):
        return _moment_text
    if issubclass(kind, date | time):
        return methodcaller("isoformat")
    if issubclass(kind, tuple | list):
        return _list
    if issubclass(kind, str | int | types.NoneType):
        return None
    raise NotPlain(kind.__name__)


def _object(names: tuple[str, ...], value: object) -> dict[str, Any]:
    return {name: to_plain(getattr(value, name)) for name in names}


def _list(value: Iterable[object]) -> list[Any]:
    return [to_plain(part) for part in value]


def _moment_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotPlain("moment")  # without an offset nobody can say when it was
    return value.isoformat()


def from_plain(wanted: type[T], plain: object) -> T:
    """Return the value of type `wanted` whose `to_plain` is `plain`; NotPlain if none fits."""
    value: T = _reader(wanted)(plain)
    return value


def _reader(wanted: Any) -> Reader:
    """Return what reads values of a type. It is kept for the fields of a record, and not for types:
    two unions are equal whatever the order of their choices, and are tried in that order.
    """
    wanted = getattr(wanted, "__supertype__", wanted)  # a NewType is what it is made from
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin in (types.UnionType, Union):
        choices = [_reader(one) for one in parts if one is not types.NoneType]
        return partial(_one_of, wanted, choices, types.NoneType in parts)
    if origin is tuple and parts[1:] == (Ellipsis,):
        return partial(_many, _reader(parts[0]))
    if origin is tuple:
        return partial(_tuple, [_reader(part) for part in parts])
    if isinstance(wanted, type) and is_dataclass(wanted):
        return partial(_record, wanted)
    if wanted in (str, int, bool):
        return partial(_itself, wanted)
    return partial(_text, wanted, _reads_text(wanted))


def _reads_text(wanted: Any) -> Callable[[str], Any]:
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return {one.value: one for one in wanted}.__getitem__
    return _READERS.get(wanted, _nothing)


def _itself(wanted: type, plain: object) -> Any:
    if type(plain) is not wanted:
        raise NotPlain(wanted)
    return plain


def _text(wanted: object, read: Callable[[str], Any], plain: object) -> Any:
    if not isinstance(plain, str):
        raise NotPlain(wanted)
    try:
        return read(plain)
    except (ValueError, KeyError):
        raise NotPlain(wanted) from None


def _nothing(text: str) -> NoReturn:
    """Refuse what is of a type that our facts are not made of."""
    raise KeyError(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise NaiveMoment
    return moment


_READERS: Mapping[Any, Callable[[str], Any]] = {
    datetime: _moment,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


def _one_of(wanted: object, choices: Sequence[Reader], optional: bool, plain: object) -> Any:  # noqa: FBT001
    if plain is None and optional:
        return None
    for read in choices:
        try:
            return read(plain)
        except NotPlain:
            continue
    raise NotPlain(wanted)


def _many(read: Reader, plain: object) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise NotPlain(tuple)
    return tuple(map(read, plain))


def _tuple(parts: Sequence[Reader], plain: object) -> tuple[Any, ...]:
    if not isinstance(plain, list) or len(parts) != len(plain):
        raise NotPlain(tuple)
    return tuple(read(item) for read, item in zip(parts, plain, strict=True))


@cache
def _fields(wanted: Any) -> Mapping[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(wanted).items()}


def _record(wanted: Any, plain: object) -> Any:
    """Unknown keys are refused: a field that is silently dropped is a fact that is lost."""
    readers = _fields(wanted)
    if not isinstance(plain, dict) or not plain.keys() <= readers.keys():
        raise NotPlain(wanted.__name__)
    try:
        return wanted(**{name: readers[name](value) for name, value in plain.items()})
    except TypeError:
        raise NotPlain(wanted.__name__) from None
