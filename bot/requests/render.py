"""The cards of requests, from a recipe, for the one person who will see them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.requests.letters import letter, letters_of
from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import Notice, View, candidates, notice_shown, setting, told_by
from dialogs.cases.leading import conflict_card, name_card
from dialogs.cases.reporter_news import summary_someone_has_it
from dialogs.letters.card import on_a_card
from dialogs.requests.helping import ask_card, summary_ask
from dialogs.requests.holding import holding_card, right_card, summary_holding, summary_right
from dialogs.requests.letters import letter_card, letters_card, summary_letter, summary_letters
from dialogs.requests.notices import (
    escalation_notice,
    lead_notice,
    summary_escalation,
    summary_notice,
)
from dialogs.requests.opened import case_card, open_card, summary_case
from dialogs.requests.receipt import (
    outcome_card,
    receipt_card,
    someone_has_it,
    summary_outcome,
    summary_receipt,
    summary_why,
    why_card,
)
from dialogs.requests.scene import RequestScene
from dialogs.requests.steps import moved_card, step_card, steps_card, summary_moved, summary_steps
from governance.letters.letter import LetterKind
from governance.moments import london
from governance.outbox_message import Recipe
from governance.requests.request import RequestCase
from governance.requests.steps import Step
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target


def request_card(services: Services, recipe: Recipe, case: RequestCase, view: View) -> Shown | None:
    """The card; None for one that a request has not."""
    at = scene(services, case, view)
    if recipe.show in _NOTICES:
        return notice_shown(_NOTICES[recipe.show], at, told_by(recipe, view))
    if special := _SPECIAL.get(recipe.show):
        return special(services, at, recipe)
    if recipe.show not in _PLAIN:
        return None
    build, sum_up = _PLAIN[recipe.show]
    return Shown(build(at), sum_up(at))


def _name(services: Services, at: RequestScene, _recipe: Recipe) -> Shown:
    return Shown(name_card(at, candidates(services, at.case, at.now)), at.reference)


def _step(_desk: Services, at: RequestScene, recipe: Recipe) -> Shown:
    return Shown(step_card(at, Step(recipe.step)), summary_steps(at))


def _letters(_desk: Services, at: RequestScene, _recipe: Recipe) -> Shown:
    return Shown(letters_card(at, letters_of(at.case)), summary_letters(at))


def _letter(services: Services, at: RequestScene, recipe: Recipe) -> Shown | None:
    """The letter on a card, with its file; None where there is none of that kind."""
    kind = LetterKind(recipe.step)
    written = letter(services, at.case, kind, at.now)
    if written is None:
        return None
    card = letter_card(at, kind, on_a_card(written.letter))
    return Shown(card, summary_letter(at, kind), file=written.file)


def scene(services: Services, case: RequestCase, view: View) -> RequestScene:
    """Everything a card builder wants."""
    calendars = services.calendars()
    today, england = london(view.now).date(), calendars.england_and_wales
    return RequestScene(
        case=case,
        timing=case.timed(calendars),
        outcomes=case.outcomes(calendars),
        help_by=task_target(TaskKind.ASSIST, today, england),
        **setting(services, case, view),
    )


_NOTICES: Mapping[str, Notice] = {
    Show.LEAD_NOTICE: (lead_notice, lambda at, _told: summary_notice(at)),
    Show.ESCALATION: (escalation_notice, summary_escalation),
}
_SPECIAL: Mapping[str, Callable[[Services, RequestScene, Recipe], Shown | None]] = {
    Show.NAME: _name,
    Show.REQUEST_STEP: _step,
    Show.REQUEST_LETTERS: _letters,
    Show.REQUEST_LETTER: _letter,
}
"""What wants more than the scene."""

_PLAIN: Mapping[
    str, tuple[Callable[[RequestScene], dict[str, Any]], Callable[[RequestScene], str]]
] = {
    Show.RECEIPT: (receipt_card, summary_receipt),
    Show.CASE: (case_card, summary_case),
    Show.OPEN: (open_card, summary_case),
    Show.DEADLINE: (why_card, summary_why),
    Show.DECIDE: (steps_card, summary_steps),
    Show.REQUEST_STEPS: (steps_card, summary_steps),
    Show.REQUEST_MOVED: (moved_card, summary_moved),
    Show.REQUEST_HOLDING: (holding_card, summary_holding),
    Show.REQUEST_RIGHT: (right_card, summary_right),
    Show.REQUEST_ASK: (ask_card, summary_ask),
    Show.CONFLICT: (conflict_card, summary_case),
    Show.SOMEONE_HAS_IT: (someone_has_it, summary_someone_has_it),
    Show.OUTCOME: (outcome_card, summary_outcome),
}
