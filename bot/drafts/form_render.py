"""Forms for a person: which page their answers leave them at, as a card."""

from collections.abc import Mapping
from typing import Any

from bot.turns.turn import Turn
from dialogs.asking.engine import Ask, where
from dialogs.asking.flow import Answers, Flow, FormContext
from dialogs.asking.form_card import form_card
from dialogs.cards.elements import Ref
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


def flow_card(  # noqa: PLR0913  a form is all of these at once
    turn: Turn,
    flow: Flow,
    *,
    ref: Ref,
    answers: Answers,
    problems: Mapping[str, str] = NO_PROBLEMS,
    query: str = "",
    note: str = "",
) -> dict[str, Any]:
    """Make the card of the first page that lacks an answer; of the last page where none does."""
    at = context(turn)
    step = where(flow, answers, at)
    page = step.page if isinstance(step, Ask) else flow.pages[-1]
    return form_card(
        flow, page, answers=answers, problems=problems, context=at, ref=ref, query=query, note=note
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
