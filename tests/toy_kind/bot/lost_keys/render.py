"""The cards of a lost key, for the one person who will see them."""

from collections.abc import Mapping

from bot.showing.recipes import Show
from bot.showing.viewing import Make, form, name_someone, notice, paged, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
from dialogs.cases.verbs import Verb
from dialogs.lost_keys.cards import (
    case_card,
    notice_card,
    open_card,
    outcome_card,
    receipt_card,
    someone_has_it,
    status_line,
)
from dialogs.lost_keys.scene import LostKeyScene
from governance.lost_keys.lost_key import LostKeyCase
from governance.people.identity import Viewer

CARDS: Mapping[str, Make] = {
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: plain(case_card),
    Show.LEAD_NOTICE: notice(notice_card),
    Show.ESCALATION: notice(notice_card),
    Show.DEADLINE: plain(case_card),  # no clock of the law runs
    Show.DECIDE: plain(case_card),  # with the button that closes it
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.NAME: name_someone,
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_card),
}


def scene(work: Work, case: LostKeyCase, viewer: Viewer) -> LostKeyScene:
    """Return everything a card builder of a lost key wants."""
    timing = case.timed(work.services.calendars())
    return LostKeyScene(case=case, timing=timing, **setting(work, case, viewer))
