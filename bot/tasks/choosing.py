"""Which parties the group can choose, as the directory and the case have it now."""

from collections.abc import Mapping

from bot.work import Work
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import london
from governance.people.identity import PersonId, Role
from governance.tasks.choosing import CannotRespond, asked_of, why_not
from governance.tasks.facts import TaskKind
from governance.tasks.task import ANSWERERS


def cannot_respond(work: Work, case: Case) -> Mapping[PartyKey, CannotRespond]:
    """Return the parties that cannot be chosen, and why, in the agreement's order."""
    out = conflicted(work, case)
    found = {
        party: why_not(case, party, conflicted=out, reachable=_reachable(work, party))
        for party in work.services.agreement.keys
    }
    return {party: why for party, why in found.items() if why is not None}


def _reachable(work: Work, party: PartyKey) -> bool:
    """Return whether the party can be asked at all: in Teams, by mail or by phone."""
    services, day = work.services, london(work.now).date()
    roles = (*ANSWERERS[TaskKind.RESPOND], Role.SIRO)
    if any(services.directory.holders(party, role, day) for role in roles):
        return True
    mailbox = services.mails and services.directory.numbers(party).ig_mailbox
    return bool(mailbox or services.phone_of(party))


def conflicted(work: Work, case: Case) -> frozenset[PartyKey]:
    """Return the parties whose people are all out of it: who was asked, or would be."""
    return frozenset(
        party
        for party in work.services.agreement.keys
        if (people := _people(work, case, party)) and people <= case.out
    )


def _people(work: Work, case: Case, party: PartyKey) -> frozenset[PersonId]:
    asked = (task for task in asked_of(case, TaskKind.CHOOSE) if task.party == party)
    if told := frozenset(person for task in asked for person in task.people):
        return told
    day, roles = london(work.now).date(), ANSWERERS[TaskKind.CHOOSE]
    holders = (work.services.directory.holders(party, role, day) for role in roles)
    return frozenset(person for found in holders for person in found)
