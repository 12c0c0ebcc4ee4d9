"""Disclosure requests in any state, and every card of one once: for tests and for looking at."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.cards.elements import Ref
from dialogs.cases.reporter_news import carry_on_card
from dialogs.disclosures.forms import (
    check_card,
    decide_card,
    legal_card,
    letter_card,
    letters_card,
    sent_card,
    tell_card,
    weigh_card,
)
from dialogs.disclosures.kind import DISCLOSURE_WORDS
from dialogs.disclosures.notices import escalation_notice, lead_notice
from dialogs.disclosures.opened import case_card, open_card
from dialogs.disclosures.receipt import outcome_card, receipt_card, someone_has_it
from dialogs.disclosures.scene import DisclosureScene
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged
from governance.cases.recipients import Told
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import Decision, Footing, LegalAsked
from governance.disclosures.report import Asker, Came, Really
from governance.letters.duties import ABOUT_DISCLOSURES, LetterKind
from governance.people.identity import PersonId, Role
from tests.cards import first_page
from tests.cases import GRACE, HELEN, PRIYA, TOM, seen
from tests.disclosures_made import CHECKED, SENT, TOLD, decided, disclosure, weighed
from tests.governance.calendars_in_print import CALENDARS

BRACKETS = [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Dear [NAME]"}]}]
FRIDAY = date(2026, 12, 4)


def scene(of: DisclosureCase, to: PersonId = TOM) -> DisclosureScene:
    """What a card for `to` is made from."""
    return DisclosureScene(**seen(of, to), timing=of.timed(CALENDARS))


def told(rung: str, *, late: bool = False) -> Told:
    """The lead is told by that rung."""
    return Told(rung, TOM, Role.IG_LEAD, late)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a disclosure request meets them."""
    new, kept_out = disclosure(by=FRIDAY), disclosure(out=(GRACE,))
    danger = disclosure(danger=Danger.YES)
    has_it = disclosure(Acknowledged(), CHECKED, weighed(by=FRIDAY))
    order = disclosure(
        Acknowledged(),
        weighed(Footing.MUST, FRIDAY),
        asker=Asker.COURT,
        came=Came.LETTER,
        really=Really.ORDER_SEEN,
    )
    leave = disclosure(Acknowledged(), CHECKED, weighed(Footing.NOT_WITHOUT_LEAVE))
    legal = disclosure(Acknowledged(), CHECKED, weighed(Footing.MUST), LegalAsked(FRIDAY))
    shares = disclosure(Acknowledged(), CHECKED, weighed(by=FRIDAY), decided())
    closed = disclosure(Acknowledged(), CHECKED, weighed(), decided(), SENT, SENT, TOLD)
    refused = disclosure(Acknowledged(), CHECKED, weighed(), decided(Decision.REFUSE), TOLD)
    return {
        "receipt": receipt_card(scene(new, PRIYA)),
        "receipt_kept_out": receipt_card(scene(kept_out, PRIYA)),
        "receipt_danger": receipt_card(scene(danger, PRIYA)),
        "receipt_closed": receipt_card(scene(closed, PRIYA)),
        "notice": lead_notice(scene(new), told("report")),
        "notice_late": lead_notice(scene(danger), told("report", late=True)),
        "case": case_card(scene(new)),
        "case_danger": case_card(scene(danger)),
        "case_has_it": case_card(scene(has_it)),
        "case_shares": case_card(scene(shares)),
        "case_closed": case_card(scene(closed)),
        "case_reporter": case_card(scene(new, PRIYA)),
        "open": first_page(open_card(scene(new))),
        "open_has_it": first_page(open_card(scene(has_it))),
        "open_legal": first_page(open_card(scene(legal))),
        "open_closed": first_page(open_card(scene(closed))),
        "open_refused": first_page(open_card(scene(refused))),
        "check": check_card(scene(new)),
        "weigh": weigh_card(scene(new)),
        "legal": legal_card(scene(order)),
        "decide": decide_card(scene(has_it)),
        "decide_waits": decide_card(scene(new)),
        "decide_must": decide_card(scene(order)),
        "decide_leave": decide_card(scene(leave)),
        "decide_danger": decide_card(scene(danger)),
        "decide_closed": decide_card(scene(closed)),
        "sent": sent_card(scene(shares)),
        "sent_danger": sent_card(scene(disclosure(decided(), danger=Danger.YES))),
        "tell": tell_card(scene(shares)),
        "tell_closed": tell_card(scene(closed)),
        "letters": letters_card(scene(has_it), ABOUT_DISCLOSURES),
        "letters_none": letters_card(scene(has_it), ()),
        "letter": letter_card(scene(has_it), LetterKind.DISCLOSURE_POWER, BRACKETS),
        "someone_has_it": someone_has_it(scene(has_it, PRIYA)),
        "outcome": outcome_card(scene(closed, PRIYA)),
        "nudge": carry_on_card(Ref("card-1", draft="draft-1"), *DISCLOSURE_WORDS.nudge),
        **{f"rung_{one}": _rung(new, one) for one in _rungs(new)},
        "rung_adviser": escalation_notice(
            scene(new, HELEN), Told("due_in_2wd_dpo", HELEN, Role.DPO)
        ),
    }


def _rungs(of: DisclosureCase) -> list[str]:
    return [rung.id for rung in of.ladder.rungs if rung.id != "report"]


def _rung(of: DisclosureCase, rung: str) -> Mapping[str, Any]:
    return escalation_notice(scene(of), told(rung))


SHOWS_WHAT_WAS_WRITTEN = frozenset(
    {"open", "open_has_it", "open_legal", "open_closed", "open_refused"}
)
