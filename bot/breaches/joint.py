"""Joint data: the lead partner is given its own part of the case (the agreement's §2.1).

A part is the other party's own record, with its own key and retention: what happened in
kind and when, never the narrative and never access to the owner's case.
"""

from bot.breaches.shows import BreachShow
from bot.post.outbox_messages import tell_person
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.breaches.joint_parts import PartView
from governance.access import MAY_SEE_PARTS
from governance.breaches.breach import Breach
from governance.keys import PartId
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import System
from governance.plain import to_plain


def tell_lead_partner(work: Work, case: Breach) -> None:
    """Give the lead partner its part of a joint breach that another party reported."""
    lead = work.services.agreement.lead
    if not case.joint or case.header.party == lead:
        return
    part = work.unit.parts.give(
        actor=System("turn"),
        case_id=case.header.id,
        party=lead,
        payload=to_plain(_view(case)),
        now=work.now,
    )
    day = london(work.now).date()
    recipe = Recipe(BreachShow.PART_NOTICE, part=part.id)
    for role in MAY_SEE_PARTS:
        for person in work.services.directory.holders(lead, role, day):
            if person not in case.out:
                tell_person(work, case, person, recipe, what="part")


def open_part(turn: Turn) -> Answer:
    """Show what this party was given of another party's case."""
    return shown(Recipe(BreachShow.PART, part=PartId(turn.given("part"))))


def close_part(turn: Turn) -> Answer:
    """Fold it back to its notice."""
    return shown(Recipe(BreachShow.PART_NOTICE, part=PartId(turn.given("part"))))


def _view(case: Breach) -> PartView:
    return PartView(
        reference=case.header.reference,
        from_party=case.header.party,
        first_noticed=case.awareness.at,
        limit=case.limit,
        went_wrong=case.report.went_wrong,
        urgent=case.urgent,
    )
