"""The safeguarding partners and the partnership office: who they are, and telling them (§7.1)."""

from datetime import datetime

from bot.cases.news import tell_handlers
from bot.complaints.shows import ComplaintShow
from bot.post.outbox_messages import notify, tell_person, told_once
from bot.services import Services
from bot.showing.recipes import card_of
from bot.tasks.shows import TaskShow
from bot.work import Work
from dialogs.complaints.notices import brief, office_mail
from governance.cases.case import Case
from governance.complaints.asking import asked_of
from governance.complaints.complaint import ComplaintCase
from governance.complaints.routing import SCRUTINEER
from governance.keys import PartyKey
from governance.moments import london, say_date
from governance.outbox_message import OFFICE, TextBody, ToMailbox
from governance.people.identity import PersonId, Role
from governance.tasks.facts import TaskKind
from governance.tasks.task import ANSWERERS


def partners(services: Services) -> tuple[PartyKey, ...]:
    """Return the safeguarding partners in the agreement's order."""
    return tuple(partner.key for partner in services.agreement.partners())


def conflicted(work: Work, case: ComplaintCase) -> frozenset[PartyKey]:
    """Return the parties whose people are all out of it: who was asked, or would be."""
    return frozenset(
        party
        for party in work.services.agreement.keys
        if (people := _people(work, case, party)) and people <= case.out
    )


def _people(work: Work, case: ComplaintCase, party: PartyKey) -> frozenset[PersonId]:
    asked = (task for task in asked_of(case, TaskKind.CHOOSE) if task.party == party)
    if told := frozenset(person for task in asked for person in task.people):
        return told
    day, roles = london(work.now).date(), ANSWERERS[TaskKind.CHOOSE]
    holders = (work.services.directory.holders(party, role, day) for role in roles)
    return frozenset(person for found in holders for person in found)


def brief_of(services: Services, case: ComplaintCase) -> str:
    """Return what the partners need to know to choose."""
    due = case.binding(services.calendars()).due
    return brief(
        services.agreement,
        case.report.about,
        party=case.header.party,
        on=say_date(case.received),
        due=say_date(london(due).date() if isinstance(due, datetime) else due),
    )


def show_progress(work: Work, case: Case) -> None:
    """Show the partnership office who has answered, and never what."""
    progress = card_of(case, TaskShow.OFFICE)
    for person in work.services.directory.coordinators(london(work.now).date()):
        if person not in case.out:
            tell_person(work, case, person, progress, what="office")


def tell_decided(work: Work, case: ComplaintCase) -> None:
    """Tell whoever has it, the office, and the scrutineer where it falls to them."""
    tell_handlers(work, case, card_of(case, ComplaintShow.DECIDED))
    day, what = london(work.now).date(), f"group:{case.header.version}"
    told = card_of(case, ComplaintShow.OFFICE)
    falls_to_them = case.decision is not None and case.decision.nominee == SCRUTINEER
    people = [
        *work.services.directory.coordinators(day),
        *(scrutineers(work) if falls_to_them else ()),
    ]
    for person in dict.fromkeys(people):
        if person not in case.out:
            tell_person(work, case, person, told, what=what)


def scrutineers(work: Work) -> tuple[PersonId, ...]:
    """Return whoever holds the post, in whichever party."""
    day, keys = london(work.now).date(), work.services.agreement.keys
    found = (work.services.directory.holders(party, Role.SCRUTINEER, day) for party in keys)
    return tuple(person for holders in found for person in holders)


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
