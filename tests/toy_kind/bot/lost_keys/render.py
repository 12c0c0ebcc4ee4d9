"""The cards of lost keys, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from dialogs.lost_keys.cards import (
    case_card,
    notice_card,
    open_card,
    outcome_card,
    receipt_card,
    someone_has_it,
    summary_case,
    summary_notice,
)
from dialogs.lost_keys.scene import LostKeyScene
from governance.lost_keys.lost_key import LostKeyCase

from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import Notice, View, candidates, notice_shown, setting, told_by
from dialogs.cases.leading import conflict_card, name_card
from dialogs.cases.reporter_news import summary_someone_has_it
from governance.outbox_message import Recipe

NOTICE: Notice = (notice_card, summary_notice)
PLAIN: Mapping[
    str, tuple[Callable[[LostKeyScene], dict[str, Any]], Callable[[LostKeyScene], str]]
] = {
    Show.RECEIPT: (receipt_card, summary_case),
    Show.CASE: (case_card, summary_case),
    Show.DEADLINE: (case_card, summary_case),  # no clock of the law runs
    Show.OPEN: (open_card, summary_case),
    Show.CONFLICT: (conflict_card, summary_case),
    Show.SOMEONE_HAS_IT: (someone_has_it, summary_someone_has_it),
    Show.OUTCOME: (outcome_card, summary_case),
}


def lost_key_card(
    services: Services, recipe: Recipe, case: LostKeyCase, view: View
) -> Shown | None:
    """Return the card; None for one that a lost key has not."""
    timing = case.timed(services.calendars())
    at = LostKeyScene(case=case, timing=timing, **setting(services, case, view))
    if recipe.show in (Show.LEAD_NOTICE, Show.ESCALATION):
        return notice_shown(NOTICE, at, told_by(recipe, view))
    if recipe.show == Show.NAME:
        return Shown(name_card(at, candidates(services, case, view.now)), at.reference)
    if recipe.show not in PLAIN:
        return None
    build, sum_up = PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))
