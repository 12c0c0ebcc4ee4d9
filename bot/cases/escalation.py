"""A case climbs its ladder: rungs that are due tell people, and the rest is planned.

The rung, its notices and the next due rows are one transaction.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.cases.crowding import crowds, wait_together
from bot.cases.digest import collect, waits_for_others
from bot.cases.mailbox import may_be_told
from bot.cases.narrowing import C, of_kind
from bot.cases.practice import something_real
from bot.post.outbox_messages import notify, tell
from bot.post.refresh import refresh
from bot.post.seen import unseen
from bot.work import TIMER, Work
from dialogs.words.wording import ring
from governance.access import Action
from governance.cases.case import Case, Status
from governance.cases.event import Event, Fact
from governance.cases.facts import AcknowledgementLapsed, RungFired
from governance.cases.ladders import OF_DANGER, OWNER, REPORTER
from governance.cases.proving import lapses
from governance.cases.recipients import Holders, Told, tellings
from governance.cases.rungs import RungsDue, Situation, in_doubt, is_silent, pending, rungs_due
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Recipe, TextBody, ToPerson
from governance.people.identity import Actor, PersonId, Role, Viewer
from storage.due import DueRow

RUNG = "rung:"
NOBODY: frozenset[PersonId | None] = frozenset()
URGENTLY = (
    "Nobody at {party} can be reached through Teams about something urgent. Please"
    " phone them{ring}."
)
CALMLY = (
    "Nobody at {party} can be reached through Teams about something that is not urgent. Please"
    " phone them{ring} when you can."
)


def append_fact(work: Work, case: C, actor: Actor, fact: Fact) -> C:
    """Append one event to the case. Returns the case after it."""
    by: PersonId | str = actor.person if isinstance(actor, Viewer) else actor.name
    then = work.unit.cases.append(
        actor=actor,
        case=case,
        events=[Event(work.now, by, fact)],
        now=work.now,
        dated=work.dated,
    )
    if then.acknowledged != case.acknowledged:
        _answered(work, then)
    return of_kind(type(case), then)


def _answered(work: Work, case: Case) -> None:
    """Note which notices were answered, where they are counted: those of whoever has it."""
    by = case.acknowledged.by if case.acknowledged else None
    work.unit.outbox.answered(case.header.id, by if isinstance(by, PersonId) else None, work.now)


def climb(work: Work, case: C) -> C:
    """Tell whom the ladder says to tell by now, and plan the rungs to come."""
    due = _due(work, case)
    if lapses(case, due, holders(work, case)):
        case = _nobodys(work, case)
        due = _due(work, case)
    if due.firings:
        told = _tellings(work, case, due)
        rungs = tuple(firing.rung.id for firing in due.firings)
        case = append_fact(work, case, TIMER, RungFired(rungs, told, due.overtaken))
        if told or not all(REPORTER in firing.rung.to for firing in due.firings):
            send_notices(work, case, told)
    if case.urgent:
        something_real(work, case.header.party)
    plan(work, case)
    return case


def situation(work: Work, case: Case) -> Situation:
    """Return all that the ladder needs to know, of the case and of who has seen it."""
    timed = case.timed(work.services.calendars())
    return timed if timed.acknowledged else replace(timed, unseen=unseen(work, case))


def _due(work: Work, case: Case) -> RungsDue:
    due = rungs_due(case.ladder, situation(work, case), work.now)
    return in_doubt(due) if work.services.hold.on else due


def _nobodys(work: Work, case: C) -> C:
    """Write down that nobody has it any more, and tell those who can pick it up."""
    case = append_fact(work, case, TIMER, AcknowledgementLapsed())
    told = frozenset(one.person for one in _tellings(work, case, _due(work, case)))
    case = nobody_has_it_now(work, case, but=told)
    refresh(work, case)
    return case


def _tellings(work: Work, case: Case, due: RungsDue) -> tuple[Told, ...]:
    return tellings(
        due.firings,
        holders=holders(work, case),
        mailbox=may_be_told(work, case),
        already=case.told_nobody_has_it,
    )


def send_notices(work: Work, case: Case, told: tuple[Told, ...], *, at_once: bool = False) -> None:
    """Send each a notice; with nobody to tell, tell the coordinators that, and no more.

    `at_once`: what is late does not wait for others that are.
    """
    for one in told:
        _tell(work, case, one, at_once=at_once)
    if not any(one.person for one in told):
        nobody_there(work, case)


def nobody_there(work: Work, case: Case) -> None:
    """Tell the coordinator's office that a party cannot be reached, and no more: it phones them.

    Fall-through itself stays inside the party (LD-INSIDE, docs/law.md).
    """
    line = URGENTLY if work.services.kinds.of(case).words.rules.urgent else CALMLY
    _office_hears(work, case, line, case.header.party)


def cannot_be_reached(work: Work, case: Case, party: PartyKey) -> None:
    """Tell the coordinator's office that a party which was asked something cannot be reached."""
    _office_hears(work, case, CALMLY, party)


def _office_hears(work: Work, case: Case, line: str, party: PartyKey) -> None:
    coordinators = work.services.directory.coordinators(london(work.now).date())
    for person in (one for one in coordinators if one not in case.out):
        how_often = len(case.settled) if party == case.header.party else case.header.version
        key = f"{case.header.id}:nobody:{how_often}:{person.text}"
        notify(
            work,
            ToPerson(person),
            TextBody(
                line.format(
                    party=work.services.agreement.party(party).name,
                    ring=ring(work.services.phone_of(party)),
                )
            ),
            key=key,
            party=case.header.party,
            pressing=case.pressing,
        )


def plan(work: Work, case: Case) -> None:
    """Plan a due row for each rung still to come, worked out afresh from the case."""
    rungs = pending(case.ladder, situation(work, case), work.now)
    work.unit.due.plan(
        subject=case.header.id,
        prefix=RUNG,
        party=case.header.party,
        times={RUNG + rung: at for rung, at in rungs},
        pressing=case.pressing,
    )


def holders(work: Work, case: Case) -> Holders:
    """Return who holds a role in the case's own party today, without those who are out of it."""
    day, party = london(work.now).date(), case.header.party

    def who(role: str) -> tuple[PersonId, ...]:
        if role == OWNER:
            found = tuple(_may_have_it(work, case))
        elif role == REPORTER:
            found = (case.reporter,)
        else:
            found = work.services.directory.holders(party, Role(role), day, case.out)
        return tuple(person for person in found if person not in case.out)

    return who


def _may_have_it(work: Work, case: Case) -> Iterator[PersonId]:
    """Whoever has it, or covers for them, if they still belong to its party."""
    party, day = case.header.party, london(work.now).date()
    acts = case.owner and work.services.directory.acting_for(case.owner, party, day)
    viewer = work.services.viewer(acts, work.now) if acts else None
    if viewer and viewer.roles_in(case.header.party):
        yield viewer.person


def load_case(work: Work, case_id: CaseId) -> Case:
    """Return the case, as the product itself reads it."""
    return work.unit.cases.history(TIMER, case_id, Action.SEE_STATUS, now=work.now)


def nobody_has_it_now(work: Work, case: C, *, but: frozenset[PersonId | None] = NOBODY) -> C:
    """Tell those who can pick a case up that nobody has it: whoever had it stepped out.

    They are told at once: the rungs that would have told them have fired already, and a decision
    rung may be a day away.
    """
    first = case.ladder.rungs[0].id
    pick_up = _can_pick_up(work, case).items()
    told = {person: Told(first, person, role) for person, role in pick_up if person not in but}
    if but and not told:
        return case
    case = append_fact(work, case, TIMER, RungFired((first,), tuple(told.values())))
    for one in told.values():
        _tell(work, case, one, again=case.header.version)
    return case


def _can_pick_up(work: Work, case: Case) -> dict[PersonId, str]:
    """Return who can pick the case up, by their first role; of what is not urgent, the lead or
    whoever stands in for them.
    """
    urgent = work.services.kinds.of(case).words.rules.urgent
    who = holders(work, case)
    found: dict[PersonId, str] = {}
    for role in (Role.IG_LEAD, Role.DEPUTY, Role.SIRO):
        for person in who(role):
            found.setdefault(person, str(role))
        if found and not urgent:
            break
    return found


def _tell(work: Work, case: Case, told: Told, *, again: int = 0, at_once: bool = False) -> None:
    """Send a notice, or leave it to a card of several cases."""
    rung = case.ladder.rung(told.rung)
    at_once = at_once or bool(work.services.hold.on)  # while the time is in doubt no digest goes
    quietly = rung.quietly and case.status is not Status.DECIDED  # of which no digest tells
    if told.person and (quietly or (not at_once and waits_for_others(case, told))):
        collect(work, case)
        return
    if crowds(work, case, told):
        wait_together(work, case)
        return
    anew = rung.repeats or rung.duty or rung.counted in OF_DANGER  # which can begin again
    tell(work, case, told, again=again or (case.header.version if anew else 0))


def fall_due(work: Work, row: DueRow) -> bool:
    """Climb the ladder where a rung is due; False where it must wait (quiet hours)."""
    case = load_case(work, CaseId(row.subject))
    then = climb(work, case)
    return then.header.version > case.header.version


def is_over(case: Case, recipe: Recipe) -> bool:
    """Return whether a rung need not be heard of: acknowledged, decided or done since, or of a
    ladder that the case has left for a graver one.
    """
    rung = next((one for one in case.ladder.rungs if one.id == recipe.rung), None)
    return rung is None or is_silent(rung, case.so_far)
