"""What somebody's posts let them do besides: listed on help and on the first card.

What they may do with a case is the access table's; a line here only says how it is typed.
"""

from collections.abc import Collection, Mapping

from dialogs.agreements.verbs import AgreementCommand, AgreementVerb
from dialogs.cases.commands import Name
from dialogs.cases.home import StartButton
from dialogs.desk.verbs import DESK, DeskList, DeskVerb
from dialogs.drills.verbs import DrillVerb
from dialogs.kinds import COMMANDS
from dialogs.proof.verbs import HeadVerb
from dialogs.words.wording import listed, role_label, say
from governance.access import MAY_COVER, MAY_LEAD, Action
from governance.desk.found_by import CARRY
from governance.people.identity import Role

WITH_A_REFERENCE = (
    (Action.ACKNOWLEDGE, "I have it", "say that you deal with it"),
    (Action.OPEN, "open", "read it"),
    (Action.DECIDE, "decide", "write down what you decide"),
    (Action.NAME, "name someone", "say who leads it"),
    (Action.MESSAGE, "message", "write to whoever reported it"),
    (Action.DECLARE_CONFLICT, "I have a conflict", "step out of it"),
)
"""What can be typed before a case's reference, and what each needs."""

BY_POST: Mapping[str, tuple[Role, ...]] = {
    AgreementCommand.MY_AGREEMENT: (Role.SIGNATORY, Role.LEAD_EXECUTIVE, Role.COORDINATOR),
    AgreementCommand.SIGN_AGREEMENT: (Role.SIGNATORY, Role.LEAD_EXECUTIVE),
    AgreementCommand.STILL_CONTACT: (Role.IG_LEAD,),
    AgreementCommand.PROPOSE_VERSION: (Role.COORDINATOR,),
    AgreementCommand.END_AGREEMENT: (Role.COORDINATOR,),
    **dict.fromkeys((DeskVerb.SHOW, DeskList.MINE, DeskList.DUE), tuple(CARRY)),
    Name.HAND_OVER: MAY_LEAD,
    Name.AWAY: tuple(MAY_COVER),
    Name.AM_BACK: tuple(MAY_COVER),
    DrillVerb.MENU: (Role.IG_LEAD, Role.COORDINATOR),
    HeadVerb.SHOW: (Role.IG_LEAD,),
}
"""Which posts the agreement asks something of, may hold a drill, or can be covered, by what they
type for it.
"""

NO_POST = (Role.STAFF, Role.ADMIN, Role.AUDITOR)
REVIEW = StartButton(say("home.review"), AgreementVerb.MINE, place=0)


def posts(roles: Collection[Role]) -> str:
    """Return what their posts are called; "" for somebody who is staff alone."""
    held = [role_label(role) for role in Role if role in roles and role not in NO_POST]
    return listed(held) if held else ""


def own_lines(roles: Collection[Role], may: Collection[Action]) -> list[tuple[str, str]]:
    """Return what they can type besides, and what it does; `may` is what their posts allow."""
    of_cases = [(f"{typed} …", does) for needs, typed, does in WITH_A_REFERENCE if needs in may]
    asked = {name for name, by in BY_POST.items() if any(role in by for role in roles)}
    rows = (row for row in COMMANDS.rows if row.name in asked)
    return [*of_cases, *((row.typed, row.does) for row in rows)]


def first_buttons(roles: Collection[Role]) -> list[StartButton]:
    """Return the button of the desk, for those who carry cases: it comes before all others."""
    return [] if CARRY.isdisjoint(roles) else [DESK]


def own_buttons(roles: Collection[Role]) -> list[StartButton]:
    """Return the buttons that only their posts have."""
    asked = BY_POST[AgreementCommand.MY_AGREEMENT]
    return [REVIEW] if any(role in asked for role in roles) else []
