"""A personal data breach as it is reported: the answers, as they are kept.

When we became aware of it is worked out from them in `governance.breaches.awareness`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from enum import StrEnum
from itertools import chain
from typing import Any

from governance.cases.danger import Danger


class WentWrong(StrEnum):
    """What went wrong, in the reporter's terms."""

    WRONG_PERSON = "wrong_person"
    WRONG_PLACE = "wrong_place"  # a record, a site or a folder that is not its own
    LEFT_IN = "left_in"  # what should have come out before it was sent
    LOST = "lost"
    THROWN_AWAY = "thrown_away"
    SEEN = "seen"
    CHANGED = "changed"
    UNAVAILABLE = "unavailable"
    CYBER = "cyber"
    OTHER = "other"
    NOT_SURE = "not_sure"


class WhoHasIt(StrEnum):
    """Who may have it now, as the reporter knows."""

    WORKER = "worker"
    RELATIVE = "relative"  # a parent, a carer or another relative
    SOMEONE_ELSE = "someone_else"  # or many
    NOT_KNOWN = "not_known"
    NOBODY = "nobody"  # we have it back


class Noticed(StrEnum):
    """When anyone here first noticed, as people remember it."""

    JUST_NOW = "just_now"
    TODAY = "today"
    YESTERDAY = "yesterday"
    BEFORE = "before"
    NOT_SURE = "not_sure"


class Where(StrEnum):
    """Where it went wrong, which says whose 72 hours may be running."""

    US = "us"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    PARTNERSHIP = "partnership"
    NOT_SURE = "not_sure"


class Contained(StrEnum):
    """Is it under control?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SURE = "not_sure"


class Doubt(StrEnum):
    """What the IG lead should know about the dates and the owner of a report."""

    FUTURE = "future"
    BEFORE_EVENT = "before_event"
    MAY_BE_LATE = "may_be_late"
    MAY_NOT_BE_OURS = "may_not_be_ours"
    WHOSE_UNKNOWN = "whose_unknown"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class BreachReport:
    """Card 1. `noticed_on`/`noticed_at` and `happened_on`/`happened_at` are London time.

    What people wrote is in no `repr`, here and in every fact: one could reach a log.
    """

    danger: Danger
    what_happened: str = field(repr=False)
    went_wrong: WentWrong
    noticed: Noticed
    where: Where
    noticed_on: date | None = None
    noticed_at: time | None = None
    happened_on: date | None = None
    happened_at: time | None = None
    who_has_it: WhoHasIt | None = None  # not asked before this was a question


@dataclass(frozen=True, slots=True)
class BreachDetails:
    """Card 2, every part optional. Organisations and information are the agreement's keys.

    `on_behalf` is the role or team of someone without Teams for whom it is reported, `told_on`
    and `told_at` (London) when they told the reporter, and `tell_them` how they will hear the
    outcome. `happened_on` and `happened_at` (London) are when it happened.
    """

    organisations: tuple[str, ...] = ()
    which_one: str = field(default="", repr=False)
    whose: tuple[str, ...] = ()
    how_many: str = ""
    information: tuple[str, ...] = ()
    contained: Contained | None = None
    what_was_done: str = field(default="", repr=False)
    encrypted: bool | None = None
    on_behalf: str = field(default="", repr=False)
    tell_them: str = field(default="", repr=False)
    told_on: date | None = None
    told_at: time | None = None
    happened_on: date | None = None
    happened_at: time | None = None


_NONE_YET = BreachDetails()
_NOTHING = (None, "", ())
_JOINED = frozenset({"what_was_done"})
_PAIRS = {
    "told_on": "told_at",
    "told_at": "told_on",
    "happened_on": "happened_at",
    "happened_at": "happened_on",
}
"""Where the later answer does not simply count: what is joined, and what travels together."""


def together(several: Iterable[BreachDetails]) -> BreachDetails:
    """Return all the details as one: lists add up, of single answers the latest counts.

    What was done is joined line by line; a later day or time of telling replaces both.
    """
    parts = tuple(several)
    if not parts:
        return _NONE_YET
    return BreachDetails(**{one.name: _folded(one.name, parts) for one in fields(BreachDetails)})


def _folded(name: str, several: Iterable[BreachDetails]) -> Any:
    names = (name, _PAIRS.get(name, name))
    said = (one for one in several if any(getattr(one, n) not in _NOTHING for n in names))
    values = [getattr(_NONE_YET, name), *(getattr(one, name) for one in said)]
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(chain.from_iterable(values)))
    return "\n".join(values[1:]) if name in _JOINED else values[-1]


@dataclass(frozen=True, slots=True)
class Awareness:
    """The instant our 72 hours count from (UTC), and how sure we are of it."""

    at: datetime
    provisional: bool
    doubts: tuple[Doubt, ...] = ()
