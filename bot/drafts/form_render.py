"""What a form is read and shown by, and a form about a case as a card."""

from collections.abc import Mapping
from typing import Any

from bot.turns.turn import Turn
from dialogs.asking.flow import Answers, Flow, FormContext
from dialogs.asking.form_card import form_card
from governance.cases.case import Case

NO_PROBLEMS: Mapping[str, str] = {}
NOTHING: Answers = {}


def context(turn: Turn, before: Answers = NOTHING) -> FormContext:
    """Return what questions are read and shown by, for this person now."""
    return FormContext(
        now=turn.now,
        agreement=turn.services.agreement,
        numbers=turn.services.directory.numbers(turn.party),
        before=before,
    )


def case_form(
    turn: Turn,
    case: Case,
    flow: Flow,
    *,
    answers: Answers = NOTHING,
    problems: Mapping[str, str] = NO_PROBLEMS,
    before: Answers = NOTHING,
) -> dict[str, Any]:
    """Make a form of one page about a case; `before` are the answers of an earlier form."""
    return form_card(
        flow,
        flow.pages[0],
        answers=answers,
        problems=problems,
        context=context(turn, before),
        ref=turn.ref(case=case.header.id, version=case.header.version),
    )
