"""What a reader is given, and what it may answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

Plain = str | int | bool | list[str] | None
"""A JSON value, as drafts store it."""

MOST_TYPED = 200  # characters: no option, date or number is longer, and comparing stays quick


class NotUnderstood(ValueError):
    """The message is the sentence the person sees; it never repeats what they wrote."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its stored value, its words, and other words people use for it."""

    value: str
    label: str
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep a member of an enum as its text, which is what drafts store."""
        object.__setattr__(self, "value", str(self.value))


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What there is to choose from, and when the person answers (any zone)."""

    choices: tuple[Choice, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Several:
    """One reply that answers several questions, by field: "yesterday 4pm" does."""

    answers: Mapping[str, Plain]


Reader = Callable[[str, ReplyContext], Plain | Several]
"""The value of a reply that is not blank, or NotUnderstood."""


def short(text: str, sentence: str) -> str:
    """Return `text` without its outer spaces; NotUnderstood(`sentence`) when it is far too long."""
    if len(text) > MOST_TYPED:
        raise NotUnderstood(sentence)
    return text.strip()
