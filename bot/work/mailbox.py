"""A party's IG mailbox: whether a case may go there, and what the mail says."""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe, Show, Shown
from bot.render import COURIER
from dialogs.mail import Mailing, mail_subject, mail_text
from dialogs.task_cards import task_mail
from dialogs.wording import party_name
from governance.access import Action
from governance.ladders import MAILBOX
from governance.matter import Matter
from governance.moments import london
from governance.people import Role
from governance.task_standing import open_tasks
from governance.telling import Told
from storage.errors import NotThere
from storage.unit import Unit

READERS = (Role.IG_LEAD, Role.DEPUTY)
"""Who is taken to read the shared mailbox."""


def may_be_told(desk: Desk, case: Matter, now: datetime) -> bool:
    """Not where one of those who read it is out of the case: the mailbox would tell them."""
    return may_be_told_at(desk, case, case.header.party, now)


def may_be_told_at(desk: Desk, case: Matter, party: str, now: datetime) -> bool:
    """The same of a party that was asked something about the case."""
    day = london(now).date()
    if not desk.mails or desk.directory.numbers(party).ig_mailbox is None:
        return False
    readers = {p for role in READERS for p in desk.directory.holders(party, role, day)}
    return not readers & case.out


def make_mail(unit: Unit, desk: Desk, recipe: Recipe, now: datetime) -> Shown | None:
    """The subject and the text; None where the mailbox must not hear of it (any more)."""
    try:
        case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=now)
    except NotThere:
        return None
    if recipe.show is Show.TASK_NOTICE:
        return _task_mail(desk, case, recipe, now)
    party = case.header.party
    if not may_be_told(desk, case, now):
        return None
    mailing = Mailing(
        case=case,
        told=Told(recipe.rung, None, MAILBOX, recipe.late),
        situation=case.timed(desk.calendars()),
        party=party_name(desk.agreement, party),
        numbers=desk.directory.numbers(party),
        now=now,
    )
    return Shown(None, mail_subject(mailing), mail_text(mailing))


def _task_mail(desk: Desk, case: Matter, recipe: Recipe, now: datetime) -> Shown | None:
    """To the mailbox of the party that is asked; None where it must not hear of it (any more)."""
    task = next((one for one in open_tasks(case) if one.part == recipe.part), None)
    if task is None or not may_be_told_at(desk, case, task.party, now):
        return None
    subject, text = task_mail(case, task, desk.agreement)
    return Shown(None, subject, text)
