"""The cards of a near miss, for the one person who will see them."""

from collections.abc import Mapping

from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, form, name_someone, paged, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
from dialogs.cases.verbs import Verb
from dialogs.near_misses.notices import escalation_notice
from dialogs.near_misses.opened import case_card, open_card, status_line
from dialogs.near_misses.receipt import (
    learnt_card,
    learnt_news,
    lesson_card,
    receipt_card,
    someone_has_it,
)
from dialogs.near_misses.scene import NearMissScene
from governance.near_misses.near_miss import NearMissCase
from governance.people.identity import Viewer


def _escalation(at: At) -> Shown:
    """Make the notice of a rung: no clock runs, so it need not bring itself up to date."""
    return Shown.of(escalation_notice(at.scene, at.told))


CARDS: Mapping[str, Make] = {
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: plain(case_card),
    Show.ESCALATION: _escalation,
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.DEADLINE: plain(case_card),  # it says that no clock runs
    Show.DECIDE: plain(lesson_card),
    Show.LESSON: plain(lesson_card),
    Show.LEARNT: plain(learnt_card),
    Show.NAME: name_someone,
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(learnt_news),
}


def scene(work: Work, case: NearMissCase, viewer: Viewer) -> NearMissScene:
    """Return everything a card builder of a near miss wants."""
    timing = case.timed(work.services.calendars())
    return NearMissScene(case=case, timing=timing, **setting(work, case, viewer))
