"""What a reporter's correction of a breach amounts to."""

from bot.cases.case_kind import Correcting
from dialogs.breaches.questions import BREACH_CORRECTION, answers_of
from governance.breaches.breach import Breach
from governance.breaches.facts import Corrected
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport


def corrected(case: Breach, report: BreachReport) -> Corrected | None:
    """Return what was corrected; None where the report is what it was. Awareness does not move.

    Danger that is first said in a correction takes the urgent ladder from then on.
    """
    if report == case.report:
        return None
    if not report.urgent or case.report.urgent:
        return Corrected(report)
    ladder = breach_ladder(urgent=True)
    return Corrected(report, (ladder.id, ladder.version))


CORRECTING = Correcting(
    flow=BREACH_CORRECTION,
    answers=lambda case: answers_of(case.report),
    fact=corrected,
    turns_out=None,
)
