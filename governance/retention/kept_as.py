"""What a case is to the schedule: each kind says so of its own (`CaseKind.kept_as`)."""

from dataclasses import dataclass
from datetime import date, datetime

from governance.keys import CaseId
from governance.retention.schedule import Record

SERIOUS = frozenset({Record.SERIOUS_BREACH})
"""What nobody lets go alone."""


@dataclass(frozen=True, slots=True)
class KeptAs:
    """`closed`: when it was (UTC), None while it is open. `incident`: the London day it happened.

    `joint`: it is the partnership's own information, which follows the leading party's schedule.
    `goes_with`: the case that is worked for it.
    """

    record: Record
    incident: date
    closed: datetime | None
    joint: bool = False
    goes_with: CaseId | None = None
