"""What the mailbox of a party that is asked is told by mail."""

from bot.cases.mailbox import may_be_told_at
from bot.showing.recipes import Shown
from bot.showing.viewing import case_of
from bot.work import Work
from dialogs.tasks.notices import task_mail
from governance.outbox_message import Recipe
from governance.tasks.standing import open_tasks


def make_mail(work: Work, recipe: Recipe) -> Shown | None:
    """Make the subject and the text; None where the mailbox must not hear of it (any more)."""
    case = case_of(work, recipe.case)
    waiting = open_tasks(case) if case else ()
    task = next((one for one in waiting if one.part == recipe.part), None)
    if case is None or task is None or not may_be_told_at(work, case, task.party):
        return None
    return Shown(None, *task_mail(case, task, work.services.agreement))
