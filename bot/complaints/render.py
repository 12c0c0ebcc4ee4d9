"""The cards of complaints, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.complaints.letters import acknowledgement
from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import Notice, View, candidates, notice_shown, setting, told_by
from dialogs.cases.leading import conflict_card, name_card
from dialogs.cases.reporter_news import summary_learnt, summary_someone_has_it
from dialogs.complaints.clock import explained_card
from dialogs.complaints.forms import (
    lesson_card,
    letter_card,
    note_card,
    outcome_card,
    pass_on_card,
    received_card,
)
from dialogs.complaints.group import decided_notice, summary_group
from dialogs.complaints.notices import (
    escalation_notice,
    lead_notice,
    summary_escalation,
    summary_notice,
    summary_unrouted,
    unrouted_notice,
)
from dialogs.complaints.opened import case_card, open_card, summary_case
from dialogs.complaints.receipt import (
    learnt_card,
    learnt_news,
    outcome_news,
    receipt_card,
    someone_has_it,
    summary_outcome,
    summary_receipt,
)
from dialogs.complaints.scene import ComplaintScene
from governance.access import Action
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.routing import elsewhere
from governance.outbox_message import Recipe
from governance.people.identity import Role, System
from storage.errors import NotThere
from storage.unit import Unit

READER = System("courier")


def complaint_card(
    unit: Unit, services: Services, recipe: Recipe, case: ComplaintCase, view: View
) -> Shown | None:
    """The card; None for one that a complaint has not."""
    if recipe.show == Show.CP_UNROUTED and is_routed(case):
        return None  # somebody has sent it on since
    at = scene(unit, services, case, view)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, view))
    if recipe.show == Show.CP_LETTER:
        return _letter(services, at, view)
    if recipe.show in _FROM_THE_DESK:
        card = _FROM_THE_DESK[recipe.show](services, at, view)
        return Shown(card, at.reference) if card else None
    if recipe.show not in _PLAIN:
        return None
    make, summary = _PLAIN[recipe.show]
    return Shown(make(at), summary(at))


def scene(unit: Unit, services: Services, case: ComplaintCase, view: View) -> ComplaintScene:
    """Everything a card builder wants."""
    calendars = services.calendars()
    own, header = case.report.own_reference, case.header
    same = unit.own_references.same(view.viewer, header.party, own)
    return ComplaintScene(
        case=case,
        timing=case.timed(calendars),
        dates=case.working(calendars).outcomes,
        same=tuple(row.reference for row in same if row.id != header.id),
        **setting(services, case, view),
    )


def _name(services: Services, at: ComplaintScene, view: View) -> dict[str, Any]:
    return name_card(at, candidates(services, at.case, view.now))


def _letter(services: Services, at: ComplaintScene, view: View) -> Shown:
    letter = acknowledgement(services, at.case, view.now)
    card = letter_card(at, letter.text if letter else "")
    file = letter.file if letter else None
    return Shown(card, str(card["fallbackText"]), file=file)


def _pass_on(_desk: Services, at: ComplaintScene, _looking: View) -> dict[str, Any] | None:
    to = elsewhere(at.case.report, receiver=at.case.header.party)
    return pass_on_card(at, to) if to else None


def office(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """Who responds, for the partnership office and, where it falls to them, the scrutineer; never
    for someone who is named in it or has a conflict.
    """
    try:
        case = unit.cases.history(READER, recipe.case, Action.SEE_STATUS, now=view.now)
    except NotThere:
        return None
    roles = {held.role for held in view.viewer.memberships}
    if not isinstance(case, ComplaintCase) or case.decision is None:
        return None
    if view.viewer.person in case.out or not roles & {Role.COORDINATOR, Role.SCRUTINEER}:
        return None
    at = scene(unit, services, case, view)
    return Shown(decided_notice(at), summary_group(at))


COMPLAINT_CARDS: Mapping[str, Callable[[Unit, Services, Recipe, View], Shown | None]] = {
    Show.CP_OFFICE: office,
}
"""What is no card of the case's own, and authorises for itself."""


_FROM_THE_DESK: Mapping[str, Callable[[Services, ComplaintScene, View], dict[str, Any] | None]] = {
    Show.NAME: _name,
    Show.CP_PASS_ON: _pass_on,
}
_NOTICES: Mapping[str, Notice] = {
    Show.LEAD_NOTICE: (lead_notice, lambda at, _told: summary_notice(at)),
    Show.ESCALATION: (escalation_notice, summary_escalation),
}
_PLAIN: Mapping[
    str, tuple[Callable[[ComplaintScene], dict[str, Any]], Callable[[ComplaintScene], str]]
] = {
    Show.RECEIPT: (receipt_card, summary_receipt),
    Show.CASE: (case_card, summary_case),
    Show.OPEN: (open_card, summary_case),
    Show.DEADLINE: (explained_card, summary_case),
    Show.DECIDE: (outcome_card, summary_case),
    Show.DECIDED: (case_card, summary_case),
    Show.LESSON: (lesson_card, summary_learnt),
    Show.LEARNT: (learnt_card, summary_learnt),
    Show.CONFLICT: (conflict_card, summary_case),
    Show.SOMEONE_HAS_IT: (someone_has_it, summary_someone_has_it),
    Show.OUTCOME: (outcome_news, summary_outcome),
    Show.CP_LEARNT: (learnt_news, summary_learnt),
    Show.CP_NOTE: (note_card, summary_case),
    Show.CP_RECEIVED: (received_card, summary_case),
    Show.CP_DECIDED: (decided_notice, summary_group),
    Show.CP_UNROUTED: (unrouted_notice, summary_unrouted),
}
