"""Joint data: the lead partner is given its own part of the case (the agreement's §2.1).

A part is the other party's own record, with its own key and retention: what happened in
kind and when, never the narrative and never access to the owner's case.
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe, Show
from bot.work.outreach import tell_person
from governance.access import MAY_SEE_PARTS
from governance.case import Case
from governance.moments import london
from governance.people import System
from storage.unit import Unit


def tell_lead_partner(unit: Unit, desk: Desk, case: Case, now: datetime) -> None:
    """For partnership information reported by another party: tell the lead partner's IG lead."""
    lead = desk.agreement.lead
    if not case.joint or case.header.party == lead:
        return
    part = unit.parts.give(
        actor=System("turn"),
        case_id=case.header.id,
        party=lead,
        payload=_payload(desk, case),
        now=now,
    )
    day = london(now).date()
    recipe = Recipe(Show.PART_NOTICE, part=part.id)
    for role in MAY_SEE_PARTS:
        for person in desk.directory.holders(lead, role, day):
            tell_person(unit, case, person, recipe, now, what="part")


def _payload(desk: Desk, case: Case) -> dict[str, str]:
    return {
        "reference": case.header.reference,
        "party": desk.agreement.party(case.header.party).name,
        "kind": case.header.kind,
        "danger": case.report.danger.value,
        "went_wrong": case.report.went_wrong.value,
        "aware_at": case.awareness.at.isoformat(),
        "limit": case.limit.isoformat(),
    }
