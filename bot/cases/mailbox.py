"""A party's IG mailbox: whether a case may go there, and what the mail says."""

from datetime import datetime

from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.render import COURIER
from dialogs.cases.mail import Mailing, mail_subject, mail_text
from dialogs.kinds import BY_NAME
from dialogs.tasks.mailing import task_mail
from dialogs.words.wording import party_name
from governance.access import Action
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Role
from governance.tasks.standing import open_tasks
from storage.errors import NotThere
from storage.unit import Unit

READERS = (Role.IG_LEAD, Role.DEPUTY)
"""Who is taken to read the shared mailbox."""


def may_be_told(services: Services, case: Case, now: datetime) -> bool:
    """Not where one of those who read it is out of the case: the mailbox would tell them."""
    return may_be_told_at(services, case, case.header.party, now)


def may_be_told_at(services: Services, case: Case, party: str, now: datetime) -> bool:
    """The same of a party that was asked something about the case."""
    day = london(now).date()
    if not services.mails or services.directory.numbers(party).ig_mailbox is None:
        return False
    readers = {p for role in READERS for p in services.directory.holders(party, role, day)}
    return not readers & case.out


def make_mail(unit: Unit, services: Services, recipe: Recipe, now: datetime) -> Shown | None:
    """The subject and the text; None where the mailbox must not hear of it (any more)."""
    try:
        case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=now)
    except NotThere:
        return None
    if recipe.show == Show.TASK_NOTICE:
        return _task_mail(services, case, recipe, now)
    party = case.header.party
    if not may_be_told(services, case, now):
        return None
    mailing = Mailing(
        case=case,
        told=Told(recipe.rung, None, MAILBOX, recipe.late),
        situation=case.timed(services.calendars()),
        party=party_name(services.agreement, party),
        numbers=services.directory.numbers(party),
        now=now,
    )
    return Shown(None, mail_subject(mailing), mail_text(mailing, BY_NAME[case.header.kind].mail))


def _task_mail(services: Services, case: Case, recipe: Recipe, now: datetime) -> Shown | None:
    """To the mailbox of the party that is asked; None where it must not hear of it (any more)."""
    task = next((one for one in open_tasks(case) if one.part == recipe.part), None)
    if task is None or not may_be_told_at(services, case, task.party, now):
        return None
    subject, text = task_mail(case, task, services.agreement)
    return Shown(None, subject, text)
