"""What someone wrote in a box of a card, tidied and bounded as every narrative is."""

from bot.drafts.identifiers_asked import ask_once, case_form
from bot.showing.recipes import words
from bot.turns.turn import Answer, Turn
from dialogs.asking.readers import words as readers
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from governance.cases.case import Case


def written(turn: Turn, case: Case, name: str, button: str) -> str | Answer:
    """The text of that box; or, with nothing kept, what to put right before `button` is pressed.

    The card they have stays as it is: what they wrote is in it, and is never said back.
    """
    form = case_form(turn, case, button, danger=case.urgent)
    if asked := ask_once(turn, form, {name: turn.given(name)}):
        return asked
    try:
        return str(readers.words(turn.given(name), ReplyContext((), turn.now)))
    except NotUnderstood as said:
        return Answer(words(str(said)), replaces=False)
