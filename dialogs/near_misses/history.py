"""A near miss's own lines of history."""

from dialogs.cases.history import PartyNames, say_common, say_reported
from dialogs.cases.scene import Names
from dialogs.near_misses.sentences import say
from governance.cases.facts import CommonFact, LessonRecorded
from governance.near_misses.facts import NearMissCorrected, NearMissFact, NearMissReported
from governance.tasks.facts import TaskFact


def say_fact(
    fact: NearMissFact | LessonRecorded | CommonFact | TaskFact,
    by: str,
    people: Names,
    parties: PartyNames,
) -> str:
    """Return the line for a fact that a near miss can have."""
    match fact:
        case NearMissReported(kept_from=kept_from):
            return say_reported(by, kept_from, people)
        case NearMissCorrected():
            return say("history.corrected", by=by)
        case LessonRecorded():
            return say("history.lesson", by=by)
        case _:
            return say_common(fact, by, people, parties)
