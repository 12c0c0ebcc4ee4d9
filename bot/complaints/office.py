"""Mail to the partnership office: a complaint's reference, and nothing else (§7.1)."""

from bot.post.outbox_messages import notify, told_once
from bot.work import Work
from dialogs.complaints.notices import office_mail
from governance.complaints.complaint import ComplaintCase
from governance.moments import london
from governance.outbox_message import OFFICE, TextBody, ToMailbox


def tell_office(work: Work, case: ComplaintCase) -> None:
    """Write to the agreement's own address, where mail is set up.

    Nothing is sent where one of those who read it is out of the complaint.
    """
    office = work.services.directory.coordinators(london(work.now).date())
    if not work.services.mails or case.out & frozenset(office):
        return
    header = case.header
    subject, text = office_mail(header.reference)
    to, body = ToMailbox(OFFICE), TextBody(text, subject)
    key = told_once(header.id, to)
    notify(work, to, body, key=key, party=header.party, subject=header.id)
