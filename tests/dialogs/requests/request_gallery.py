"""Requests in any state, and every card of one once: for tests and for looking at."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.cards.elements import Ref
from dialogs.cases.reporter_news import carry_on_card
from dialogs.requests.forms import (
    ask_card,
    holding_card,
    letter_card,
    letters_card,
    moved_card,
    right_card,
    step_card,
    steps_card,
)
from dialogs.requests.kind import REQUEST_WORDS
from dialogs.requests.notices import escalation_notice, lead_notice
from dialogs.requests.opened import case_card, open_card
from dialogs.requests.receipt import (
    no_request_card,
    outcome_card,
    receipt_card,
    someone_has_it,
    why_card,
)
from dialogs.requests.scene import RequestScene
from governance.cases.event import Fact
from governance.cases.facts import Acknowledged
from governance.cases.recipients import Told
from governance.keys import PartyKey
from governance.letters.duties import ABOUT_REQUESTS, LetterKind
from governance.people.identity import PersonId, Role
from governance.requests.facts import (
    ClarificationAsked,
    Extended,
    HoldingFound,
    IdentityAsked,
    PassedInside,
    Redirected,
    Refused,
    ReplySent,
    RightChanged,
)
from governance.requests.request import RequestCase
from governance.requests.rights import Right, Whose
from governance.requests.steps import Step, recorded
from tests.cards import first_page
from tests.cases import PRIYA, TOM, seen
from tests.governance.calendars_in_print import CALENDARS
from tests.requests_made import day, request

REASON = "Because of the nine boxes in the cellar. **{{DATE(2026-01-01)}}**"
OWN = "SAR/77-Zebra"
CLOSED: Mapping[str, Fact] = {
    "replied": ReplySent(day("2026-11-20")),
    "refused": Refused(day("2026-11-20"), REASON, rights_told=True),
    "redirected": Redirected(day("2026-11-20"), PartyKey("UHNM")),
    "transferred": Redirected(day("2026-11-20"), PartyKey("POL"), transferred=True, consent=True),
    "inside": PassedInside(PartyKey("SCC"), "RQ-2026-0008"),
    "correspondence": RightChanged(Right.CORRESPONDENCE, REASON),
}
"""Every way in which a request ends."""
LETTERS = ABOUT_REQUESTS
BRACKETS = [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Dear [NAME]"}]}]


def scene(of: RequestCase, to: PersonId = TOM) -> RequestScene:
    """What a card for `to` is made from."""
    return RequestScene(
        **seen(of, to),
        timing=of.timed(CALENDARS),
        outcomes=of.outcomes(CALENDARS),
        help_by=date(2026, 11, 30),
    )


def told(rung: str, *, late: bool = False) -> Told:
    """The lead is told by that rung."""
    return Told(rung, TOM, Role.IG_LEAD, late)


def moving(case: RequestCase, fact: Any) -> RequestCase:
    """The request after that fact, with what it moved."""
    facts = [event.fact for event in case.history[1:]]
    then = recorded(case, fact, CALENDARS)
    received = case.taken.received.isoformat()
    return request(case.right, received, *facts, then, whose=case.taken.whose, own=OWN)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a request meets them."""
    new = request(own=OWN)
    has_it = request(Right.ACCESS, "2026-11-02", Acknowledged(), own=OWN)
    paused = moving(has_it, ClarificationAsked(day("2026-11-04")))
    extended = moving(has_it, Extended(day("2026-11-20"), REASON))
    foi = request(Right.FOI, "2026-11-02", Acknowledged())
    police = request(Right.ERASURE, "2026-11-02", party="POL", whose=Whose.PARTNERSHIP)
    return {
        "receipt": receipt_card(scene(new, PRIYA)),
        "receipt_has_it": receipt_card(scene(has_it, PRIYA)),
        "notice": lead_notice(scene(new), told("report")),
        "notice_late": lead_notice(scene(new), told("report", late=True)),
        "case": case_card(scene(new)),
        "case_has_it": case_card(scene(has_it)),
        "case_reporter": case_card(scene(has_it, PRIYA)),
        "open": first_page(open_card(scene(new))),
        "open_extended": first_page(open_card(scene(extended))),
        "open_foi": first_page(open_card(scene(foi))),
        "why": why_card(scene(paused, PRIYA)),
        "steps": first_page(steps_card(scene(has_it))),
        "moved": moved_card(scene(paused)),
        "moved_not": moved_card(scene(moving(has_it, HoldingFound(Whose.OURS)))),
        "moved_identity": moved_card(scene(moving(has_it, IdentityAsked(day("2026-11-04"))))),
        "holding": holding_card(scene(has_it), problem="Please choose."),
        "holding_police": holding_card(scene(police)),
        "right": right_card(scene(has_it), problem="Please choose."),
        "ask": ask_card(scene(foi)),
        "ask_release": ask_card(scene(has_it)),
        "letters": first_page(letters_card(scene(has_it), LETTERS)),
        "letter": letter_card(scene(has_it), LetterKind.IDENTITY, BRACKETS),
        "someone_has_it": someone_has_it(scene(has_it, PRIYA)),
        "nudge": carry_on_card(Ref("card-1", draft="draft-1"), *REQUEST_WORDS.nudge),
        "no_request": no_request_card("It asks for nothing.", "No law", Ref("card-1")),
        **{f"step_{step}": step_card(scene(has_it), step) for step in Step},
        **{f"rung_{rung}": _rung(rung) for rung in _rungs("rights")},
        **{f"rung_foi_{rung}": _rung(rung, Right.FOI) for rung in _rungs("information")},
        **{f"outcome_{name}": _outcome(fact) for name, fact in CLOSED.items()},
        **{f"open_{name}": _opened(fact) for name, fact in CLOSED.items()},
        **{f"steps_{name}": _steps(fact) for name, fact in CLOSED.items()},
    }


def _rungs(ladder: str) -> list[str]:
    right = Right.FOI if ladder == "information" else Right.ACCESS
    return [rung.id for rung in request(right).ladder.rungs if not rung.first]


def _rung(rung: str, right: Right = Right.ACCESS) -> Mapping[str, Any]:
    return escalation_notice(scene(request(right)), told(rung))


def _outcome(fact: Fact) -> Mapping[str, Any]:
    return outcome_card(scene(request(Right.ACCESS, "2026-11-02", fact), PRIYA))


def _opened(fact: Fact) -> Mapping[str, Any]:
    return open_card(scene(request(Right.ACCESS, "2026-11-02", fact)))


def _steps(fact: Fact) -> Mapping[str, Any]:
    return first_page(steps_card(scene(request(Right.ACCESS, "2026-11-02", fact))))


SHOWS_WHAT_WAS_WRITTEN = frozenset(
    {"open", "open_extended", "open_foi", "letter", *(f"open_{name}" for name in CLOSED)}
)
