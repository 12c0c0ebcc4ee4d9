"""Open cases go over to the newest version of their ladder, once, by a recorded event.

Their own would fall silent (docs/decisions/0018). Looked for at a start with other ladders than
the last one's, and done by the sweep, one transaction a case.
"""

from dataclasses import replace

from bot.cases.escalation import append_fact, load_case, plan
from bot.work import TIMER, Work
from governance.cases.case import Case
from governance.cases.facts import LadderMoved
from governance.cases.ladders import Ladder, newest
from governance.cases.rungs import overtaken_by
from governance.keys import CaseId
from governance.kinds import LADDERS
from storage.due import DueRow

MOVE = "ladder:move"
_KEPT = "ladders"


def begin(work: Work) -> None:
    """Plan the move of every open case, where the ladders are others than at the last start."""
    now = ",".join(sorted(f"{name}:{version}" for name, version in LADDERS))
    if work.unit.meta.get(_KEPT) == now:
        return
    for party in work.services.agreement.keys:
        for row in work.unit.cases.open_in(TIMER, party):
            work.unit.due.put(subject=row.id, what=MOVE, party=party, at=work.now)
    work.unit.meta.set(_KEPT, now)


def fall_due(work: Work, row: DueRow) -> bool:
    """Move one case, if it climbs an older version, and plan what is to come."""
    case = load_case(work, CaseId(row.subject))
    ladder = newest(LADDERS.values(), case.ladder.id)
    if case.decided is None and ladder.version > case.ladder.version:
        plan(work, append_fact(work, case, TIMER, _moved(work, case, ladder)))
    work.unit.due.done(row.id)
    return True


def _moved(work: Work, case: Case, ladder: Ladder) -> LadderMoved:
    situation = replace(case, ladder=ladder).timed(work.services.calendars())
    overtaken = overtaken_by(ladder, case.ladder, situation, work.now)
    return LadderMoved((ladder.id, ladder.version), overtaken)
