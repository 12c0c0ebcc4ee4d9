"""Who may do what to a case: one table of role, action and relation. Deny wins.

"Not yours" and "not there" read the same to the person; this only says yes or no. A DPO
advises and is told, and is never made owner or decider (UK GDPR Art. 38(6); RL-DPO, docs/law.md),
even where the same person is also the IG lead. Most posts see a case only once the ladder
has told them of it.
"""

from collections.abc import Collection
from enum import StrEnum

from governance.cases.case import Case
from governance.keys import PartyKey
from governance.people.identity import Actor, PersonId, Role, System, Viewer
from governance.tasks.task import ANSWERERS, GROUP_ASKED, Task


class Action(StrEnum):
    """What someone may want of a case."""

    SEE_STATUS = "see_status"
    SEE_OWN = "see_own"  # what they themselves reported, in their own words
    ADD_DETAILS = "add_details"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    MESSAGE = "message"
    OPEN = "open"
    ACKNOWLEDGE = "acknowledge"
    LEAD = "lead"
    NAME = "name"
    DECIDE = "decide"
    CORRECT_AWARENESS = "correct_awareness"
    DECLARE_CONFLICT = "declare_conflict"
    HAND_BACK = "hand_back"
    SNOOZE = "snooze"
    SAY_HELP = "say_help"
    STAND_DOWN = "stand_down"
    ADVISE = "advise"
    WORK = "work"  # do what a decision asks, and write it down
    SEE_LOOKS = "see_looks"  # who opened it, and who was refused
    SAY_SAFE = "say_safe"  # whether it is safe to tell somebody


REPORTER = frozenset(
    {
        Action.SEE_STATUS,
        Action.SEE_OWN,
        Action.ADD_DETAILS,
        Action.CORRECT,
        Action.WITHDRAW,
        Action.MESSAGE,
        Action.SAY_HELP,
    }
)
HANDLER = frozenset(
    {
        Action.SEE_STATUS,
        Action.OPEN,
        Action.ACKNOWLEDGE,
        Action.LEAD,
        Action.NAME,
        Action.DECIDE,
        Action.CORRECT_AWARENESS,
        Action.DECLARE_CONFLICT,
        Action.MESSAGE,
        Action.SAY_HELP,
        Action.STAND_DOWN,
        Action.WORK,
        Action.SAY_SAFE,
        Action.SEE_LOOKS,
    }
)
TOLD = frozenset({Action.SEE_STATUS, Action.OPEN, Action.DECLARE_CONFLICT, Action.SAY_HELP})
ADVISER = TOLD | {Action.ADVISE}
KEEPER = TOLD | {Action.ACKNOWLEDGE, Action.MESSAGE}

ALWAYS = {Role.IG_LEAD: HANDLER, Role.DEPUTY: HANDLER, Role.DPO: ADVISER | {Action.SEE_LOOKS}}
"""Roles in the case's own party that see every case of it."""

ONCE_TOLD = {
    Role.SIRO: HANDLER,
    Role.CALDICOTT: ADVISER,
    Role.SAFEGUARDING_LEAD: ADVISER | {Action.SAY_SAFE},
    Role.ON_CALL: KEEPER,
    Role.FOI_LEAD: HANDLER,
}
"""Roles in the case's own party that see it when the ladder has reached them."""

OWNER = frozenset({Action.HAND_BACK, Action.SNOOZE})
"""What whoever has the case may do besides: nobody else puts off or gives up what is not theirs."""

NEVER_BY_A_DPO = frozenset(
    {
        Action.LEAD,
        Action.NAME,
        Action.DECIDE,
        Action.CORRECT_AWARENESS,
        Action.SNOOZE,
        Action.STAND_DOWN,
        Action.WORK,
        Action.SAY_SAFE,
    }
)

MAY_LEAD = (
    Role.IG_LEAD,
    Role.DEPUTY,
    Role.FOI_LEAD,
    Role.SIRO,
    Role.CALDICOTT,
    Role.SAFEGUARDING_LEAD,
)
"""Roles whose holders can be named to lead, in the order they are offered."""

MAY_COVER = {
    **dict.fromkeys((*MAY_LEAD, Role.ON_CALL), (*MAY_LEAD, Role.ON_CALL)),
    Role.DPO: (Role.DPO,),
}
"""Who can be chosen to cover for a post while its holder is away, in the order they are offered."""

MAY_SEE_PARTS = (Role.IG_LEAD, Role.DEPUTY)
MAY_SEE_TASKS = (*MAY_SEE_PARTS, Role.FOI_LEAD, Role.SIRO)
"""Who may read the record of a task, where they may answer it."""


def may(actor: Actor, action: Action, case: Case) -> bool:
    """Return whether `actor` may do `action` to `case`; the product itself always may."""
    match actor:
        case System():
            return True
        case Viewer():
            return action in allowed(actor, case)


def allowed(viewer: Viewer, case: Case) -> frozenset[Action]:
    """Return all this person may do to the case; nothing for a stranger or a conflicted person."""
    if viewer.person in case.out:
        return frozenset()
    party = case.header.party
    roles = viewer.roles_in(party, case.out)
    found = _granted(viewer.person, roles, case)
    return found - NEVER_BY_A_DPO if Role.DPO in roles else found


def _granted(person: PersonId, roles: frozenset[Role], case: Case) -> frozenset[Action]:
    found = REPORTER if person == case.reporter else frozenset()
    if not roles:  # they have left, or it was passed on from another party
        found -= {Action.SEE_OWN}
    for role in roles:
        found |= ALWAYS.get(role, frozenset())
        if person in case.told or role in case.asks:
            found |= ONCE_TOLD.get(role, frozenset())
    if person == case.leader and roles:
        found |= HANDLER
    if person == case.owner and roles:
        found |= OWNER
    return found


def by_posts(viewer: Viewer) -> frozenset[Action]:
    """Return all that their posts allow on some case of a party of theirs, once they are told."""
    found: frozenset[Action] = frozenset()
    for party in viewer.parties():
        roles = viewer.roles_in(party)
        here = [table.get(role, frozenset()) for role in roles for table in (ALWAYS, ONCE_TOLD)]
        allowed_here = frozenset().union(*here)
        found |= allowed_here - NEVER_BY_A_DPO if Role.DPO in roles else allowed_here
    return found


def may_see_part(viewer: Actor, party: PartyKey, roles: Collection[Role] = MAY_SEE_PARTS) -> bool:
    """Return whether they may see what `party` was given of another party's case."""
    match viewer:
        case System():
            return True
        case Viewer():
            return any(viewer.holds(role, party) for role in roles)


def may_answer(viewer: Viewer, case: Case, task: Task) -> bool:
    """Return whether they may see what their party was asked, and answer for it.

    A DPO advises and does not decide for the party (UK GDPR Art. 38(6)); a SIRO may once told.
    """
    roles = viewer.roles_in(task.party, case.out)
    if viewer.person in case.out or Role.DPO in roles:
        return False
    told = Role.SIRO in roles and viewer.person in task.people
    return told or not roles.isdisjoint(ANSWERERS[task.kind])


def may_enter(viewer: Viewer, case: Case, task: Task) -> bool:
    """Return whether they may enter an answer that came by phone: whoever decides the case, and
    the partnership office for what the group is asked. Who entered it stays on its event.
    """
    if viewer.person in case.out:
        return False
    office = task.kind in GROUP_ASKED and Role.COORDINATOR in {
        held.role for held in viewer.memberships
    }
    return office or Action.DECIDE in allowed(viewer, case)


MAY_DRILL_ANY = frozenset({Role.COORDINATOR, Role.ADMIN})
"""Who may hold a drill of any party; a party's IG lead may hold its own."""


def may_drill(viewer: Viewer, party: PartyKey) -> bool:
    """Return whether they may begin, score and end a drill of this party."""
    anywhere = {held.role for held in viewer.memberships}
    return not anywhere.isdisjoint(MAY_DRILL_ANY) or viewer.holds(Role.IG_LEAD, party)


def keeps_heads_for(viewer: Viewer, partners: Collection[PartyKey]) -> PartyKey | None:
    """Return the safeguarding partner whose IG lead they are, and keep heads for; None else."""
    return next((key for key in partners if viewer.holds(Role.IG_LEAD, key)), None)


def may_acknowledge(role: str) -> bool:
    """Return whether whoever is told in this role can say that they have a case."""
    return any(
        Action.ACKNOWLEDGE in actions
        for table in (ALWAYS, ONCE_TOLD)
        for one, actions in table.items()
        if one == role
    )
