"""What is done about one closed case at a look: its leads are told, or it goes."""

from datetime import datetime

from bot.cases.escalation import append_fact, load_case
from bot.post.outbox_messages import notify
from bot.retention.messages import plan_messages
from bot.retention.shows import RetentionShow
from bot.retention.standing import RETENTION, Matter, matter
from bot.work import Work
from governance.calendars import add_months
from governance.cases.case import Case
from governance.keys import CaseId, PartId, PartyKey
from governance.moments import end_of, london
from governance.outbox_message import Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Role
from governance.retention.facts import EndForetold
from governance.retention.schedule import MONTHS_A_YEAR, SCHEDULE, Record
from governance.retention.standing import Step

LEADS = (Role.IG_LEAD, Role.DEPUTY)
"""Who is told what goes soon: the first of these posts that somebody holds."""


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
    if step is not Step.WAIT and not _tell(work, found.case):
        step = Step.WAIT
    if step is Step.FORETELL:
        append_fact(work, found.case, RETENTION, EndForetold(found.stands.last_day))
    plan_messages(work, found.case)
    work.unit.shredder.keep_under(case_id, found.key(work), now=work.now)
    for part, party in work.unit.shredder.parts_of(case_id):
        work.unit.shredder.keep_part_under(part, found.part_key(work, party), now=work.now)
    return step


def _goes(work: Work, found: Matter) -> None:
    """Shred a case, with those of its parts whose years are over and what is old enough of who read
    it (RT-AUDIT).
    """
    shredder, case_id = work.unit.shredder, found.case.header.id
    parts = shredder.parts_of(case_id)
    shredder.case(case_id, actor=RETENTION, now=work.now)
    for part, party in parts:
        _part_goes(work, found, part, party)
    shredder.entries(case_id, before=entries_before(work))


def _part_goes(work: Work, found: Matter, part: PartId, party: PartyKey) -> None:
    if found.part_is_over(work, party):
        work.unit.shredder.part(part, actor=RETENTION, now=work.now)
    else:
        work.unit.shredder.keep_part_under(part, found.part_key(work, party), now=work.now)


def entries_before(work: Work) -> datetime:
    """Return the instant (UTC) before which who did and read what need not be kept (RT-AUDIT)."""
    months = MONTHS_A_YEAR * SCHEDULE[Record.AUDIT].years
    return end_of(add_months(london(work.now).date(), -months))


def leads(work: Work, case: Case) -> tuple[PersonId, ...]:
    """Return who is told what goes soon of a party, and is not out of the case."""
    day, party = london(work.now).date(), case.header.party
    for role in LEADS:
        if found := work.services.directory.holders(party, role, day, case.out):
            return tuple(person for person in found if person not in case.out)
    return ()


def _tell(work: Work, case: Case) -> bool:
    """Tell the leads, once a day for all that goes soon. Returns whether there is anybody."""
    party, day = case.header.party, london(work.now).date()
    told = leads(work, case)
    for person in told:
        notify(
            work,
            ToPerson(person),
            RecipeBody(Recipe(RetentionShow.LIST, step=party)),
            key=f"retention:{party}:{day}:{person.text}",
            party=party,
        )
    return bool(told)
