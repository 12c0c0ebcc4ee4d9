"""One line of a case's history: what happened, when, by whom. Histories are append-only.

How events are stored is `governance.event_codec`; what they amount to is `governance.folding`.
"""

from dataclasses import dataclass
from datetime import datetime

from governance.people.identity import PersonId


class Fact:
    """Something that can happen to a case. Each kind has a closed union of its own facts.

    A fact is never changed once it can be in somebody's store: a new field has a default, and
    anything else is a new schema with an upcaster (`governance.event_codec`).
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history: what, when (UTC), by whom: a person, or "timer" and the like."""

    at: datetime
    by: PersonId | str
    fact: Fact
