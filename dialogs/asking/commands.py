"""What can be typed at any time: one table, which help and the suggested commands share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.asking.command_rows import COMMANDS, Name
from governance.agreements.model import spoken

__all__ = [
    "ALONE",
    "COMMANDS",
    "MOST_SUGGESTED",
    "REFERENCE",
    "VERBS",
    "Command",
    "Name",
    "read_command",
    "reference",
    "suggested",
]

MOST_TYPED = 200  # characters: a longer message is an answer or a story, never a command
MOST_SUGGESTED = 12  # that Teams' app package may suggest


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked. `verb` and `reference` ("" where none was given) are of a CASE_ACTION."""

    name: Name
    rest: str = ""
    verb: str = ""
    reference: str = ""


VERBS: Mapping[str, str] = {
    "": "status",
    "acknowledge": "acknowledge",
    "ack": "acknowledge",
    "i have it": "acknowledge",
    "open": "open",
    "show": "open",
    "close": "close",
    "fold": "close",
    "decide": "decide",
    "lesson": "lesson",
    "what was learnt": "lesson",
    "outcome": "decide",
    "record outcome": "decide",
    "learnt": "learnt",
    "see what was learnt": "learnt",
    "lead": "lead",
    "i will lead": "lead",
    "name": "name",
    "name someone": "name",
    "conflict": "conflict",
    "i have a conflict": "conflict",
    "details": "details",
    "add details": "details",
    "correct": "correct",
    "status": "status",
    "withdraw": "withdraw",
    "take back": "withdraw",
    "message": "message",
    "message reporter": "message",
    "read": "messages",
    "messages": "messages",
    "reply": "messages",
    "answer": "messages",
    "task": "task",
    "what is asked": "task",
    "see what is asked": "task",
    "letter": "letter",
    "write acknowledgement": "letter",
    "note": "note",
    "progress": "note",
    "add a progress note": "note",
    "received": "received",
    "correct day": "received",
    "pass": "pass_on",
    "pass it": "pass_on",
    "ask group": "group",
    "group": "group",
    "explain": "deadline",
    "deadline": "deadline",
    "how deadline works": "deadline",  # its "the" is dropped like every other
}
"""What people type before a reference, and the verb of the button that does the same."""

ALONE = frozenset({"close"})
"""Verbs that need no reference: there is only one card to fold."""

REFERENCE = re.compile(
    r"\b(br|nm|cp|rq)[\s\-–—_]*(\d{4})[\s\-–—_/]+(\d{1,9})\b", re.ASCII | re.IGNORECASE
)
_POLITE = re.compile(
    r"^(?:please|can i|could i|i want to|i need to|i would like to|id like to|igdesk|ig desk)\s+"
    r"|\s+(?:please|thanks|thank you|now)$"
)
_CASE_WORDS = re.compile(r"\b(?:case|report|for|on|of|the|reference|ref|in)\b")


def read_command(text: str) -> Command | None:
    """The command that `text` is, whole; None for anything else, so a story is never one."""
    if len(text) > MOST_TYPED:
        return None
    if found := _case_command(text):
        return found
    said = _plainly(text)
    row = next((row for row in COMMANDS if said in row.also), None)
    if row:
        return Command(row.name)
    return _close_alone(said) or _deadline(text.strip())


def _plainly(text: str) -> str:
    """As `spoken`, without the courtesies before and after."""
    said = spoken(text) or text.strip()
    while (shorter := _POLITE.sub("", said)) != said:
        said = shorter
    return said


def _case_command(text: str) -> Command | None:
    found = REFERENCE.search(text)
    if found is None:
        return None
    around = _CASE_WORDS.sub(" ", _plainly(text[: found.start()] + " " + text[found.end() :]))
    verb = VERBS.get(" ".join(around.split()))
    return Command(Name.CASE_ACTION, verb=verb, reference=reference(found)) if verb else None


def reference(found: re.Match[str]) -> str:
    """As we write it: "br 2026 7" is BR-2026-0007."""
    return f"{found[1].upper()}-{found[2]}-{int(found[3]):04d}"


def _close_alone(said: str) -> Command | None:
    verb = VERBS.get(said)
    return Command(Name.CASE_ACTION, verb=verb) if verb in ALONE else None


def _deadline(text: str) -> Command | None:
    """ "deadline ..." keeps its rest as typed: the reader of dates wants the punctuation."""
    first, _, rest = text.partition(" ")
    if spoken(first) not in {"deadline", "deadlines"}:
        return None
    return Command(Name.DEADLINE, rest=rest.strip())


def suggested() -> tuple[tuple[str, str], ...]:
    """(what to type, what it does) of the commands that help and Teams' own list offer."""
    return tuple((row.typed, row.does) for row in COMMANDS if row.suggested)
