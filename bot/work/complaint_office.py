"""The partnership office hears of a complaint by mail: its reference, and nothing else (§7.1)."""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import mail
from bot.work.outreach import MAIL, OFFICE, Letter, post
from dialogs.complaint_cards.said import office_mail
from governance.complaints.complaint import ComplaintCase
from governance.moments import london
from storage.unit import Unit


def tell_office(unit: Unit, desk: Desk, case: ComplaintCase, now: datetime) -> None:
    """To the agreement's own address, where mail is set up; not where one of those who read it
    is out of the complaint.
    """
    office = desk.directory.coordinators(london(now).date())
    if not desk.mails or case.out & frozenset(office):
        return
    header = case.header
    letter = Letter(
        key=f"{header.id}:office:mail",
        party=header.party,
        kind=MAIL,
        to={"mailbox": OFFICE},
        body=mail(*office_mail(header.reference)),
        subject=header.id,
    )
    post(unit, letter, now)
