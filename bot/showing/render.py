"""From a recipe to the card, for the one person who will see it, authorised afresh."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.cases.render_followups import AFTER, render_after, render_mine
from bot.complaints.render import COMPLAINT_CARDS, complaint_card
from bot.near_misses.render import digest, near_miss_card
from bot.requests.render import request_card
from bot.services import Services
from bot.showing.recipes import FOLDED, Show, Shown
from bot.showing.viewing import Notice, View, candidates, notice_shown, setting, told_by
from bot.tasks.render import TASK_CARDS
from dialogs.breaches.deciding import decide_card, summary_decide
from dialogs.breaches.decision import decided_card, summary_decided
from dialogs.breaches.escalation import escalation_notice, summary_escalation
from dialogs.breaches.joint_parts import PartView, joint_notice, part_card, summary_part
from dialogs.breaches.news import outcome_to_reporter, someone_has_it, summary_outcome
from dialogs.breaches.notices import lead_notice, summary_notice
from dialogs.breaches.opened import case_card, open_card, summary_case
from dialogs.breaches.receipt import deadline_card, receipt_card, summary_deadline, summary_receipt
from dialogs.breaches.scene import BreachScene
from dialogs.cards.elements import Ref
from dialogs.cases.leading import conflict_card, conflict_done_card, name_card
from dialogs.cases.reporter_news import summary_someone_has_it
from governance.access import Action, allowed, may_see_part
from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.complaints.complaint import ComplaintCase
from governance.near_misses.near_miss import NearMissCase
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, System
from governance.requests.request import RequestCase
from storage.errors import NotThere
from storage.unit import Unit

COURIER = System("courier")

NEEDS: Mapping[str, Action] = {
    Show.OPEN: Action.OPEN,
    Show.DECIDE: Action.DECIDE,
    Show.NAME: Action.NAME,
    Show.CONFLICT: Action.DECLARE_CONFLICT,
    Show.LESSON: Action.DECIDE,
    Show.CP_LETTER: Action.DECIDE,
    Show.CP_NOTE: Action.DECIDE,
    Show.CP_PASS_ON: Action.DECIDE,
    Show.CP_RECEIVED: Action.CORRECT_AWARENESS,
    Show.CP_UNROUTED: Action.OPEN,
    Show.CP_DECIDED: Action.OPEN,
    Show.REQUEST_STEPS: Action.DECIDE,
    Show.REQUEST_STEP: Action.DECIDE,
    Show.REQUEST_HOLDING: Action.DECIDE,
    Show.REQUEST_RIGHT: Action.DECIDE,
    Show.REQUEST_LETTERS: Action.DECIDE,
    Show.REQUEST_LETTER: Action.DECIDE,
    Show.REQUEST_ASK: Action.DECIDE,
}
"""What a person must be allowed for each card; SEE_STATUS for the rest."""


def render(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """The card, or None where this person may not (or may no longer) see it.

    Only what shows what was written is written down as a read of the case.
    """
    if of_its_own := _OF_THEIR_OWN.get(recipe.show):
        return of_its_own(unit, services, recipe, view)
    case = load(unit, recipe, view)
    if isinstance(case, ComplaintCase):  # whose own reference may have been used before
        return complaint_card(unit, services, recipe, case, view)
    return _BY_KIND[type(case)](services, recipe, case, view) if case else None


def load(unit: Unit, recipe: Recipe, view: View) -> Case | None:
    """The case, if this person may have that card of it."""
    needed = NEEDS.get(recipe.show, Action.SEE_STATUS)
    reader = view.viewer if recipe.show in FOLDED else COURIER
    try:
        case = unit.cases.history(reader, recipe.case, needed, now=view.now)
    except NotThere:
        return None
    return case if needed in allowed(view.viewer, case) else None


def scene(services: Services, case: Breach, view: View) -> BreachScene:
    """Everything a card builder of a breach wants."""
    return BreachScene(case=case, **setting(services, case, view))


def _case_card(services: Services, recipe: Recipe, case: Breach, view: View) -> Shown | None:
    """A breach's card; None for one that a breach has not."""
    if recipe.show not in _BREACH:
        return None
    at = scene(services, case, view)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, view))
    if recipe.show == Show.NAME:
        return Shown(name_card(at, candidates(services, case, view.now)), case.header.reference)
    build, sum_it_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_it_up(at))


_NOTICES: Mapping[str, Notice] = {
    Show.LEAD_NOTICE: (lead_notice, lambda at, _told: summary_notice(at)),
    Show.ESCALATION: (escalation_notice, summary_escalation),
}
_PLAIN: Mapping[
    str, tuple[Callable[[BreachScene], dict[str, Any]], Callable[[BreachScene], str]]
] = {
    Show.RECEIPT: (receipt_card, summary_receipt),
    Show.CASE: (case_card, summary_case),
    Show.OPEN: (open_card, summary_case),
    Show.DECIDE: (decide_card, summary_decide),
    Show.DECIDED: (decided_card, summary_decided),
    Show.CONFLICT: (conflict_card, summary_case),
    Show.DEADLINE: (deadline_card, summary_deadline),
    Show.SOMEONE_HAS_IT: (someone_has_it, summary_someone_has_it),
    Show.OUTCOME: (outcome_to_reporter, summary_outcome),
}


def _digest(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """Those of its cases that this person may still see."""
    each = (load(unit, Recipe(Show.CASE, case=case), view) for case in recipe.cases)
    cases = [case for case in each if isinstance(case, NearMissCase)]
    return digest(services, recipe, cases, view)


_BREACH = frozenset({*_NOTICES, *_PLAIN, Show.NAME})

_BY_KIND: Mapping[type[Case], Callable[[Services, Recipe, Any, View], Shown | None]] = {
    Breach: _case_card,
    NearMissCase: near_miss_card,
    RequestCase: request_card,
}
"""Who makes the cards of a case of each kind; None for a card that the kind has not."""


def _conflict_done(unit: Unit, _desk: Services, recipe: Recipe, view: View) -> Shown:
    case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=view.now)
    reference = case.header.reference
    return Shown(conflict_done_card(reference), reference)


def _part(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    try:
        if view.viewer.person in _out_of(unit, recipe.part, view.now):
            return None
        part = unit.parts.load(view.viewer, recipe.part, now=view.now)
    except NotThere:
        return None
    if not may_see_part(view.viewer, part.party):
        return None
    ref = Ref(card=services.new_id(), part=recipe.part)
    part_view = PartView.read(part.payload)
    if recipe.show == Show.PART:
        return Shown(_opened(part_view, services, ref, view.now), summary_part(part_view))
    return Shown(joint_notice(part_view, services.agreement, ref), summary_part(part_view))


def _out_of(unit: Unit, part_id: str, now: datetime) -> frozenset[PersonId]:
    """Who is out of the case that a part was given of: a part is no way back into it."""
    part = unit.parts.load(COURIER, part_id, now=now)
    try:
        return unit.cases.history(COURIER, part.case_id, Action.SEE_STATUS, now=now).out
    except NotThere:
        return frozenset()


def _opened(part_view: PartView, services: Services, ref: Ref, now: datetime) -> dict[str, Any]:
    return part_card(part_view, services.agreement, ref, now)


_OF_THEIR_OWN: Mapping[str, Callable[[Unit, Services, Recipe, View], Shown | None]] = {
    Show.CONFLICT_DONE: _conflict_done,
    Show.PART_NOTICE: _part,
    Show.PART: _part,
    Show.DIGEST: _digest,
    Show.MINE: render_mine,
    **TASK_CARDS,
    **COMPLAINT_CARDS,
    **dict.fromkeys(AFTER, render_after),
}
"""What is not one of a case's own cards, and authorises for itself."""
