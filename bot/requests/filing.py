"""Opening a request: its clock worked out, its own reference indexed, its ladder climbed."""

from dataclasses import dataclass, field

from bot.cases.escalation import append_fact, holders
from bot.cases.filing import open_case
from bot.cases.narrowing import C
from bot.post.outbox_messages import notify, tell_person
from bot.services import Services
from bot.showing.recipes import Show, card_of
from bot.work import TIMER, Work
from dialogs.requests.receipt import same_line
from governance.cases.case import Case
from governance.cases.facts import RungFired
from governance.cases.ladders import newest
from governance.cases.recipients import Told
from governance.keys import NO_PARTY, PartyKey
from governance.outbox_message import TextBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.requests.clock import RequestClock, binding, moved
from governance.requests.facts import RequestReceived
from governance.requests.kind import REQUEST
from governance.requests.ladders import LADDERS
from governance.requests.rights import Right, Taken, ladder_of
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Coming:
    """A request that comes to `party`; from a partner's case, where it was passed inside."""

    party: PartyKey
    taken: Taken = field(repr=False)
    right: Right
    from_party: PartyKey = NO_PARTY
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


def receive(work: Work, actor: Viewer, coming: Coming) -> Case:
    """Open a case of it; the clock counts from receipt, not from when it was written down."""
    fact, reference = _received(work.services, coming), coming.taken.own_reference
    case = open_case(work, actor, coming.party, REQUEST, fact)
    work.unit.own_references.note(case.header.id, coming.party, reference)
    _same(work, case, reference)
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


def advise(work: Work, case: C, what: str) -> C:
    """Tell the DPO of every subject access request that is refused or extended (RL-DPO)."""
    told = tuple(Told(what, person, Role.DPO) for person in holders(work, case)(Role.DPO))
    if not told:
        return case
    case = append_fact(work, case, TIMER, RungFired((), told))
    recipe = card_of(case, Show.CASE)
    for one in told:
        if one.person is not None:
            key = f"{what}:{case.header.version}"
            tell_person(work, case, one.person, recipe, what=key)
    return case


def same_reference(unit: Unit, viewer: Viewer, case: Case, reference: str) -> list[str]:
    """Return the party's other cases of that reference, of those that they may see."""
    found = unit.own_references.same(viewer, case.header.party, reference)
    return [row.reference for row in found if row.id != case.header.id]


def _same(work: Work, case: Case, reference: str) -> None:
    """Tell whoever was told of it, and may see both, that there are two."""
    for person in sorted(case.told - {case.reporter}):
        viewer = work.services.viewer(person, work.now)
        others = same_reference(work.unit, viewer, case, reference) if viewer else []
        if others:
            key = f"{case.header.id}:same:{person.text}"
            notify(
                work,
                ToPerson(person),
                TextBody(same_line(case.header.reference, others)),
                key=key,
                party=case.header.party,
            )
