"""A recipe says which card to make from ids, so that nothing sent is stored as it was shown.

Outbox rows and kept answers hold recipes. Whoever delivers one makes the card afresh, for
the person who will see it, with what they may see at that moment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dialogs.cards.inputs import asks
from governance.plain import from_plain, to_plain


class Show(StrEnum):
    """What a recipe makes."""

    RECEIPT = "receipt"
    CASE = "case"  # folded to its reference
    LEAD_NOTICE = "lead_notice"
    ESCALATION = "escalation"
    OPEN = "open"
    DECIDE = "decide"
    DECIDED = "decided"
    NAME = "name"
    CONFLICT = "conflict"
    CONFLICT_DONE = "conflict_done"
    DEADLINE = "deadline"
    SOMEONE_HAS_IT = "someone_has_it"
    OUTCOME = "outcome"
    PART_NOTICE = "part_notice"
    PART = "part"
    DIGEST = "digest"
    LESSON = "lesson"
    LEARNT = "learnt"
    WITHDRAW = "withdraw"
    WITHDRAWN = "withdrawn"  # to whoever has it
    WRITE = "write"
    MESSAGE = "message"  # that there is one
    MESSAGES = "messages"  # what they say
    MINE = "mine"
    REQUEST_STEPS = "request_steps"
    REQUEST_STEP = "request_step"  # the form of one
    REQUEST_MOVED = "request_moved"  # what it moved, and why
    REQUEST_HOLDING = "request_holding"
    REQUEST_RIGHT = "request_right"
    REQUEST_LETTERS = "request_letters"
    REQUEST_LETTER = "request_letter"
    REQUEST_ASK = "request_ask"
    TASK_NOTICE = "task_notice"  # to the party that is asked
    TASK = "task"  # with what is asked
    TASK_FORM = "task_form"
    TASK_CONFLICT = "task_conflict"
    TASK_NEWS = "task_news"  # to those who asked
    TASK_OFFICE = "task_office"  # to the partnership office: who, never what
    CP_LETTER = "cp_letter"
    CP_NOTE = "cp_note"
    CP_RECEIVED = "cp_received"
    CP_PASS_ON = "cp_pass_on"  # noqa: S105  a card, not a password
    CP_LEARNT = "cp_learnt"  # that something was learnt
    CP_UNROUTED = "cp_unrouted"
    CP_DECIDED = "cp_decided"  # who responds, to whoever has it
    CP_OFFICE = "cp_office"  # the same to the partnership office


FOLDED: Mapping[Show, Show] = {
    Show.OPEN: Show.CASE,
    Show.LEARNT: Show.CASE,
    Show.MESSAGES: Show.MESSAGE,
    Show.TASK: Show.TASK_NOTICE,
    Show.CP_LETTER: Show.CASE,
    Show.REQUEST_LETTER: Show.CASE,
}
"""What shows what people wrote: read by the person named, written down, and after 15 minutes
folded away to this (DESIGN 4).
"""


FORMS = frozenset({Show.WITHDRAW})
"""The forms of a case that take the place of the card they were asked for from; the others are
messages of their own.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One thing to show. `rung`, `role` and `late` belong to notices; `cases` to a digest;
    `reply` to the form of a task's answer.
    """

    show: Show
    case: str = ""
    rung: str = ""
    role: str = ""
    late: bool = False
    part: str = ""
    cases: tuple[str, ...] = ()
    step: str = ""  # of a request
    reply: str = ""

    def plain(self) -> dict[str, Any]:
        """JSON for the store."""
        return {name: value for name, value in to_plain(self).items() if value}


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over. `name` holds a reference and a kind, and nothing of what it says.

    It is made only when it is wanted: a tenth of a second that most cards need not take.
    """

    name: str
    make: Callable[[], bytes] = field(repr=False)


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


Body = Mapping[str, Any]
"""A stored body: {"recipe": …} or {"card": …, "summary": …} or {"text": …}; of a notice about
the agreement, {"agreement": …}.
"""


def body_of(recipe: Recipe) -> dict[str, Any]:
    """The stored body of a recipe."""
    return {"recipe": recipe.plain()}


def ready(card: Mapping[str, Any], summary: str) -> dict[str, Any]:
    """The stored body of a card that is what it is: a form or a menu, nothing of a case."""
    return {"card": dict(card), "summary": summary}


def words(text: str) -> dict[str, Any]:
    """The stored body of a line of text."""
    return {"text": text}


def mail(subject: str, text: str) -> dict[str, Any]:
    """The stored body of a mail that is what it is: nothing of a case but its reference."""
    return {"text": text, "summary": subject}


def folded(recipe: Recipe) -> Recipe:
    """What it becomes once its time is over."""
    return Recipe(FOLDED.get(recipe.show, Show.CASE), case=recipe.case, part=recipe.part)


def recipe_in(body: Body) -> Recipe | None:
    """The recipe a body holds; None for a ready card or a text."""
    plain = body.get("recipe")
    return None if plain is None else from_plain(Recipe, plain)


def is_form(body: Body) -> bool:
    """Whether it is there to be written in."""
    recipe = recipe_in(body)
    return recipe.show in FORMS if recipe else asks(body.get("card"))
