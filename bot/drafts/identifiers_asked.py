"""Asking once, kindly, about identifiers in a narrative, before it is kept.

Nothing of the text is kept when it is asked about. That it was asked is a keyed digest of the
person, the form and the field, which goes after a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.identifiers import notice
from adapters.teams.values import ActivityKind
from bot.turns.turn import Answer, Turn
from dialogs.asking.flow import Answers, Flow
from dialogs.asking.flow import InputKind as Looks
from dialogs.asking.identifiers_found import ask_on_card, ask_typed
from dialogs.asking.readers.words import MOST_WORDS, tidy
from governance.cases.case import Case
from governance.cases.danger import Danger
from governance.moments import london
from governance.outbox_message import TextBody
from governance.people.identifier import Identifier

FREE = (Looks.LONG_TEXT, Looks.LINE)


@dataclass(frozen=True, slots=True)
class Form:
    """What the person filled in: `key` tells it from their others, `button` sends it."""

    key: str
    button: str = ""  # nobody presses anything where they type
    danger: bool = False  # someone may be: then sending it again at once is fine, and it says so


def about_case(turn: Turn, case: Case, button: str, *, danger: bool = False) -> Form:
    """Return the form of a case, as the case stood when its card was made."""
    return Form(f"{case.header.id}:{button}:{turn.version}", button, danger)


def ask_once(turn: Turn, form: Form, texts: Mapping[str, str]) -> Answer | None:
    """Ask about possible identifiers and leave the card as it is; None where nothing is asked.

    `texts` are the narratives by field, as they were sent. Call it before anything is kept.
    """
    kinds = newly_noticed(turn, form.key, texts)
    if not kinds:
        return None
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return Answer(TextBody(ask_typed(kinds, danger=form.danger)))
    question = ask_on_card(kinds, button=form.button, danger=form.danger)
    return Answer(TextBody(question), replaces=False)


def narratives(turn: Turn, flow: Flow) -> dict[str, str]:
    """Return what was sent in the flow's boxes for words of one's own, by field."""
    free = [q.field for q in flow.questions if q.private or q.kind in FREE]
    return {field: turn.given(field) for field in free if turn.given(field)}


def in_danger(answers: Answers) -> bool:
    """Return whether someone could be in danger, or the reporter is not sure."""
    return answers.get("danger") in (Danger.YES, Danger.NOT_SURE)


def newly_noticed(turn: Turn, form: str, texts: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Return the kinds of identifier in the narratives, of those fields that were not asked about
    before.
    """
    day, found = london(turn.now).date(), set[Identifier]()
    for field, text in texts.items():
        kept = tidy(text)
        # One that is too long is refused: it is looked at when it fits.
        kinds = notice(kept, day=day) if len(kept) <= MOST_WORDS else ()
        if kinds and _first_time(turn, form, field):
            found.update(kinds)
    return tuple(kind for kind in Identifier if kind in found)


def _first_time(turn: Turn, form: str, field: str) -> bool:
    whose = f"{turn.viewer.person.text}:{form}"
    return turn.unit.turns.tapped(whose, f"noticed:{field}", 0, now=turn.now)
