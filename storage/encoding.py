"""How values become bytes: strict JSON, length-prefixed parts, instants as microseconds."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Stored where no clock runs: after all those that do."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class NotJson(ValueError):
    """This cannot be kept as strict JSON."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def dumps(value: Mapping[str, Json]) -> bytes:
    """Return strict JSON: sorted keys, no NaN, ASCII alone, as half a surrogate pair could break
    it.

    Raises NotJson without the message of json's own error, which could quote what was to be sealed.
    """
    try:
        return _WRITER.encode(value).encode("ascii")
    except (TypeError, ValueError, RecursionError):
        raise NotJson from None


def loads(data: bytes) -> dict[str, Any]:
    """Return the object that `dumps` wrote. Raises NotJson for anything else."""
    try:
        value = _READER.decode(data.decode("ascii"))
    except ValueError:
        raise NotJson from None
    if not isinstance(value, dict):
        raise NotJson
    return value


def _refuse(_name: str) -> NoReturn:
    raise NotJson


_WRITER = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    allow_nan=False,
    ensure_ascii=True,
    check_circular=False,  # nothing of ours holds itself: a quarter of the time is saved
)
_READER = json.JSONDecoder(parse_constant=_refuse)


def pack(*parts: bytes | str) -> bytes:
    """Join the parts, each behind its length (4 bytes, big-endian): no two lists pack alike."""
    packed: list[bytes] = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        packed += (len(data).to_bytes(4, "big"), data)
    return b"".join(packed)


def to_micros(instant: datetime) -> int:
    """Return microseconds since 1970 in UTC. Raises ValueError for a moment without an offset."""
    if instant.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the instant, in UTC, of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=micros)


def maybe_micros(instant: datetime | None) -> int | None:
    """Return `to_micros` of an instant; None for None."""
    return None if instant is None else to_micros(instant)


def maybe_instant(micros: int | None) -> datetime | None:
    """Return `from_micros` of a number; None for None."""
    return None if micros is None else from_micros(micros)
