"""What is done in one transaction: with what, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.services import Services
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction at one instant (UTC): the store, and what we know beside it."""

    unit: Unit
    services: Services
    now: datetime
