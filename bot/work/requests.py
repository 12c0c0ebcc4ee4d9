"""A request becomes a case: its clock worked out, its own reference indexed, its ladder climbed."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe, Show, words
from bot.work.climb import TIMER, add, climb, holders, load
from bot.work.outreach import NOTICE, Letter, post, tell_person
from dialogs.request_cards import same_line
from governance.clocks import overdue_from
from governance.events import Event
from governance.facts import RungFired
from governance.ladder_rows import newest
from governance.matter import Matter, Status
from governance.people import PersonId, Role, Viewer
from governance.requests.clock import RequestClock, binding, moved
from governance.requests.facts import RequestReceived
from governance.requests.rights import Right, ladder_of
from governance.requests.taken import Taken
from governance.telling import Told
from storage.unit import Unit

KIND, PREFIX = "request", "RQ"


@dataclass(frozen=True, slots=True)
class Coming:
    """A request that comes to `party`; from a partner's case, where it was passed inside."""

    party: str
    taken: Taken = field(repr=False)
    right: Right
    from_party: str = ""
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


def receive(unit: Unit, desk: Desk, actor: Viewer, coming: Coming, now: datetime) -> Matter:
    """A new case of it. The clock counts from receipt, not from when it was written down."""
    fact = _received(desk, coming)
    row = unit.cases.open(
        actor=actor,
        party=coming.party,
        kind=KIND,
        prefix=PREFIX,
        opened=[Event(now, actor.person, fact)],
        status=Status.REPORTED,
        due=overdue_from(fact.binds) if fact.binds else None,
        now=now,
    )
    unit.own_references.note(row.id, coming.party, coming.taken.own_reference)
    case = climb(unit, desk, load(unit, row.id, now), now)
    _same(unit, desk, case, coming.taken.own_reference, now)
    return case


def _received(desk: Desk, coming: Coming) -> RequestReceived:
    ladder = newest(ladder_of(coming.right))
    clock = RequestClock(received=coming.taken.received, right=coming.right)
    outcomes = clock.outcomes(desk.calendars())
    return RequestReceived(
        taken=coming.taken,
        right=coming.right,
        ladder=(ladder.id, ladder.version),
        binds=binding(outcomes),
        moved=moved((), outcomes),
        from_party=coming.from_party,
        from_reference=coming.from_reference,
        kept_from=coming.kept_from,
    )


def advise(unit: Unit, desk: Desk, case: Matter, what: str, now: datetime) -> Matter:
    """The DPO is told of every subject access request that is refused or extended (FACTS 12)."""
    told = tuple(Told(what, person, Role.DPO) for person in holders(desk, case, now)(Role.DPO))
    if not told:
        return case
    case = add(unit, case, TIMER, RungFired((), told), now)
    recipe = Recipe(Show.CASE, case=case.header.id)
    for one in told:
        if one.person is not None:
            key = f"{what}:{case.header.version}"
            tell_person(unit, case, one.person, recipe, now, what=key)
    return case


def same_reference(unit: Unit, viewer: Viewer, case: Matter, reference: str) -> list[str]:
    """The party's other cases of that reference, of those that they may see."""
    found = unit.own_references.same(viewer, case.header.party, reference)
    return [row.reference for row in found if row.id != case.header.id]


def _same(unit: Unit, desk: Desk, case: Matter, reference: str, now: datetime) -> None:
    """Whoever was told of it, and may see both, hears that there are two."""
    for person in sorted(case.told - {case.reporter}):
        viewer = desk.viewer(person, now)
        others = same_reference(unit, viewer, case, reference) if viewer else []
        if others:
            letter = Letter(
                key=f"{case.header.id}:same:{person.text}",
                party=case.header.party,
                kind=NOTICE,
                to={"person": person.text},
                body=words(same_line(case.header.reference, others)),
            )
            post(unit, letter, now)
