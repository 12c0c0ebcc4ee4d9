"""The group decides who responds: asked, counted, recorded, and the nominee asked (§7.1).

A decision that nobody takes goes to the first safeguarding partner without a conflict, else to
the independent scrutineer (CP-SILENCE). Every number of days is a partnership target.
"""

from bot.cases.escalation import append_fact, load_case
from bot.cases.narrowing import of_kind
from bot.complaints.partners import brief_of, conflicted, partners, show_progress, tell_decided
from bot.post.refresh import refresh
from bot.tasks.asking import ask_task, cancel_task
from bot.work import TIMER, Work
from governance.calendars import morning
from governance.complaints.asking import Count, asked_of, count, declined, what_was_said
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import GroupAsked, GroupDecided
from governance.complaints.routing import SCRUTINEER
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.people.identity import Actor, Viewer
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task, task_target
from storage.due import DueRow

GROUP = "complaint:group"


def ask_group(work: Work, case: ComplaintCase, actor: Viewer) -> ComplaintCase:
    """Give each safeguarding partner's lead one task, but for those who are conflicted."""
    calendar = work.services.calendars().england_and_wales
    target = task_target(TaskKind.CHOOSE, london(work.now).date(), calendar)
    out = conflicted(work, case)
    asked = tuple(key for key in partners(work.services) if key not in out)
    then = append_fact(work, case, actor, GroupAsked(asked, target))
    for party in asked:
        then = _ask(work, then, TaskKind.CHOOSE, party=party, actor=actor)
    show_progress(work, then)
    header, after = then.header, calendar.add_working_days(target, 1)
    work.unit.due.put(subject=header.id, what=GROUP, party=header.party, at=morning(after))
    return _look(work, then)


def answered(work: Work, case: ComplaintCase, _task: Task) -> ComplaintCase:
    """Count again: a partner chose or changed their mind, or nobody there can."""
    return _look(work, case)


def responded(work: Work, case: ComplaintCase, task: Task) -> ComplaintCase:
    """Ask the next where the nominee declines; nothing is to be done where they accept."""
    if _nominated(case, task) and task.party in declined(case):
        return _decide(work, case)
    return case


def nominee_silent(work: Work, case: ComplaintCase, task: Task) -> ComplaintCase:
    """Ask the next where everyone at the nominee stepped aside; mere silence is chased."""
    aside = bool(task.people) and task.people <= case.out
    if not (_nominated(case, task) and task.waiting and aside):
        return case
    return _decide(work, cancel_task(work, case, task, TIMER))


def fall_due(work: Work, row: DueRow) -> bool:
    """Count what was said, now that the group's time is over: silence decides too."""
    case = of_kind(ComplaintCase, load_case(work, CaseId(row.subject)))
    work.unit.due.done(row.id)
    if _undecided(case):
        _decide(work, case)
    return True


def _undecided(case: ComplaintCase) -> bool:
    return case.asked is not None and case.decision is None and case.decided is None


def _nominated(case: ComplaintCase, task: Task) -> bool:
    """Return whether this party is the nominee now; an earlier one's answer changes nothing."""
    decision = case.decision
    return case.decided is None and decision is not None and decision.nominee == task.party


def _look(work: Work, case: ComplaintCase) -> ComplaintCase:
    """Decide as soon as nobody is waited for; a decision is not taken twice."""
    if not _undecided(case) or _count(work, case, over=False).waiting:
        return case
    return _decide(work, case)


def _count(work: Work, case: ComplaintCase, *, over: bool) -> Count:
    return count(
        what_was_said(case),
        partners=partners(work.services),
        out=conflicted(work, case),
        cannot=declined(case),
        over=over,
    )


def _decide(work: Work, case: ComplaintCase) -> ComplaintCase:
    """Record the decision with names, times and reasons; ask the nominee, and tell the others."""
    found = _count(work, case, over=True)
    fact = GroupDecided(found.nominee, found.way, what_was_said(case))
    case = append_fact(work, case, TIMER, fact)
    for task in asked_of(case, TaskKind.CHOOSE):
        case = cancel_task(work, case, task, TIMER)
    if found.nominee != SCRUTINEER:
        case = _ask(work, case, TaskKind.RESPOND, party=found.nominee, actor=TIMER)
    tell_decided(work, case)
    refresh(work, case)
    return case


def _ask(
    work: Work, case: ComplaintCase, kind: TaskKind, *, party: PartyKey, actor: Actor
) -> ComplaintCase:
    calendar = work.services.calendars().england_and_wales
    return ask_task(
        work,
        case,
        kind,
        party=party,
        brief=brief_of(work.services, case),
        target=task_target(kind, london(work.now).date(), calendar),
        actor=actor,
    )
