"""Reading what someone wrote in a box of a card, tidied and bounded as every narrative is."""

from bot.drafts.identifiers_asked import about_case, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.asking.readers import words as readers
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from governance.cases.case import Case
from governance.outbox_message import TextBody


def written(turn: Turn, case: Case, name: str, button: str) -> str | Answer:
    """Return the text of a box; or, with nothing kept, an Answer that says what to put right first.

    That answer leaves the card as it is: what they wrote is in it, and is never said back. `button`
    is what they are to press then.
    """
    form = about_case(turn, case, button, danger=case.urgent)
    if asked := ask_once(turn, form, {name: turn.given(name)}):
        return asked
    try:
        return str(readers.words(turn.given(name), ReplyContext((), turn.now)))
    except NotUnderstood as said:
        return Answer(TextBody(str(said)), replaces=False)
