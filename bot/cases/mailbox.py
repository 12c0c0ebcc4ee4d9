"""A party's IG mailbox: whether a case may go there, and what the mail says."""

from bot.showing.recipes import Shown
from bot.showing.viewing import case_of
from bot.work import Work
from dialogs.cases.mail import Mailing, mail_subject, mail_text
from dialogs.words.wording import party_name
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Role

READERS = (Role.IG_LEAD, Role.DEPUTY)
"""Who is taken to read the shared mailbox."""


def may_be_told(work: Work, case: Case) -> bool:
    """Return whether a case may go to its party's mailbox: nobody who reads that is out of it."""
    return may_be_told_at(work, case, case.header.party)


def may_be_told_at(work: Work, case: Case, party: PartyKey) -> bool:
    """Return the same of a party that was asked something about the case."""
    day = london(work.now).date()
    if not work.services.mails or work.services.directory.numbers(party).ig_mailbox is None:
        return False
    directory = work.services.directory
    read = (directory.in_post, directory.holders)  # whoever is away reads it later
    readers = {p for role in READERS for who in read for p in who(party, role, day)}
    return not readers & case.out


def make_mail(work: Work, recipe: Recipe) -> Shown | None:
    """Make the subject and the text; None where the mailbox must not hear of it (any more)."""
    case = case_of(work, recipe.case)
    if case is None or not may_be_told(work, case):
        return None
    party = case.header.party
    mailing = Mailing(
        case=case,
        told=Told(recipe.rung, None, MAILBOX, recipe.late),
        situation=case.timed(work.services.calendars()),
        party=party_name(work.services.agreement, party),
        numbers=work.services.directory.numbers(party),
        now=work.now,
    )
    return Shown(
        None, mail_subject(mailing), mail_text(mailing, work.services.kinds.of(case).words.mail)
    )
