"""From a recipe to the card, for the one person who will see it, authorised afresh."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.aftermath import AFTER, render_after, render_mine
from bot.desk import Desk
from bot.looking import Looking, Notice, candidates, notice_shown, setting, told_by
from bot.recipes import FOLDED, Recipe, Show, Shown
from bot.render_complaint import COMPLAINT_CARDS, complaint_card
from bot.render_near_miss import digest, near_miss_card
from bot.render_request import request_card
from bot.render_task import TASK_CARDS
from dialogs import case_cards as cards
from dialogs.case_cards import Scene
from dialogs.elements import Ref
from governance.access import Action, allowed, may_see_part
from governance.case import Case
from governance.complaints.complaint import ComplaintCase
from governance.matter import Matter
from governance.near_misses import NearMissCase
from governance.people import PersonId, System
from governance.requests.matter import RequestCase
from storage.errors import NotThere
from storage.unit import Unit

COURIER = System("courier")

NEEDS: Mapping[Show, Action] = {
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


def render(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """The card, or None where this person may not (or may no longer) see it.

    Only what shows what was written is written down as a read of the case.
    """
    if of_its_own := _OF_THEIR_OWN.get(recipe.show):
        return of_its_own(unit, desk, recipe, looking)
    case = load(unit, recipe, looking)
    if isinstance(case, ComplaintCase):  # whose own reference may have been used before
        return complaint_card(unit, desk, recipe, case, looking)
    return _BY_KIND[type(case)](desk, recipe, case, looking) if case else None


def load(unit: Unit, recipe: Recipe, looking: Looking) -> Matter | None:
    """The case, if this person may have that card of it."""
    needed = NEEDS.get(recipe.show, Action.SEE_STATUS)
    reader = looking.viewer if recipe.show in FOLDED else COURIER
    try:
        case = unit.cases.history(reader, recipe.case, needed, now=looking.now)
    except NotThere:
        return None
    return case if needed in allowed(looking.viewer, case) else None


def scene(desk: Desk, case: Case, looking: Looking) -> Scene:
    """Everything a card builder of a breach wants."""
    return Scene(case=case, **setting(desk, case, looking))


def _case_card(desk: Desk, recipe: Recipe, case: Case, looking: Looking) -> Shown | None:
    """A breach's card; None for one that a breach has not."""
    if recipe.show not in _BREACH:
        return None
    at = scene(desk, case, looking)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, looking))
    if recipe.show is Show.NAME:
        return Shown(
            cards.name_card(at, candidates(desk, case, looking.now)), case.header.reference
        )
    build, sum_it_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_it_up(at))


_NOTICES: Mapping[Show, Notice] = {
    Show.LEAD_NOTICE: (cards.lead_notice, lambda at, _told: cards.summary_notice(at)),
    Show.ESCALATION: (cards.escalation_notice, cards.summary_escalation),
}
_PLAIN: Mapping[Show, tuple[Callable[[Scene], dict[str, Any]], Callable[[Scene], str]]] = {
    Show.RECEIPT: (cards.receipt_card, cards.summary_receipt),
    Show.CASE: (cards.case_card, cards.summary_case),
    Show.OPEN: (cards.open_card, cards.summary_case),
    Show.DECIDE: (cards.decide_card, cards.summary_decide),
    Show.DECIDED: (cards.decided_card, cards.summary_decided),
    Show.CONFLICT: (cards.conflict_card, cards.summary_case),
    Show.DEADLINE: (cards.deadline_card, cards.summary_deadline),
    Show.SOMEONE_HAS_IT: (cards.someone_has_it, cards.summary_someone_has_it),
    Show.OUTCOME: (cards.outcome_to_reporter, cards.summary_outcome),
}


def _digest(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """Those of its cases that this person may still see."""
    each = (load(unit, Recipe(Show.CASE, case=case), looking) for case in recipe.cases)
    cases = [case for case in each if isinstance(case, NearMissCase)]
    return digest(desk, recipe, cases, looking)


_BREACH = frozenset({*_NOTICES, *_PLAIN, Show.NAME})

_BY_KIND: Mapping[type[Matter], Callable[[Desk, Recipe, Any, Looking], Shown | None]] = {
    Case: _case_card,
    NearMissCase: near_miss_card,
    RequestCase: request_card,
}
"""Who makes the cards of a case of each kind; None for a card that the kind has not."""


def _conflict_done(unit: Unit, _desk: Desk, recipe: Recipe, looking: Looking) -> Shown:
    case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=looking.now)
    reference = case.header.reference
    return Shown(cards.conflict_done_card(reference), reference)


def _part(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    try:
        if looking.viewer.person in _out_of(unit, recipe.part, looking.now):
            return None
        part = unit.parts.load(looking.viewer, recipe.part, now=looking.now)
    except NotThere:
        return None
    if not may_see_part(looking.viewer, part.party):
        return None
    ref = Ref(card=desk.new_id(), part=recipe.part)
    view = cards.PartView.read(part.payload)
    if recipe.show is Show.PART:
        return Shown(_opened(view, desk, ref, looking.now), cards.summary_part(view))
    return Shown(cards.joint_notice(view, desk.agreement, ref), cards.summary_part(view))


def _out_of(unit: Unit, part_id: str, now: datetime) -> frozenset[PersonId]:
    """Who is out of the case that a part was given of: a part is no way back into it."""
    part = unit.parts.load(COURIER, part_id, now=now)
    try:
        return unit.cases.history(COURIER, part.case_id, Action.SEE_STATUS, now=now).out
    except NotThere:
        return frozenset()


def _opened(view: cards.PartView, desk: Desk, ref: Ref, now: datetime) -> dict[str, Any]:
    return cards.part_card(view, desk.agreement, ref, now)


_OF_THEIR_OWN: Mapping[Show, Callable[[Unit, Desk, Recipe, Looking], Shown | None]] = {
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
