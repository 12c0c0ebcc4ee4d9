"""The cards of requests, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.desk import Desk
from bot.looking import Looking, candidates, setting
from bot.recipes import Recipe, Show, Shown
from dialogs import request_cards as cards
from dialogs.case_cards import conflict_card, name_card
from dialogs.elements import looks_again
from dialogs.request_cards import RequestScene
from governance.requests.matter import RequestCase
from governance.requests.steps import Step
from governance.telling import Told

LOOK_AGAIN = "look_again"


def request_card(desk: Desk, recipe: Recipe, case: RequestCase, looking: Looking) -> Shown | None:
    """The card; None for one that a request has not."""
    at = scene(desk, case, looking)
    if recipe.show in _NOTICES:
        told = Told(recipe.rung, looking.viewer.person, recipe.role, recipe.late)
        notice, say_it = _NOTICES[recipe.show]
        return Shown(looks_again(notice(at, told), LOOK_AGAIN, at.ref.data()), say_it(at, told))
    if recipe.show is Show.NAME:
        return Shown(name_card(at, candidates(desk, case, looking.now)), at.reference)
    if recipe.show is Show.REQUEST_STEP:
        return Shown(cards.step_card(at, Step(recipe.step)), cards.summary_steps(at))
    if recipe.show not in _PLAIN:
        return None
    build, sum_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))


def scene(desk: Desk, case: RequestCase, looking: Looking) -> RequestScene:
    """Everything a card builder wants."""
    calendars = desk.calendars()
    return RequestScene(
        case=case,
        timing=case.timed(calendars),
        outcomes=case.outcomes(calendars),
        **setting(desk, case, looking),
    )


_NOTICES: Mapping[Show, tuple[Callable[..., dict[str, Any]], Callable[..., str]]] = {
    Show.LEAD_NOTICE: (cards.lead_notice, lambda at, _told: cards.summary_notice(at)),
    Show.ESCALATION: (cards.escalation_notice, cards.summary_escalation),
}
_PLAIN: Mapping[
    Show, tuple[Callable[[RequestScene], dict[str, Any]], Callable[[RequestScene], str]]
] = {
    Show.RECEIPT: (cards.receipt_card, cards.summary_receipt),
    Show.CASE: (cards.case_card, cards.summary_case),
    Show.OPEN: (cards.open_card, cards.summary_case),
    Show.DEADLINE: (cards.why_card, cards.summary_why),
    Show.DECIDE: (cards.steps_card, cards.summary_steps),
    Show.REQUEST_STEPS: (cards.steps_card, cards.summary_steps),
    Show.REQUEST_MOVED: (cards.moved_card, cards.summary_moved),
    Show.REQUEST_HOLDING: (cards.holding_card, cards.summary_holding),
    Show.REQUEST_RIGHT: (cards.right_card, cards.summary_right),
    Show.CONFLICT: (conflict_card, cards.summary_case),
    Show.SOMEONE_HAS_IT: (cards.someone_has_it, cards.summary_someone_has_it),
    Show.OUTCOME: (cards.outcome_card, cards.summary_outcome),
}
