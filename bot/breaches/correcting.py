"""What a reporter's correction of a breach amounts to."""

from dataclasses import replace

from bot.breaches.danger import danger_shown
from bot.cases.case_kind import Correcting
from dialogs.breaches.questions import BREACH_CORRECTION, answers_of
from governance.breaches.breach import Breach
from governance.breaches.danger import is_worse
from governance.breaches.facts import Corrected
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport


def corrected(case: Breach, report: BreachReport) -> Corrected | None:
    """Return what was corrected; None where the report is what it was. Awareness does not move.

    Danger that is graver than was known takes its ladder from then on. Who may have it stays said.
    """
    report = replace(report, who_has_it=report.who_has_it or case.report.who_has_it)
    if report == case.report:
        return None
    if not is_worse(report.danger, case.danger):
        return Corrected(report)
    ladder = breach_ladder(report.danger)
    return Corrected(report, (ladder.id, ladder.version))


CORRECTING = Correcting(
    flow=BREACH_CORRECTION,
    answers=lambda case: answers_of(case.report),
    fact=corrected,
    turns_out=None,
    then=danger_shown,
)
