"""What stands beside a case: a note that tells nobody, and another case that belongs with it."""

from bot.cases.actions import find, show_below, standing
from bot.cases.escalation import append_fact
from bot.drafts.narrative_input import written
from bot.showing.recipes import Show
from bot.turns.turn import Answer, Turn
from dialogs.asking.commands import reference
from dialogs.kinds import COMMANDS
from dialogs.words.wording import say
from governance.access import Action
from governance.cases.case import Case
from governance.cases.facts import Linked, NoteAdded, Unlinked
from governance.outbox_message import TextBody
from storage.errors import NotThere

TICKED = "true"
ask_note = show_below(Show.NOTE, Action.WORK)
ask_link = show_below(Show.LINK, Action.WORK)


def note(turn: Turn) -> Answer:
    """Keep a note with the case. Nobody is told of it."""
    case = find(turn, Action.WORK)
    said = written(turn, case, "text", "“Keep the note”")
    if isinstance(said, Answer):
        return said
    fact = NoteAdded(said, legal=turn.given("legal") == TICKED)
    return standing(turn, append_fact(turn, case, turn.viewer, fact))


def link(turn: Turn) -> Answer:
    """Link two cases, both of which are theirs to work on; the clocks of each stay its own."""
    case = find(turn, Action.WORK)
    other = _other(turn)
    if other is None or other.header.id == case.header.id:
        return Answer(TextBody(say("link.error")), replaces=False)
    if all(one.case != other.header.id for one in case.links):
        for one, with_ in ((case, other), (other, case)):
            fact = Linked(with_.header.id, with_.header.reference)
            append_fact(turn, one, turn.viewer, fact)
    return standing(turn, find(turn, Action.WORK))


def unlink(turn: Turn) -> Answer:
    """Take a link back, in both."""
    case = find(turn, Action.WORK)
    other = _other(turn)
    if other is None or all(one.case != other.header.id for one in case.links):
        return Answer(TextBody(say("link.error")), replaces=False)
    for one, with_ in ((case, other), (other, case)):
        fact = Unlinked(with_.header.id, with_.header.reference)
        append_fact(turn, one, turn.viewer, fact)
    return standing(turn, find(turn, Action.WORK))


def _other(turn: Turn) -> Case | None:
    """Return the case that they typed, however they typed it; None where it is not theirs."""
    found = COMMANDS.references.search(turn.given("other"))
    if found is None:
        return None
    try:
        return turn.unit.cases.find(turn.viewer, reference(found), Action.WORK, now=turn.now)
    except NotThere:
        return None
