"""The cards of a request, for the one person who will see them."""

from collections.abc import Mapping

from bot.requests.letters import letter, letters_of
from bot.requests.shows import RequestShow
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, name_someone, notice, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
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
from governance.access import Action
from governance.letters.duties import LetterKind
from governance.moments import london
from governance.people.identity import Viewer
from governance.requests.request import RequestCase
from governance.requests.steps import Step
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target


def scene(work: Work, case: RequestCase, viewer: Viewer) -> RequestScene:
    """Return everything a card builder of a request wants."""
    calendars = work.services.calendars()
    today, england = london(work.now).date(), calendars.england_and_wales
    return RequestScene(
        case=case,
        timing=case.timed(calendars),
        outcomes=case.outcomes(calendars),
        help_by=task_target(TaskKind.ASSIST, today, england),
        **setting(work, case, viewer),
    )


def _step(at: At) -> Shown:
    return Shown(step_card(at.scene, Step(at.recipe.step)), summary_steps(at.scene))


def _letters(at: At) -> Shown:
    return Shown(letters_card(at.scene, letters_of(at.scene.case)), summary_letters(at.scene))


def _letter(at: At) -> Shown | None:
    """Make the letter on a card, with its file; None where there is none of that kind."""
    kind = LetterKind(at.recipe.step)
    written = letter(at.work.services, at.scene.case, kind, at.work.now)
    if written is None:
        return None
    card = letter_card(at.scene, kind, on_a_card(written.letter))
    return Shown(card, summary_letter(at.scene, kind), file=written.file)


CARDS: Mapping[str, Make] = {
    Show.LEAD_NOTICE: notice(lead_notice, lambda at, _told: summary_notice(at)),
    Show.ESCALATION: notice(escalation_notice, summary_escalation),
    Show.NAME: name_someone,
    Show.RECEIPT: plain(receipt_card, summary_receipt),
    Show.CASE: plain(case_card, summary_case),
    Show.OPEN: plain(open_card, summary_case),
    Show.DEADLINE: plain(why_card, summary_why),
    Show.DECIDE: plain(steps_card, summary_steps),
    RequestShow.STEPS: plain(steps_card, summary_steps),
    RequestShow.MOVED: plain(moved_card, summary_moved),
    RequestShow.HOLDING: plain(holding_card, summary_holding),
    RequestShow.RIGHT: plain(right_card, summary_right),
    RequestShow.ASK: plain(ask_card, summary_ask),
    Show.CONFLICT: plain(conflict_card, summary_case),
    Show.SOMEONE_HAS_IT: plain(someone_has_it, summary_someone_has_it),
    Show.OUTCOME: plain(outcome_card, summary_outcome),
    RequestShow.STEP: _step,
    RequestShow.LETTERS: _letters,
    RequestShow.LETTER: _letter,
}

NEEDS: Mapping[str, Action] = {
    RequestShow.STEPS: Action.DECIDE,
    RequestShow.STEP: Action.DECIDE,
    RequestShow.MOVED: Action.SEE_STATUS,
    RequestShow.HOLDING: Action.DECIDE,
    RequestShow.RIGHT: Action.DECIDE,
    RequestShow.LETTERS: Action.DECIDE,
    RequestShow.LETTER: Action.DECIDE,
    RequestShow.ASK: Action.DECIDE,
}
"""What a person must be allowed for each card that only a request has."""
