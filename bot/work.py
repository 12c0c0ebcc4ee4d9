"""What is done in one transaction: with what, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.services import Services
from governance.cases.case import Case
from governance.desk.lists import next_due
from governance.people.identity import System
from storage.unit import Unit

TIMER = System("timer")
"""The product itself, acting because the time has come."""


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction at one instant (UTC): the store, and what we know beside it."""

    unit: Unit
    services: Services
    now: datetime

    def dated(self, case: Case) -> datetime | None:
        """Return when the next thing that a case asks is due, by our calendars."""
        return next_due(case, self.services.calendars())
