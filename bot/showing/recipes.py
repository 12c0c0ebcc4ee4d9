"""A recipe says which card to make from ids, so that nothing sent is stored as it was shown.

Outbox rows and kept answers hold recipes. Whoever delivers one makes the card afresh, for
the person who will see it, with what they may see at that moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dialogs.cards.inputs import asks
from governance.cases.case import Case
from governance.outbox_message import Body, CardBody, Recipe, RecipeBody


class Show(StrEnum):
    """The cards of a case of any kind; a room's own are in its `shows.py`. Values are stored."""

    RECEIPT = "receipt"
    CASE = "case"  # folded to its reference
    LEAD_NOTICE = "lead_notice"
    ESCALATION = "escalation"
    OPEN = "open"
    OWN = "own"  # what the reporter sent, for them
    DECIDE = "decide"
    DECIDED = "decided"
    NAME = "name"
    CONFLICT = "conflict"
    CONFLICT_DONE = "conflict_done"
    DEADLINE = "deadline"
    SOMEONE_HAS_IT = "someone_has_it"
    OUTCOME = "outcome"
    LESSON = "lesson"
    LEARNT = "learnt"
    WITHDRAW = "withdraw"
    WITHDRAWN = "withdrawn"  # to whoever has it
    CHANGED = "changed"  # to whoever has it: by the case's version `step`
    WRITE = "write"
    MESSAGE = "message"  # that there is one
    MESSAGES = "messages"  # what they say
    MINE = "mine"
    DIGEST = "digest"  # what is not urgent, of a party's day
    NOT_PICKED_UP = "not_picked_up"  # to the reporter
    NAMED = "named"  # to whoever was named to lead
    CANNOT = "cannot"  # that somebody cannot take it
    SNOOZE = "snooze"
    BREAK = "break"  # who has what over it
    NOTE = "note"
    LINK = "link"
    HAND_OVER = "hand_over"  # all that somebody has, before they are away
    TAKE_OVER = "take_over"  # to whoever was named to lead all of it


FORMS: frozenset[str] = frozenset({Show.WITHDRAW})
"""The forms of a case that take the place of the card they were asked for from; the others are
messages of their own.
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over. `name` holds a reference and a kind, and nothing of what it says.

    `make` is called only when the file is wanted: it takes a tenth of a second. `about` says what
    it is, where it is no letter.
    """

    name: str
    make: Callable[[], bytes] = field(repr=False)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card ready to send, with the plain line a phone's notification shows.

    `file` is what goes with the card for those who want to keep it; `attachment` stands in the
    card's place where Teams has a kind of its own for it.
    """

    card: dict[str, Any] | None
    summary: str
    text: str = ""
    file: File | None = None
    attachment: dict[str, Any] | None = None

    @classmethod
    def of(cls, card: dict[str, Any], file: File | None = None) -> "Shown":
        """Return the card with the line that it has itself for a screen without cards."""
        return cls(card, str(card["fallbackText"]), file=file)


def card_of(case: Case, show: str) -> Recipe:
    """Return the recipe of a case's card."""
    return Recipe(show, case=case.header.id)


def recipe_in(body: Body) -> Recipe | None:
    """Return the recipe of the card that a body is; None for any other body."""
    return body.recipe if isinstance(body, RecipeBody) else None


def is_form(body: Body) -> bool:
    """Return whether a body is a form to be written in."""
    match body:
        case RecipeBody(recipe):
            return recipe.show in FORMS
        case CardBody(card):
            return asks(card)
        case _:
            return False
