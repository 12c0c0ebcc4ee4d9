"""The cards of a request, for the one person who will see them."""

from collections.abc import Mapping

from bot.requests.letters import letter, letters_of
from bot.requests.shows import RequestShow
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, form, name_someone, notice, plain, setting
from bot.work import Work
from dialogs.cases.leading import conflict_card
from dialogs.letters.card import on_a_card
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
from dialogs.requests.notices import escalation_notice, lead_notice
from dialogs.requests.opened import case_card, open_card, status_line
from dialogs.requests.receipt import outcome_card, receipt_card, someone_has_it, why_card
from dialogs.requests.scene import RequestScene
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
    return Shown.of(step_card(at.scene, Step(at.recipe.step)))


def _letters(at: At) -> Shown:
    return Shown.of(letters_card(at.scene, letters_of(at.scene.case)))


def _letter(at: At) -> Shown | None:
    """Make the letter on a card, with its file; None where there is none of that kind."""
    kind = LetterKind(at.recipe.step)
    written = letter(at.work.services, at.scene.case, kind, at.work.now)
    if written is None:
        return None
    card = letter_card(at.scene, kind, on_a_card(written.letter))
    return Shown.of(card, file=written.file)


CARDS: Mapping[str, Make] = {
    Show.LEAD_NOTICE: notice(lead_notice),
    Show.ESCALATION: notice(escalation_notice),
    Show.NAME: name_someone,
    Show.RECEIPT: plain(receipt_card),
    Show.CASE: plain(case_card),
    Show.OPEN: plain(open_card),
    Show.DEADLINE: plain(why_card),
    Show.DECIDE: plain(steps_card),
    RequestShow.STEPS: plain(steps_card),
    RequestShow.MOVED: plain(moved_card),
    RequestShow.HOLDING: plain(holding_card),
    RequestShow.RIGHT: plain(right_card),
    RequestShow.ASK: plain(ask_card),
    Show.CONFLICT: form(conflict_card, status_line),
    Show.SOMEONE_HAS_IT: plain(someone_has_it),
    Show.OUTCOME: plain(outcome_card),
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
