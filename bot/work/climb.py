"""A case climbs its ladder: rungs that are due tell people, and the rest is planned.

Load due, decide, save: the rung, its notices and the next due rows in one transaction.
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import words
from bot.work.digest import DIGEST_RUNG, collect
from bot.work.mailbox import may_be_told
from bot.work.outreach import NOTICE, Letter, post, tell
from governance.access import Action
from governance.case import Case
from governance.events import Event
from governance.facts import Fact, RungFired
from governance.folding import after
from governance.matter import Matter
from governance.moments import london
from governance.people import Actor, PersonId, Role, System, Viewer
from governance.rungs import pending, rungs_due
from governance.telling import Holders, Told, tellings
from storage.unit import Unit

TIMER = System("timer")
RUNG = "rung:"
URGENTLY = "Nobody at {party} can be reached through Teams about something urgent. Please phone."
CALMLY = (
    "Nobody at {party} can be reached through Teams about something that is not urgent. Please"
    " phone when you can."
)


def add(unit: Unit, case: Matter, actor: Actor, fact: Fact, now: datetime) -> Matter:
    """Something happened: one more event, and the case's row after it."""
    by: PersonId | str = actor.person if isinstance(actor, Viewer) else actor.name
    event = Event(now, by, fact)
    then = after(case, event)
    return unit.cases.append(
        actor=actor, case=case, events=[event], status=then.status, due=then.due, now=now
    )


def climb(unit: Unit, desk: Desk, case: Matter, now: datetime) -> Matter:
    """Tell whom the ladder says to tell by `now`, and plan the rungs to come."""
    due = rungs_due(case.ladder, case.timed(desk.calendars()), now)
    if due.firings:
        told = tellings(
            due.firings,
            holders=holders(desk, case, now),
            mailbox=may_be_told(desk, case, now),
            already=case.told_nobody_has_it,
        )
        rungs = tuple(firing.rung.id for firing in due.firings)
        case = add(unit, case, TIMER, RungFired(rungs, told, due.overtaken), now)
        send(unit, desk, case, told, now)
    plan(unit, desk, case, now)
    return case


def send(unit: Unit, desk: Desk, case: Matter, told: tuple[Told, ...], now: datetime) -> None:
    """A notice for each; with nobody to tell, the coordinators hear that, and no more."""
    for one in told:
        _tell(unit, case, one, now)
    if not any(one.person for one in told):
        nobody_there(unit, desk, case, now)


def nobody_there(unit: Unit, desk: Desk, case: Matter, now: datetime) -> None:
    """ "Party X cannot be reached": the coordinator's office phones them (DESIGN 5)."""
    line = URGENTLY if isinstance(case, Case) else CALMLY
    _office_hears(unit, desk, case, line, case.header.party, now)


def cannot_be_reached(unit: Unit, desk: Desk, case: Matter, party: str, now: datetime) -> None:
    """The same of another party, which was asked something about the case."""
    _office_hears(unit, desk, case, CALMLY, party, now)


def _office_hears(
    unit: Unit, desk: Desk, case: Matter, line: str, party: str, now: datetime
) -> None:
    coordinators = desk.directory.coordinators(london(now).date())
    for person in (one for one in coordinators if one not in case.out):
        how_often = len(case.settled) if party == case.header.party else case.header.version
        letter = Letter(
            key=f"{case.header.id}:nobody:{how_often}:{person.text}",
            party=case.header.party,
            kind=NOTICE,
            to={"person": person.text},
            body=words(line.format(party=desk.agreement.party(party).name)),
        )
        post(unit, letter, now)


def plan(unit: Unit, desk: Desk, case: Matter, now: datetime) -> None:
    """One due row for each rung still to come, worked out afresh from the case."""
    unit.due.clear(case.header.id, prefix=RUNG)
    for rung, at in pending(case.ladder, case.timed(desk.calendars()), now):
        unit.due.put(subject=case.header.id, what=RUNG + rung, party=case.header.party, at=at)


def holders(desk: Desk, case: Matter, now: datetime) -> Holders:
    """Who holds a role in the case's own party today, less those who are out of the case."""
    day, party = london(now).date(), case.header.party

    def who(role: str) -> tuple[PersonId, ...]:
        found = desk.directory.holders(party, Role(role), day)
        return tuple(person for person in found if person not in case.out)

    return who


def load(unit: Unit, case_id: str, now: datetime) -> Matter:
    """The case, for the product itself."""
    return unit.cases.history(TIMER, case_id, Action.SEE_STATUS, now=now)


def nobody_has_it_now(unit: Unit, desk: Desk, case: Matter, now: datetime) -> Matter:
    """Whoever had it stepped out: those who can pick it up hear of it again, at once.

    The rungs that would have told them have fired already, and a decision rung may be a day
    away.
    """
    first = case.ladder.rungs[0].id
    told = {
        person: Told(first, person, role) for person, role in _can_pick_up(desk, case, now).items()
    }
    case = add(unit, case, TIMER, RungFired((first,), tuple(told.values())), now)
    for one in told.values():
        _tell(unit, case, one, now, again=case.header.version)
    return case


def _can_pick_up(desk: Desk, case: Matter, now: datetime) -> dict[PersonId, str]:
    """Who is told that nobody has it any more, by their first role; of what is no breach, the
    lead or whoever stands in for them.
    """
    who = holders(desk, case, now)
    found: dict[PersonId, str] = {}
    for role in (Role.IG_LEAD, Role.DEPUTY, Role.SIRO):
        for person in who(role):
            found.setdefault(person, str(role))
        if found and not isinstance(case, Case):
            break
    return found


def _tell(unit: Unit, case: Matter, told: Told, now: datetime, *, again: int = 0) -> None:
    """A notice of its own, or a line in the day's digest."""
    if told.person and told.rung == DIGEST_RUNG:
        collect(unit, case, now)
        return
    every = case.ladder.rung(told.rung).every
    tell(unit, case, told, now, again=again or (case.header.version if every else 0))
