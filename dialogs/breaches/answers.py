"""What the flows of a breach were answered with: the report and its corrections, and card 2."""

from itertools import accumulate

from dialogs.breaches.questions import BREACH, BREACH_DETAILS
from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.scene import Names
from governance.breaches.breach import Breach
from governance.breaches.facts import Corrected, DetailsAdded, Reported
from governance.breaches.report import together


def answered(case: Breach, _people: Names) -> tuple[Answered, ...]:
    """Return the report as it was sent and corrected, and all that had been added each time."""
    reports = tuple(
        AnswerVersion(event, event.fact.report)
        for event in case.history
        if isinstance(event.fact, Reported | Corrected)
    )
    added = [(e, e.fact.details) for e in case.history if isinstance(e.fact, DetailsAdded)]
    so_far = accumulate((details for _, details in added), lambda old, new: together((old, new)))
    details = (AnswerVersion(event, known) for (event, _), known in zip(added, so_far, strict=True))
    return Answered(BREACH, reports), Answered(BREACH_DETAILS, tuple(details))
