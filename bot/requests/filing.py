"""A request becomes a case: its clock worked out, its own reference indexed, its ladder climbed."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.cases.escalation import TIMER, append_fact, holders
from bot.cases.filing import open_case
from bot.post.outbox_messages import NewMessage, post, tell_person
from bot.services import Services
from bot.showing.recipes import Show, words
from bot.work import Work
from dialogs.requests.receipt import same_line
from governance.cases.case import Case
from governance.cases.facts import RungFired
from governance.cases.ladders import newest
from governance.cases.recipients import Told
from governance.outbox_message import MessageKind, Recipe, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.requests.clock import RequestClock, binding, moved
from governance.requests.facts import RequestReceived
from governance.requests.kind import REQUEST
from governance.requests.ladders import LADDERS
from governance.requests.rights import Right, ladder_of
from governance.requests.taken import Taken
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Coming:
    """A request that comes to `party`; from a partner's case, where it was passed inside."""

    party: str
    taken: Taken = field(repr=False)
    right: Right
    from_party: str = ""
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


def receive(unit: Unit, services: Services, actor: Viewer, coming: Coming, now: datetime) -> Case:
    """A new case of it. The clock counts from receipt, not from when it was written down."""
    fact, reference = _received(services, coming), coming.taken.own_reference
    case = open_case(Work(unit, services, now), actor, coming.party, REQUEST, fact)
    unit.own_references.note(case.header.id, coming.party, reference)
    _same(unit, services, case, reference, now)
    return case


def _received(services: Services, coming: Coming) -> RequestReceived:
    ladder = newest(LADDERS, ladder_of(coming.right))
    clock = RequestClock(received=coming.taken.received, right=coming.right)
    outcomes = clock.outcomes(services.calendars())
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


def advise(unit: Unit, services: Services, case: Case, what: str, now: datetime) -> Case:
    """Tell the DPO of every subject access request that is refused or extended (RL-DPO)."""
    told = tuple(Told(what, person, Role.DPO) for person in holders(services, case, now)(Role.DPO))
    if not told:
        return case
    case = append_fact(unit, case, TIMER, RungFired((), told), now)
    recipe = Recipe(Show.CASE, case=case.header.id)
    for one in told:
        if one.person is not None:
            key = f"{what}:{case.header.version}"
            tell_person(unit, case, one.person, recipe, now, what=key)
    return case


def same_reference(unit: Unit, viewer: Viewer, case: Case, reference: str) -> list[str]:
    """The party's other cases of that reference, of those that they may see."""
    found = unit.own_references.same(viewer, case.header.party, reference)
    return [row.reference for row in found if row.id != case.header.id]


def _same(unit: Unit, services: Services, case: Case, reference: str, now: datetime) -> None:
    """Whoever was told of it, and may see both, hears that there are two."""
    for person in sorted(case.told - {case.reporter}):
        viewer = services.viewer(person, now)
        others = same_reference(unit, viewer, case, reference) if viewer else []
        if others:
            message = NewMessage(
                key=f"{case.header.id}:same:{person.text}",
                party=case.header.party,
                kind=MessageKind.NOTICE,
                to=ToPerson(person),
                body=words(same_line(case.header.reference, others)),
            )
            post(unit, message, now)
