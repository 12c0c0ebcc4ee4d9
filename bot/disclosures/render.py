"""The cards of a disclosure request, for the one person who will see them."""

from collections.abc import Mapping

from bot.disclosures.letters import show_letter, show_letters
from bot.disclosures.shows import DisclosureShow
from bot.showing.recipes import Show
from bot.showing.viewing import Make, form, name_someone, notice, paged, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
from dialogs.cases.verbs import Verb
from dialogs.disclosures.forms import (
    check_card,
    decide_card,
    legal_card,
    sent_card,
    tell_card,
    weigh_card,
)
from dialogs.disclosures.notices import escalation_notice, lead_notice
from dialogs.disclosures.opened import case_card, open_card, status_line
from dialogs.disclosures.receipt import outcome_card, receipt_card, someone_has_it
from dialogs.disclosures.scene import DisclosureScene
from governance.access import Action
from governance.disclosures.disclosure import DisclosureCase
from governance.people.identity import Viewer


def scene(work: Work, case: DisclosureCase, viewer: Viewer) -> DisclosureScene:
    """Return everything a card builder of a disclosure request wants."""
    timing = case.timed(work.services.calendars())
    return DisclosureScene(case=case, timing=timing, **setting(work, case, viewer))


CARDS: Mapping[str, Make] = {
    Show.LEAD_NOTICE: notice(lead_notice),
    Show.ESCALATION: notice(escalation_notice),
    Show.NAME: name_someone,
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: paged(case_card, Verb.STATUS),
    Show.OPEN: paged(open_card, Verb.OPEN),
    Show.DEADLINE: plain(case_card),  # its date is the one in the letter itself
    Show.DECIDE: form(decide_card, status_line),
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_card),
    DisclosureShow.CHECK: form(check_card, status_line),
    DisclosureShow.WEIGH: form(weigh_card, status_line),
    DisclosureShow.LEGAL: form(legal_card, status_line),
    DisclosureShow.SENT: form(sent_card, status_line),
    DisclosureShow.TELL: form(tell_card, status_line),
    DisclosureShow.LETTERS: plain(show_letters),
    DisclosureShow.LETTER: show_letter,
}

NEEDS: Mapping[str, Action] = dict.fromkeys(DisclosureShow, Action.DECIDE)
"""What a person must be allowed for each card that only it has."""
