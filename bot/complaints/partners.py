"""The safeguarding partners of a complaint, and who is told of what they do (agreement §7.1)."""

from datetime import datetime

from bot.cases.news import tell_handlers
from bot.post.outbox_messages import tell_person
from bot.services import Services
from bot.showing.recipes import Show
from dialogs.complaints.said import brief
from governance.cases.case import Case
from governance.complaints.asking import asked_of
from governance.complaints.complaint import ComplaintCase
from governance.complaints.routing import SCRUTINEER
from governance.moments import london, say_date
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Role
from governance.tasks.facts import TaskKind
from governance.tasks.task import ANSWERERS
from storage.unit import Unit


def partners(services: Services) -> tuple[str, ...]:
    """The safeguarding partners in the agreement's order."""
    return tuple(partner.key for partner in services.agreement.partners())


def conflicted(services: Services, case: ComplaintCase, now: datetime) -> frozenset[str]:
    """The parties whose people are all out of it: those who were asked, or who would be."""
    return frozenset(
        party
        for party in services.agreement.keys
        if (people := _people(services, case, party, now)) and people <= case.out
    )


def _people(
    services: Services, case: ComplaintCase, party: str, now: datetime
) -> frozenset[PersonId]:
    asked = (task for task in asked_of(case, TaskKind.CHOOSE) if task.party == party)
    if told := frozenset(person for task in asked for person in task.people):
        return told
    day, roles = london(now).date(), ANSWERERS[TaskKind.CHOOSE]
    holders = (services.directory.holders(party, role, day) for role in roles)
    return frozenset(person for found in holders for person in found)


def brief_of(services: Services, case: ComplaintCase) -> str:
    """What the partners need to know to choose."""
    due = case.binding(services.calendars()).due
    return brief(
        services.agreement,
        case.report.about,
        party=case.header.party,
        on=say_date(case.received),
        due=say_date(london(due).date() if isinstance(due, datetime) else due),
    )


def show_progress(unit: Unit, services: Services, case: Case, now: datetime) -> None:
    """The partnership office sees who has answered, and never what."""
    progress = Recipe(Show.TASK_OFFICE, case=case.header.id)
    for person in services.directory.coordinators(london(now).date()):
        if person not in case.out:
            tell_person(unit, case, person, progress, now, what="office")


def tell_decided(unit: Unit, services: Services, case: ComplaintCase, now: datetime) -> None:
    """Whoever has it, the partnership office, and the scrutineer where it falls to them."""
    tell_handlers(unit, services, case, Recipe(Show.CP_DECIDED, case=case.header.id), now)
    day, what = london(now).date(), f"group:{case.header.version}"
    told = Recipe(Show.CP_OFFICE, case=case.header.id)
    falls_to_them = case.decision is not None and case.decision.nominee == SCRUTINEER
    people = [
        *services.directory.coordinators(day),
        *(scrutineers(services, now) if falls_to_them else ()),
    ]
    for person in dict.fromkeys(people):
        if person not in case.out:
            tell_person(unit, case, person, told, now, what=what)


def scrutineers(services: Services, now: datetime) -> tuple[PersonId, ...]:
    """Whoever holds the post, in whichever party."""
    day, keys = london(now).date(), services.agreement.keys
    found = (services.directory.holders(party, Role.SCRUTINEER, day) for party in keys)
    return tuple(person for holders in found for person in holders)
