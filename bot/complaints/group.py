"""The group decides who responds: asked, counted, recorded, and the nominee asked (§7.1).

A decision that nobody takes goes to the first safeguarding partner without a conflict, else to
the independent scrutineer (CP-SILENCE). Every number of days is a partnership target.
"""

from datetime import datetime

from bot.cases.escalation import append_fact, load_case
from bot.cases.narrowing import of_kind
from bot.cases.news import tell_handlers
from bot.complaints.render import ComplaintShow
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.services import Services
from bot.showing.recipes import card_of
from bot.tasks.asking import ask_task, cancel_task
from bot.tasks.choosing import conflicted
from bot.tasks.render import TaskShow
from bot.work import TIMER, Work
from dialogs.complaints.notices import brief
from governance.calendars import morning
from governance.cases.case import Case
from governance.complaints.asking import Count, count, what_was_said
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import GroupAsked, GroupDecided
from governance.complaints.routing import SCRUTINEER
from governance.keys import CaseId, PartyKey
from governance.moments import london, say_date
from governance.people.identity import Actor, PersonId, Role, Viewer
from governance.tasks.choosing import asked_of, declined
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


def answered(work: Work, case: Case, _task: Task) -> ComplaintCase:
    """Count again: a partner chose or changed their mind, or nobody there can."""
    return _look(work, of_kind(ComplaintCase, case))


def responded(work: Work, found: Case, task: Task) -> ComplaintCase:
    """Ask the next where the nominee declines; nothing is to be done where they accept."""
    case = of_kind(ComplaintCase, found)
    if _nominated(case, task) and task.party in declined(case):
        return _decide(work, case)
    return case


def nominee_silent(work: Work, found: Case, task: Task) -> ComplaintCase:
    """Ask the next where everyone at the nominee stepped aside; mere silence is chased."""
    case = of_kind(ComplaintCase, found)
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


def partners(services: Services) -> tuple[PartyKey, ...]:
    """Return the safeguarding partners in the agreement's order."""
    return tuple(partner.key for partner in services.agreement.partners())


def brief_of(services: Services, case: ComplaintCase) -> str:
    """Return what the partners need to know to choose."""
    due = case.binding(services.calendars()).due
    return brief(
        services.agreement,
        case.report.about,
        party=case.header.party,
        on=say_date(case.received),
        due=say_date(london(due).date() if isinstance(due, datetime) else due),
    )


def show_progress(work: Work, case: Case) -> None:
    """Show the partnership office who has answered, and never what."""
    progress = card_of(case, TaskShow.OFFICE)
    for person in work.services.directory.coordinators(london(work.now).date()):
        if person not in case.out:
            tell_person(work, case, person, progress, what="office")


def tell_decided(work: Work, case: ComplaintCase) -> None:
    """Tell whoever has it, the office, and the scrutineer where it falls to them."""
    tell_handlers(work, case, card_of(case, ComplaintShow.DECIDED))
    day, what = london(work.now).date(), f"group:{case.header.version}"
    told = card_of(case, ComplaintShow.OFFICE)
    falls_to_them = case.decision is not None and case.decision.nominee == SCRUTINEER
    people = [
        *work.services.directory.coordinators(day),
        *(scrutineers(work) if falls_to_them else ()),
    ]
    for person in dict.fromkeys(people):
        if person not in case.out:
            tell_person(work, case, person, told, what=what)


def scrutineers(work: Work) -> tuple[PersonId, ...]:
    """Return whoever holds the post, in whichever party."""
    day, keys = london(work.now).date(), work.services.agreement.keys
    found = (work.services.directory.holders(party, Role.SCRUTINEER, day) for party in keys)
    return tuple(person for holders in found for person in holders)
