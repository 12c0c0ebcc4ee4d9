"""What whoever takes it down is asked: who asks, how, is it really them, and by when."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.cases.danger import Danger

NOBODY = "nobody"
"""The answer that nobody on the list is part of it."""


class Asker(StrEnum):
    """Who asks."""

    POLICE = "police"
    COURT = "court"
    CORONER = "coroner"
    GUARDIAN = "guardian"  # of a child: Children Act 1989 s.42
    SOCIAL_WORKER = "social_worker"  # of another council
    SOLICITOR = "solicitor"
    INSURER = "insurer"
    REVENUE = "revenue"  # benefits, tax or immigration
    OTHER = "other"


class Came(StrEnum):
    """How they asked. Anybody can have an address of the last kind."""

    LETTER = "letter"
    OFFICIAL_EMAIL = "official_email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    FREE_EMAIL = "free_email"


class Really(StrEnum):
    """How it is known that it is really them (DC-FIRST, docs/law.md)."""

    RUNG_BACK = "rung_back"
    ORDER_SEEN = "order_seen"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Taken:
    """The one card. `by`: the day that the order, notice or letter itself names.

    `part_of_it`: people of the list who are part of it, as PersonIds in text, or NOBODY.
    """

    danger: Danger
    asker: Asker
    came: Came
    really: Really
    part_of_it: tuple[str, ...]
    by: date | None = None
    own_reference: str = field(default="", repr=False)
