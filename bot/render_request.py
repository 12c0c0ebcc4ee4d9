"""The cards of requests, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.desk import Desk
from bot.looking import Looking, Notice, candidates, notice_shown, setting, told_by
from bot.recipes import Recipe, Show, Shown
from bot.request_letters import letter, letters_of
from dialogs import request_cards as cards
from dialogs.case_cards import conflict_card, name_card
from dialogs.letters import on_a_card
from dialogs.request_cards import RequestScene
from governance.letters import LetterKind
from governance.moments import london
from governance.requests.matter import RequestCase
from governance.requests.steps import Step
from governance.task_facts import TaskKind
from governance.tasks import task_target


def request_card(desk: Desk, recipe: Recipe, case: RequestCase, looking: Looking) -> Shown | None:
    """The card; None for one that a request has not."""
    at = scene(desk, case, looking)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, looking))
    if special := _SPECIAL.get(recipe.show):
        return special(desk, at, recipe)
    if recipe.show not in _PLAIN:
        return None
    build, sum_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))


def _name(desk: Desk, at: RequestScene, _recipe: Recipe) -> Shown:
    return Shown(name_card(at, candidates(desk, at.case, at.now)), at.reference)


def _step(_desk: Desk, at: RequestScene, recipe: Recipe) -> Shown:
    return Shown(cards.step_card(at, Step(recipe.step)), cards.summary_steps(at))


def _letters(_desk: Desk, at: RequestScene, _recipe: Recipe) -> Shown:
    return Shown(cards.letters_card(at, letters_of(at.case)), cards.summary_letters(at))


def _letter(desk: Desk, at: RequestScene, recipe: Recipe) -> Shown | None:
    """The letter on a card, with its file; None where there is none of that kind."""
    kind = LetterKind(recipe.step)
    written = letter(desk, at.case, kind, at.now)
    if written is None:
        return None
    card = cards.letter_card(at, kind, on_a_card(written.letter))
    return Shown(card, cards.summary_letter(at, kind), file=written.file)


def scene(desk: Desk, case: RequestCase, looking: Looking) -> RequestScene:
    """Everything a card builder wants."""
    calendars = desk.calendars()
    today, england = london(looking.now).date(), calendars.england_and_wales
    return RequestScene(
        case=case,
        timing=case.timed(calendars),
        outcomes=case.outcomes(calendars),
        help_by=task_target(TaskKind.ASSIST, today, england),
        **setting(desk, case, looking),
    )


_NOTICES: Mapping[Show, Notice] = {
    Show.LEAD_NOTICE: (cards.lead_notice, lambda at, _told: cards.summary_notice(at)),
    Show.ESCALATION: (cards.escalation_notice, cards.summary_escalation),
}
_SPECIAL: Mapping[Show, Callable[[Desk, RequestScene, Recipe], Shown | None]] = {
    Show.NAME: _name,
    Show.REQUEST_STEP: _step,
    Show.REQUEST_LETTERS: _letters,
    Show.REQUEST_LETTER: _letter,
}
"""What wants more than the scene."""

_PLAIN: Mapping[
    Show, tuple[Callable[[RequestScene], dict[str, Any]], Callable[[RequestScene], str]]
] = {
    Show.RECEIPT: (cards.receipt_card, cards.summary_receipt),
    Show.CASE: (cards.case_card, cards.summary_case),
    Show.OPEN: (cards.open_card, cards.summary_case),
    Show.DEADLINE: (cards.why_card, cards.summary_why),
    Show.DECIDE: (cards.steps_card, cards.summary_steps),
    Show.REQUEST_STEPS: (cards.steps_card, cards.summary_steps),
    Show.REQUEST_MOVED: (cards.moved_card, cards.summary_moved),
    Show.REQUEST_HOLDING: (cards.holding_card, cards.summary_holding),
    Show.REQUEST_RIGHT: (cards.right_card, cards.summary_right),
    Show.REQUEST_ASK: (cards.ask_card, cards.summary_ask),
    Show.CONFLICT: (conflict_card, cards.summary_case),
    Show.SOMEONE_HAS_IT: (cards.someone_has_it, cards.summary_someone_has_it),
    Show.OUTCOME: (cards.outcome_card, cards.summary_outcome),
}
