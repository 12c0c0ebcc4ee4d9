"""The group decides who responds: asked, counted, recorded, and the nominee asked (§7.1).

A decision that nobody takes goes to the first safeguarding partner without a conflict, else to
the independent scrutineer (CP-SILENCE). Every number of days is a partnership target.
"""

from datetime import datetime

from bot.cases.escalation import TIMER, append_fact, load_case
from bot.cases.narrowing import of_kind
from bot.complaints.partners import brief_of, conflicted, partners, show_progress, tell_decided
from bot.post.refresh import refresh
from bot.services import Services
from bot.tasks.asking import ask_task, cancel_task
from bot.work import Work
from governance.cases.case import Case
from governance.complaints.asking import asked_of, declined, what_was_said
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import GroupAsked, GroupDecided
from governance.complaints.group import Count, count
from governance.complaints.routing import SCRUTINEER
from governance.moments import london
from governance.people.identity import Actor, Viewer
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task, task_target
from governance.working_days import morning
from storage.due import DueRow
from storage.unit import Unit

GROUP = "complaint:group"


def ask_group(
    unit: Unit, services: Services, case: ComplaintCase, actor: Viewer, now: datetime
) -> ComplaintCase:
    """One task for each safeguarding partner's lead; those who are conflicted are not asked."""
    calendar = services.calendars().england_and_wales
    target = task_target(TaskKind.CHOOSE, london(now).date(), calendar)
    out = conflicted(services, case, now)
    asked = tuple(key for key in partners(services) if key not in out)
    then: Case = append_fact(unit, case, actor, GroupAsked(asked, target), now)
    for party in asked:
        then = _ask(unit, services, then, TaskKind.CHOOSE, party=party, actor=actor, now=now)
    show_progress(unit, services, then, now)
    header, after = then.header, calendar.add_working_days(target, 1)
    unit.due.put(subject=header.id, what=GROUP, party=header.party, at=morning(after))
    return _look(unit, services, of_kind(ComplaintCase, then), now)


def answered(work: Work, case: Case, _task: Task) -> Case:
    """A partner chose or changed their mind, or nobody there can: count again."""
    unit, services, now = work.unit, work.services, work.now
    return _look(unit, services, of_kind(ComplaintCase, case), now)


def responded(work: Work, case: Case, task: Task) -> Case:
    """The nominee accepts, or declines and the next is asked."""
    unit, services, now = work.unit, work.services, work.now
    here = of_kind(ComplaintCase, case)
    if _nominated(here, task) and task.party in declined(here):
        return _decide(unit, services, here, now)
    return here


def nominee_silent(work: Work, case: Case, task: Task) -> Case:
    """Everyone at the nominee has stepped aside: the next is asked. Mere silence is chased."""
    unit, services, now = work.unit, work.services, work.now
    aside = bool(task.people) and task.people <= case.out
    if not (_nominated(of_kind(ComplaintCase, case), task) and task.waiting and aside):
        return case
    then = cancel_task(unit, case, task, TIMER, now)
    return _decide(unit, services, of_kind(ComplaintCase, then), now)


def fall_due(work: Work, row: DueRow) -> bool:
    """The group's time is over: what was said is counted, and silence decides too."""
    unit, services, now = work.unit, work.services, work.now
    case = of_kind(ComplaintCase, load_case(unit, row.subject, now))
    unit.due.done(row.id)
    if _undecided(case):
        _decide(unit, services, case, now)
    return True


def _undecided(case: ComplaintCase) -> bool:
    return case.asked is not None and case.decision is None and case.decided is None


def _nominated(case: ComplaintCase, task: Task) -> bool:
    """Whether this party is the nominee now; an earlier one's answer changes nothing."""
    decision = case.decision
    return case.decided is None and decision is not None and decision.nominee == task.party


def _look(unit: Unit, services: Services, case: ComplaintCase, now: datetime) -> ComplaintCase:
    """Decided as soon as nobody is waited for; a decision is not taken twice."""
    if not _undecided(case) or _count(services, case, now, over=False).waiting:
        return case
    return _decide(unit, services, case, now)


def _count(services: Services, case: ComplaintCase, now: datetime, *, over: bool) -> Count:
    return count(
        what_was_said(case),
        partners=partners(services),
        out=conflicted(services, case, now),
        cannot=declined(case),
        over=over,
    )


def _decide(unit: Unit, services: Services, case: ComplaintCase, now: datetime) -> ComplaintCase:
    """On the record with names, times and reasons; the nominee is asked, the others are told."""
    found = _count(services, case, now, over=True)
    fact = GroupDecided(found.nominee, found.way, what_was_said(case))
    then: Case = append_fact(unit, case, TIMER, fact, now)
    for task in asked_of(of_kind(ComplaintCase, then), TaskKind.CHOOSE):
        then = cancel_task(unit, then, task, TIMER, now)
    if found.nominee != SCRUTINEER:
        nominee = found.nominee
        then = _ask(unit, services, then, TaskKind.RESPOND, party=nominee, actor=TIMER, now=now)
    here = of_kind(ComplaintCase, then)
    tell_decided(unit, services, here, now)
    refresh(unit, here, now)
    return here


def _ask(  # noqa: PLR0913  who is asked what, by whom and when
    unit: Unit,
    services: Services,
    case: Case,
    kind: TaskKind,
    *,
    party: str,
    actor: Actor,
    now: datetime,
) -> Case:
    calendar = services.calendars().england_and_wales
    return ask_task(
        unit,
        services,
        case,
        kind,
        party=party,
        brief=brief_of(services, of_kind(ComplaintCase, case)),
        target=task_target(kind, london(now).date(), calendar),
        actor=actor,
        now=now,
    )
