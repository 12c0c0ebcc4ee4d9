"""Open cases go over to the newest version of their ladder, once, by a recorded event.

Their own would fall silent (docs/decisions/0018). Looked for at a start with other ladders than
the last one's, and done by the sweep, one transaction a case.
"""

from dataclasses import replace

from bot.cases.escalation import append_fact, load_case, plan
from bot.cases.narrowing import C
from bot.work import TIMER, Work
from governance.cases.facts import LadderMoved
from governance.cases.ladders import newest
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
    then = case if case.decided else on_the_newest(work, case)
    if then is not case:
        plan(work, then)
    work.unit.due.done(row.id)
    return True


def on_the_newest(work: Work, case: C) -> C:
    """Return the case on the newest version of its ladder; moved there, if it was on another."""
    ladder = newest(LADDERS.values(), case.ladder.id)
    if ladder.version == case.ladder.version:
        return case
    situation = replace(case, ladder=ladder).timed(work.services.calendars())
    overtaken = overtaken_by(ladder, case.ladder, situation, work.now)
    return append_fact(work, case, TIMER, LadderMoved((ladder.id, ladder.version), overtaken))
