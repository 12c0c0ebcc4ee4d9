"""What is done about one closed case at a look: its leads are told, or it goes."""

from datetime import datetime

from bot.cases.escalation import append_fact, load_case
from bot.retention.foretelling import may_go, tell_of_case, tell_of_parts
from bot.retention.messages import plan_messages
from bot.retention.standing import RETENTION, Matter, matter
from bot.work import Work
from governance.calendars import add_months
from governance.keys import CaseId, PartId, PartyKey
from governance.moments import end_of, london
from governance.retention.facts import EndForetold
from governance.retention.schedule import MONTHS_A_YEAR, SCHEDULE, Record
from governance.retention.standing import Step


def keys_wanted(work: Work, case_id: CaseId, *, asked: bool) -> tuple[str, ...]:
    """Return the names of the keys that settling a case will wrap it and its parts under."""
    found = matter(work, load_case(work, case_id), asked=asked)
    if found.stands.last_day is None:
        return ()
    parts = (found.part_key(work, party) for _, party in work.unit.shredder.parts_of(case_id))
    return (found.key(work), *parts)


def settle(work: Work, case_id: CaseId, *, asked: bool) -> Step:
    """Tell its leads what is due of a closed case, or let it go. Returns what was done.

    What nobody could be told of is not foretold, and so never goes. The keys are made already.
    """
    found = matter(work, load_case(work, case_id), asked=asked)
    step = found.plan.step
    if found.stands.last_day is None:
        return Step.WAIT
    if step is Step.GO:
        _goes(work, found)
        return step
    if step is not Step.WAIT and not tell_of_case(work, found):
        step = Step.WAIT
    if step is Step.FORETELL:
        append_fact(work, found.case, RETENTION, EndForetold(found.stands.last_day))
        tell_of_parts(work, found)
    plan_messages(work, found.case)
    work.unit.shredder.keep_under(case_id, found.key(work), now=work.now)
    for part, party in work.unit.shredder.parts_of(case_id):
        work.unit.shredder.keep_part_under(part, found.part_key(work, party), now=work.now)
    return step


def _goes(work: Work, found: Matter) -> None:
    """Shred a case, with those of its parts whose years are over and whose party knows, and what is
    old enough of who read it (RT-AUDIT).
    """
    shredder, case_id = work.unit.shredder, found.case.header.id
    parts = shredder.parts_of(case_id)
    shredder.case(case_id, actor=RETENTION, now=work.now)
    for part, party in parts:
        _part_goes(work, found, part, party)
    shredder.entries(case_id, before=entries_before(work))


def _part_goes(work: Work, found: Matter, part: PartId, party: PartyKey) -> None:
    if found.part_is_over(work, party) and may_go(work, part):
        work.unit.shredder.part(part, actor=RETENTION, now=work.now)
    else:
        work.unit.shredder.keep_part_under(part, found.part_key(work, party), now=work.now)


def entries_before(work: Work) -> datetime:
    """Return the instant (UTC) before which who did and read what need not be kept (RT-AUDIT)."""
    months = MONTHS_A_YEAR * SCHEDULE[Record.AUDIT].years
    return end_of(add_months(london(work.now).date(), -months))
