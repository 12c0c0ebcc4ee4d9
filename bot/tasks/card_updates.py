"""Bringing the cards of a task up to date in the chats of those who were told of it."""

from bot.post.refresh import notice_card, opened_cards, refresh_one
from bot.showing.recipes import recipe_in
from bot.tasks.shows import TaskShow
from bot.work import Work
from governance.cases.case import Case
from governance.tasks.task import Task
from storage.outbox import OutboxMessage


def refresh_task(work: Work, case: Case, task: Task) -> None:
    """Bring every notice of a task up to date, once it is answered or over.

    One that someone has open folds by itself; whoever is out of the case has lost theirs already.
    """
    about = work.unit.outbox.of_subject(case.header.id)
    opened = opened_cards(about)
    for one in about:
        card = notice_card(one)
        mine = _is_of(one, task)
        if mine and card and card.person not in case.out and card.activity not in opened:
            refresh_one(work, case, one, card)


def _is_of(one: OutboxMessage, task: Task) -> bool:
    recipe = recipe_in(one.body)
    return recipe is not None and recipe.show == TaskShow.NOTICE and recipe.part == task.part
