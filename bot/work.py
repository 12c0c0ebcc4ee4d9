"""What is done in one transaction: with what, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.services import Services
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
