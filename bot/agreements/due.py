"""The agreement's day has come: whoever is to be told is told, and that is written down."""

from bot.agreements.notices import deliver
from bot.agreements.standing import SUBJECT, TIMER, happened, plan, standing
from bot.work import Work
from governance.agreements.notices import agreement_due, sent
from storage.due import DueRow


def fall_due(work: Work, _row: DueRow) -> bool:
    """Tell, and plan the next day; False where it is due still."""
    unit, services, now = work.unit, work.services, work.now
    state = standing(unit, services)
    notices = agreement_due(state, now)
    if notices:
        deliver(unit, services, state, notices, now)
        happened(unit, services, TIMER, sent(notices, now), now)
    else:
        plan(unit, services, state, now)
    return all(row.at > now for row in unit.due.of_subject(SUBJECT))
