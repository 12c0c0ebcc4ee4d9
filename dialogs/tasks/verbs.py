"""What a press of a task's button asks for, and what can be typed.

An answer is typed as "RQ-2026-0001 we do not hold it: and why".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.asking.commands import MOST_TYPED, reference
from governance.agreements.model import spoken
from governance.tasks.facts import TaskReply


class TaskVerb(StrEnum):
    """The verbs of the task cards."""

    OPEN = "task"
    CLOSE = "task_close"
    REPLY = "task_reply"
    REPLY_SEND = "task_reply_send"
    CONFLICT = "task_conflict"
    CONFLICT_SEND = "task_conflict_send"
    PHONED = "task_phoned"
    PHONED_SEND = "task_phoned_send"


VERBS: Mapping[str, str] = {
    "task": "task",
    "what is asked": "task",
    "see what is asked": "task",
    "phoned": "task_phoned",
    "answered by phone": "task_phoned",
    "answer by phone": "task_phoned",
}
"""Before a reference."""


@dataclass(frozen=True, slots=True)
class TaskSaid:
    """What was typed. `replies`: the answers that those words can be, task by task."""

    reference: str
    replies: tuple[TaskReply, ...]
    reason: str = field(default="", repr=False)
    party: str = ""


_PHRASES: Mapping[TaskReply, str] = {
    TaskReply.HOLDS: "we hold something|we hold it|we hold this|we hold some|we hold",
    TaskReply.DOES_NOT_HOLD: "we hold nothing|we do not hold it|we dont hold it|we do not hold this"
    "|we dont hold this|we do not hold anything|we dont hold anything|not held|nothing held",
    TaskReply.EXEMPT: "exempt|it is exempt|must not be released|exempt or must not be released",
    TaskReply.MAY_RELEASE: "may be released|it may be released|can be released|release it",
    TaskReply.MAY_NOT_RELEASE: "may not be released|it may not be released|must not be released"
    "|may not|do not release it|dont release it|cannot be released",
    TaskReply.PART_OF_IT: "part of it|part|partly|some of it|part may be released"
    "|part of it may be released",
    TaskReply.ABSTAINS: "abstain|we abstain|i abstain|we would rather not say|rather not say",
    TaskReply.ACCEPTS: "accept|we accept|i accept|we will respond",
    TaskReply.SEEN: "seen|seen it|we have seen it|we have seen this",
    TaskReply.OURS_TOO: "ours too|it is ours too|this is ours too|us too",
    TaskReply.HOLDS_COPY: "we hold a copy|we have a copy|hold a copy|we got a copy",
    TaskReply.NOT_US: "not us|it is not us|not ours|this is not us",
    TaskReply.HELPED: "done as asked|done|we have done it",
    TaskReply.DECLINES: "decline|we decline|i decline|we cannot|we cant|we cannot respond",
}
_BY_PHRASE: Mapping[str, tuple[TaskReply, ...]] = {
    phrase: tuple(reply for reply, said in _PHRASES.items() if phrase in said.split("|"))
    for phrases in _PHRASES.values()
    for phrase in phrases.split("|")
}
_PROPOSES = re.compile(
    r"(?:(?:we|i) )?(?:propose|nominate|choose) (?P<first>.+)|(?P<last>.+) (?:is|are) best placed"
)
_REASON = re.compile(r"[:\n]")
_BEFORE = re.compile(r"^[\s:,.\-]+")


def read_task(text: str, references: re.Pattern[str]) -> TaskSaid | None:
    """Return the answer that `text` is; None for anything else. The reason follows a colon."""
    found = references.search(text[:MOST_TYPED])
    if found is None:
        return None
    after = _BEFORE.sub("", text[found.end() :])
    phrase, *rest = _REASON.split(after, maxsplit=1)
    said = spoken(f"{text[: found.start()]} {phrase}")
    reason = rest[0].strip() if rest else ""
    ref = reference(found)
    if replies := _BY_PHRASE.get(said):
        return TaskSaid(ref, replies, reason)
    if best := _PROPOSES.fullmatch(said):
        return TaskSaid(ref, (TaskReply.PROPOSES,), reason, best["first"] or best["last"])
    return None
