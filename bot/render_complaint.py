"""The cards of complaints, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.complaint_letters import acknowledgement
from bot.desk import Desk
from bot.looking import Looking, Notice, candidates, notice_shown, setting, told_by
from bot.recipes import Recipe, Show, Shown
from dialogs import complaint_cards as cards
from dialogs.case_cards import conflict_card, name_card
from dialogs.complaint_cards import ComplaintScene
from governance.access import Action
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.routing import elsewhere
from governance.people import Role, System
from storage.errors import NotThere
from storage.unit import Unit

READER = System("courier")


def complaint_card(
    unit: Unit, desk: Desk, recipe: Recipe, case: ComplaintCase, looking: Looking
) -> Shown | None:
    """The card; None for one that a complaint has not."""
    if recipe.show is Show.CP_UNROUTED and is_routed(case):
        return None  # somebody has sent it on since
    at = scene(unit, desk, case, looking)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, looking))
    if recipe.show is Show.CP_LETTER:
        return _letter(desk, at, looking)
    if recipe.show in _FROM_THE_DESK:
        card = _FROM_THE_DESK[recipe.show](desk, at, looking)
        return Shown(card, at.reference) if card else None
    if recipe.show not in _PLAIN:
        return None
    make, summary = _PLAIN[recipe.show]
    return Shown(make(at), summary(at))


def scene(unit: Unit, desk: Desk, case: ComplaintCase, looking: Looking) -> ComplaintScene:
    """Everything a card builder wants."""
    calendars = desk.calendars()
    own, header = case.report.own_reference, case.header
    same = unit.own_references.same(looking.viewer, header.party, own)
    return ComplaintScene(
        case=case,
        timing=case.timed(calendars),
        dates=case.working(calendars).outcomes,
        same=tuple(row.reference for row in same if row.id != header.id),
        **setting(desk, case, looking),
    )


def _name(desk: Desk, at: ComplaintScene, looking: Looking) -> dict[str, Any]:
    return name_card(at, candidates(desk, at.case, looking.now))


def _letter(desk: Desk, at: ComplaintScene, looking: Looking) -> Shown:
    letter = acknowledgement(desk, at.case, looking.now)
    card = cards.letter_card(at, letter.text if letter else "")
    file = letter.file if letter else None
    return Shown(card, str(card["fallbackText"]), file=file)


def _pass_on(_desk: Desk, at: ComplaintScene, _looking: Looking) -> dict[str, Any] | None:
    to = elsewhere(at.case.report, receiver=at.case.header.party)
    return cards.pass_on_card(at, to) if to else None


def office(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """Who responds, for the partnership office and, where it falls to them, the scrutineer; never
    for someone who is named in it or has a conflict.
    """
    try:
        case = unit.cases.history(READER, recipe.case, Action.SEE_STATUS, now=looking.now)
    except NotThere:
        return None
    roles = {held.role for held in looking.viewer.memberships}
    if not isinstance(case, ComplaintCase) or case.decision is None:
        return None
    if looking.viewer.person in case.out or not roles & {Role.COORDINATOR, Role.SCRUTINEER}:
        return None
    at = scene(unit, desk, case, looking)
    return Shown(cards.decided_notice(at), cards.summary_group(at))


COMPLAINT_CARDS: Mapping[Show, Callable[[Unit, Desk, Recipe, Looking], Shown | None]] = {
    Show.CP_OFFICE: office,
}
"""What is no card of the case's own, and authorises for itself."""


_FROM_THE_DESK: Mapping[Show, Callable[[Desk, ComplaintScene, Looking], dict[str, Any] | None]] = {
    Show.NAME: _name,
    Show.CP_PASS_ON: _pass_on,
}
_NOTICES: Mapping[Show, Notice] = {
    Show.LEAD_NOTICE: (cards.lead_notice, lambda at, _told: cards.summary_notice(at)),
    Show.ESCALATION: (cards.escalation_notice, cards.summary_escalation),
}
_PLAIN: Mapping[
    Show, tuple[Callable[[ComplaintScene], dict[str, Any]], Callable[[ComplaintScene], str]]
] = {
    Show.RECEIPT: (cards.receipt_card, cards.summary_receipt),
    Show.CASE: (cards.case_card, cards.summary_case),
    Show.OPEN: (cards.open_card, cards.summary_case),
    Show.DEADLINE: (cards.explained_card, cards.summary_case),
    Show.DECIDE: (cards.outcome_card, cards.summary_case),
    Show.DECIDED: (cards.case_card, cards.summary_case),
    Show.LESSON: (cards.lesson_card, cards.summary_learnt),
    Show.LEARNT: (cards.learnt_card, cards.summary_learnt),
    Show.CONFLICT: (conflict_card, cards.summary_case),
    Show.SOMEONE_HAS_IT: (cards.someone_has_it, cards.summary_someone_has_it),
    Show.OUTCOME: (cards.outcome_news, cards.summary_outcome),
    Show.CP_LEARNT: (cards.learnt_news, cards.summary_learnt),
    Show.CP_NOTE: (cards.note_card, cards.summary_case),
    Show.CP_RECEIVED: (cards.received_card, cards.summary_case),
    Show.CP_DECIDED: (cards.decided_notice, cards.summary_group),
    Show.CP_UNROUTED: (cards.unrouted_notice, cards.summary_unrouted),
}
