"""What a near miss was reported with, and corrected to."""

from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.scene import Names
from dialogs.near_misses.questions import NEAR_MISS
from governance.near_misses.facts import NearMissCorrected, NearMissReported
from governance.near_misses.near_miss import NearMissCase


def answered(case: NearMissCase, _people: Names) -> tuple[Answered, ...]:
    """Return the report as it was sent and corrected."""
    reports = (
        AnswerVersion(event, event.fact.report)
        for event in case.history
        if isinstance(event.fact, NearMissReported | NearMissCorrected)
    )
    return (Answered(NEAR_MISS, tuple(reports)),)
