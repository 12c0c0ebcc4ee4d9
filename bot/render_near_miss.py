"""The cards of near misses, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.desk import Desk
from bot.looking import Looking, candidates, setting, told_by
from bot.recipes import Recipe, Show, Shown
from dialogs import near_miss_cards as cards
from dialogs.case_cards import conflict_card, name_card
from dialogs.near_miss_cards import NearMissScene
from governance.near_misses import NearMissCase


def near_miss_card(
    desk: Desk, recipe: Recipe, case: NearMissCase, looking: Looking
) -> Shown | None:
    """The card; None for one that a near miss has not."""
    at = scene(desk, case, looking)
    if recipe.show is Show.ESCALATION:
        told = told_by(recipe, looking)
        return Shown(cards.escalation_notice(at, told), cards.summary_escalation(at, told))
    if recipe.show is Show.NAME:
        return Shown(name_card(at, candidates(desk, case, looking.now)), at.reference)
    if recipe.show not in _PLAIN:
        return None
    build, sum_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))


def digest(
    desk: Desk, recipe: Recipe, cases: Sequence[NearMissCase], looking: Looking
) -> Shown | None:
    """Those that still want somebody; None where each has someone by now."""
    scenes = [scene(desk, case, looking) for case in cases if not case.acknowledged]
    if not scenes:
        return None
    told = told_by(recipe, looking)
    return Shown(cards.digest_card(scenes, told), cards.summary_digest(scenes))


def scene(desk: Desk, case: NearMissCase, looking: Looking) -> NearMissScene:
    """Everything a card builder wants."""
    timing = case.timed(desk.calendars())
    return NearMissScene(case=case, timing=timing, **setting(desk, case, looking))


_PLAIN: Mapping[
    Show, tuple[Callable[[NearMissScene], dict[str, Any]], Callable[[NearMissScene], str]]
] = {
    Show.RECEIPT: (cards.receipt_card, cards.summary_receipt),
    Show.CASE: (cards.case_card, cards.summary_case),
    Show.OPEN: (cards.open_card, cards.summary_case),
    Show.DEADLINE: (cards.case_card, cards.summary_case),  # it says that no clock runs
    Show.DECIDE: (cards.lesson_card, cards.summary_lesson),
    Show.LESSON: (cards.lesson_card, cards.summary_lesson),
    Show.LEARNT: (cards.learnt_card, cards.summary_learnt),
    Show.CONFLICT: (conflict_card, cards.summary_case),
    Show.SOMEONE_HAS_IT: (cards.someone_has_it, cards.summary_someone_has_it),
    Show.OUTCOME: (cards.learnt_news, cards.summary_learnt),
}
