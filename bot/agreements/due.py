"""The agreement's day has come: whoever is to be told is told, and that is written down."""

from bot.agreements.notices import deliver
from bot.agreements.standing import SUBJECT, TIMER, happened, plan, standing
from bot.work import Work
from governance.agreements.schedule import agreement_due, sent
from storage.due import DueRow


def fall_due(work: Work, _row: DueRow) -> bool:
    """Tell, and plan the next day; False where it is due still."""
    state = standing(work)
    notices = agreement_due(state, work.now)
    if notices:
        deliver(work, state, notices)
        happened(work, TIMER, sent(notices, work.now))
    else:
        plan(work, state)
    return all(row.at > work.now for row in work.unit.due.of_subject(SUBJECT))
