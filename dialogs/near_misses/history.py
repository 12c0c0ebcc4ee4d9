"""A near miss's own lines of history, and what it was reported with and corrected to."""

from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.history import PartyNames, say_common, say_reported
from dialogs.cases.recorded import Recorded
from dialogs.cases.scene import Names
from dialogs.near_misses.questions import NEAR_MISS
from dialogs.near_misses.sentences import say
from governance.cases.facts import CommonFact, LessonRecorded
from governance.near_misses.facts import NearMissCorrected, NearMissFact, NearMissReported
from governance.near_misses.near_miss import NearMissCase
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


def answered(case: NearMissCase, _people: Names) -> tuple[Answered, ...]:
    """Return the report as it was sent and corrected."""
    reports = (
        AnswerVersion(event, event.fact.report)
        for event in case.history
        if isinstance(event.fact, NearMissReported | NearMissCorrected)
    )
    return (Answered(NEAR_MISS, tuple(reports)),)


def recorded(case: NearMissCase) -> tuple[Recorded, ...]:
    """Return every lesson that was recorded."""
    return tuple(
        Recorded(event, "lesson", say("miss.lesson"), event.fact.lesson)
        for event in case.history
        if isinstance(event.fact, LessonRecorded)
    )
