"""The agreement's day has come: whoever is to be told is told, and that is written down."""

from datetime import datetime

from bot.agreements.notices import deliver
from bot.agreements.standing import SUBJECT, TIMER, happened, plan, standing
from bot.services import Services
from governance.agreements.notices import agreement_due, sent
from storage.unit import Unit


def fall_due(unit: Unit, services: Services, now: datetime) -> bool:
    """Tell, and plan the next day; False where it is due still."""
    state = standing(unit, services)
    notices = agreement_due(state, now)
    if notices:
        deliver(unit, services, state, notices, now)
        happened(unit, services, TIMER, sent(notices, now), now)
    else:
        plan(unit, services, state, now)
    return all(row.at > now for row in unit.due.of_subject(SUBJECT))
