"""The names of keys: a class, a party and an epoch in UTC ("open:scc:2026-11")."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from governance.keys import PartyKey

OPEN = "open"
RETENTION = "retention"
DRAFT = "draft"
OPS = "ops"

_DAY = timedelta(days=1)

AHEAD = 3
"""Months and weeks made in advance, counting the present one."""

PUT_BACK = timedelta(days=7)
"""How far a machine's clock may be put back: no key is old before that."""


@lru_cache(maxsize=64)  # a turn asks for the same instant for every row that it seals
def month_of(now: datetime) -> str:
    """Return the month of an instant in UTC: "2026-11"."""
    return f"{now.astimezone(UTC):%Y-%m}"


def last_day_of(month: str) -> date:
    """Return the last day of a month.

    >>> last_day_of("2028-02")
    datetime.date(2028, 2, 29)
    """
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).replace(day=1) - _DAY


@lru_cache(maxsize=64)
def week_of(now: datetime) -> str:
    """Return the ISO week of an instant in UTC: "2026-W48"."""
    return f"{now.astimezone(UTC):%G-W%V}"


def open_key(party: PartyKey, now: datetime) -> str:
    """Name the key for a party's open records of this month; the operations key for no party."""
    return f"{OPEN}:{party}:{month_of(now)}" if party else ops_key(now)


def retention_key(party: PartyKey, month: str) -> str:
    """Name the key for a closed record until `month` ("2032-11") is over."""
    return f"{RETENTION}:{party}:{month}"


def draft_key(party: PartyKey, now: datetime) -> str:
    """Name the key for a party's unfinished answers of this week."""
    return f"{DRAFT}:{party}:{week_of(now)}"


def ops_key(now: datetime) -> str:
    """Name the key for conversations and turn answers of this month."""
    return f"{OPS}:{month_of(now)}"


def successor(name: str, now: datetime) -> str:
    """Return the name of the key that what lies under `name` belongs under now: its own, until its
    month or week is well over. A closed record stays in its month.
    """
    kind, party, epoch = split_name(name)
    make, epoch_of = _EPOCHS.get(kind, (None, month_of))
    if make is None or epoch >= epoch_of(now - PUT_BACK):
        return name
    return make(PartyKey(party), now)


_EPOCHS: Mapping[str, tuple[Callable[[PartyKey, datetime], str], Callable[[datetime], str]]] = {
    OPEN: (open_key, month_of),
    OPS: (open_key, month_of),
    DRAFT: (draft_key, week_of),
}


def split_name(name: str) -> tuple[str, str, str]:
    """Return (class, party, epoch) of a key's name; operations keys have no party."""
    kind, _, rest = name.partition(":")
    party, _, epoch = rest.rpartition(":")
    return kind, party, epoch


def coming_keys(parties: Sequence[PartyKey], now: datetime) -> Iterator[str]:
    """Name every key that the present and the next months and weeks will want."""
    for month in _coming_months(now):
        yield ops_key(month)
        yield from (open_key(party, month) for party in parties)
    for weeks in range(AHEAD):
        yield from (draft_key(party, now + timedelta(weeks=weeks)) for party in parties)


def _coming_months(now: datetime) -> Iterator[datetime]:
    month = now.astimezone(UTC).replace(day=1)
    for _ in range(AHEAD):
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
