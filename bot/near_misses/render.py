"""The cards of near misses, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import View, candidates, setting, told_by
from dialogs.cases.leading import conflict_card, name_card
from dialogs.cases.reporter_news import summary_learnt, summary_someone_has_it
from dialogs.near_misses.digest import digest_card, summary_digest
from dialogs.near_misses.learnt import learnt_card, learnt_news, lesson_card, summary_lesson
from dialogs.near_misses.opened import case_card, open_card, summary_case
from dialogs.near_misses.receipt import receipt_card, someone_has_it, summary_receipt
from dialogs.near_misses.scene import NearMissScene
from dialogs.near_misses.up import escalation_notice, summary_escalation
from governance.near_misses.near_miss import NearMissCase
from governance.outbox_message import Recipe


def near_miss_card(
    services: Services, recipe: Recipe, case: NearMissCase, view: View
) -> Shown | None:
    """The card; None for one that a near miss has not."""
    at = scene(services, case, view)
    if recipe.show == Show.ESCALATION:
        told = told_by(recipe, view)
        return Shown(escalation_notice(at, told), summary_escalation(at, told))
    if recipe.show == Show.NAME:
        return Shown(name_card(at, candidates(services, case, view.now)), at.reference)
    if recipe.show not in _PLAIN:
        return None
    build, sum_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))


def digest(
    services: Services, recipe: Recipe, cases: Sequence[NearMissCase], view: View
) -> Shown | None:
    """Those that still want somebody; None where each has someone by now."""
    scenes = [scene(services, case, view) for case in cases if not case.acknowledged]
    if not scenes:
        return None
    told = told_by(recipe, view)
    return Shown(digest_card(scenes, told), summary_digest(scenes))


def scene(services: Services, case: NearMissCase, view: View) -> NearMissScene:
    """Everything a card builder wants."""
    timing = case.timed(services.calendars())
    return NearMissScene(case=case, timing=timing, **setting(services, case, view))


_PLAIN: Mapping[
    str, tuple[Callable[[NearMissScene], dict[str, Any]], Callable[[NearMissScene], str]]
] = {
    Show.RECEIPT: (receipt_card, summary_receipt),
    Show.CASE: (case_card, summary_case),
    Show.OPEN: (open_card, summary_case),
    Show.DEADLINE: (case_card, summary_case),  # it says that no clock runs
    Show.DECIDE: (lesson_card, summary_lesson),
    Show.LESSON: (lesson_card, summary_lesson),
    Show.LEARNT: (learnt_card, summary_learnt),
    Show.CONFLICT: (conflict_card, summary_case),
    Show.SOMEONE_HAS_IT: (someone_has_it, summary_someone_has_it),
    Show.OUTCOME: (learnt_news, summary_learnt),
}
