"""Reading the sample conversations of `dialogs/transcripts`.

# What it shows
Priya: what she types
    A question on a card … = what she answers there
Priya: [the button that she presses next]
> what the bot answers her; … is anything, and a line may go on after what is written here
Tom> what the bot tells someone else
-- 30 minutes later
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

BOT = "IG Desk"
READER = "You"  # in help, whoever speaks to the bot


@dataclass(frozen=True, slots=True)
class Says:
    """Someone types."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Presses:
    """Someone presses a button, with answers by the beginning of their question."""

    who: str
    button: str
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hears:
    """The bot says something to someone."""

    who: str
    line: str


@dataclass(frozen=True, slots=True)
class Later:
    """Time goes by."""

    by: timedelta


ConversationStep = Says | Presses | Hears | Later


class NotATranscript(ValueError):
    """A line that is none of the kinds there are, by its number."""


_PRESSES = re.compile(r"(\w+): \[(.+)\]$")
_SAYS = re.compile(r"(\w+): (.+)$")
_HEARS = re.compile(r"(\w*)> (.+)$")
_LATER = re.compile(r"-- (\d+) (minutes|hours|days) later$")
_ANSWERS = re.compile(r"\s+(.+?) = (.+)$")


def read_conversation(text: str) -> tuple[ConversationStep, ...]:
    """Return the steps in order. Raises NotATranscript for a line we cannot read."""
    steps: list[ConversationStep] = []
    answers: dict[str, str] = {}
    speaker = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if answered := _ANSWERS.match(line):
            answers[answered[1]] = answered[2]
            continue
        step = _step(line, speaker, answers)
        if step is None:
            raise NotATranscript(f"line {number} is no line of a transcript")
        if isinstance(step, Says | Presses):
            speaker, answers = step.who, {}
        steps.append(step)
    if answers:
        raise NotATranscript("the last answers are sent by no button")
    return tuple(steps)


def _step(line: str, speaker: str, answers: dict[str, str]) -> ConversationStep | None:
    if found := _LATER.match(line):
        return Later(timedelta(**{found[2]: int(found[1])}))
    if found := _HEARS.match(line):
        return Hears(found[1] or speaker, found[2])
    if found := _PRESSES.match(line):
        return Presses(found[1], found[2], answers)
    found = _SAYS.match(line)
    return Says(found[1], found[2]) if found and not answers else None


def as_example(conversation: Sequence[ConversationStep]) -> tuple[tuple[str, str], ...]:
    """Return (who, what) of one person's talk with the bot, as help shows it."""
    told: list[tuple[str, str]] = []
    for step in conversation:
        match step:
            case Says():
                told.append((READER, step.text))
            case Presses():
                told.append((READER, f"[{step.button}]"))
            case Hears() if told and told[-1][0] == BOT:
                told[-1] = (BOT, f"{told[-1][1]} {step.line}")
            case Hears():
                told.append((BOT, step.line))
            case Later():
                pass
    return tuple(told)
