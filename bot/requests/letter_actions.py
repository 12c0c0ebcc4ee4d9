"""Letters about a request: chosen, read on a card, and handed over as a Word file."""

from bot.cases.actions import find_kind, show_below
from bot.cases.files import hand_over
from bot.requests.letters import letters_of
from bot.requests.shows import RequestShow
from bot.turns.turn import Answer, Turn, shown
from governance.access import Action
from governance.letters.duties import LetterKind
from governance.outbox_message import Recipe
from governance.requests.request import RequestCase
from storage.errors import NotThere

letters = show_below(RequestShow.LETTERS, Action.DECIDE)


def letter(turn: Turn) -> Answer:
    """Show one of them, until it is folded away."""
    return shown(_recipe(turn), sticks=False)


def file(turn: Turn) -> Answer:
    """Offer it as a file too, which Teams puts where the person says; nothing of it is kept."""
    recipe = _recipe(turn)
    hand_over(turn, recipe)
    return shown(recipe, sticks=False)


def _recipe(turn: Turn) -> Recipe:
    case = find_kind(turn, RequestCase, Action.DECIDE)
    kind = _kind(case, turn.given("step"))
    return Recipe(RequestShow.LETTER, case=case.header.id, step=kind.value)


def _kind(case: RequestCase, said: str) -> LetterKind:
    """Return the letter that a card or a command names; NotThere for none of this request's."""
    for kind in letters_of(case):
        if kind.value == said:
            return kind
    raise NotThere
