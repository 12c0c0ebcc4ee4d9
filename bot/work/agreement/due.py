"""The agreement's day has come: whoever is to be told is told, and that is written down."""

from datetime import datetime

from bot.desk import Desk
from bot.work.agreement.notices import deliver
from bot.work.agreement.standing import SUBJECT, TIMER, happened, plan, standing
from governance.agreements.notices import agreement_due, sent
from storage.unit import Unit


def fall_due(unit: Unit, desk: Desk, now: datetime) -> bool:
    """Tell, and plan the next day; False where it is due still."""
    state = standing(unit, desk)
    notices = agreement_due(state, now)
    if notices:
        deliver(unit, desk, state, notices, now)
        happened(unit, desk, TIMER, sent(notices, now), now)
    else:
        plan(unit, desk, state, now)
    return all(row.at > now for row in unit.due.of_subject(SUBJECT))
