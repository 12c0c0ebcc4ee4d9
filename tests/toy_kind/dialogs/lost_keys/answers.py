"""What a lost key was reported with, and corrected to."""

from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.scene import Names
from dialogs.lost_keys.questions import LOST_KEY
from governance.lost_keys.facts import LostKeyCorrected, LostKeyReported
from governance.lost_keys.lost_key import LostKeyCase


def answered(case: LostKeyCase, _people: Names) -> tuple[Answered, ...]:
    """Return the report as it was sent and corrected."""
    reports = (
        AnswerVersion(event, event.fact.report)
        for event in case.history
        if isinstance(event.fact, LostKeyReported | LostKeyCorrected)
    )
    return (Answered(LOST_KEY, tuple(reports)),)
