"""Cases in any state, made by folding events, and the scenes of cards. Everyone is invented."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dialogs.breaches.scene import BreachScene
from dialogs.cards.elements import Ref
from dialogs.words.wording import role_label
from governance.access import Action, allowed
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.breaches.awareness import Telling, awareness
from governance.breaches.breach import Breach
from governance.breaches.facts import Reported
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport, Noticed, WentWrong, Where
from governance.cases.case import Case, Header
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, RungFired
from governance.cases.ladders import OWNER, REPORTER
from governance.cases.recipients import Told, tellings
from governance.cases.rungs import rungs_due
from governance.folding import fold
from governance.keys import CaseId, PartyKey, TenantId
from governance.people.directory import Numbers
from governance.people.identity import Membership, PersonId, Role, Viewer

SCC = PartyKey("SCC")
TENANT = TenantId("11111111-1111-4111-8111-111111111111")
REPORTED_AT = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)  # a Friday; the limit is Mon 23, 16:40
NUMBERS = Numbers(
    front_door="01632 960101",
    night="01632 960104",
    adults="01632 960105",
    workers="01632 960106",
    it_help="01632 960102",
    ig_team="the Information Governance team",
    ig_mailbox="ig.scc@example.org",
)
AGREEMENT_FILE = Path(__file__).parent.parent / "governance/agreements/sscb_2023.toml"


def person(number: int) -> PersonId:
    """An invented person's id."""
    return PersonId(TENANT, f"a1000000-0000-4000-8000-{number:012}")


PRIYA, TOM, GRACE, HELEN, DAVID, RUTH, OWEN, SARA = (person(number) for number in range(1, 9))
NAMES: Mapping[PersonId, str] = {
    PRIYA: "Priya Marlowe",
    TOM: "Tom Bexley",
    GRACE: "Grace Oduya",
    HELEN: "Helen Farrow",
    DAVID: "David Rowan",
    RUTH: "Ruth Calder",
    OWEN: "Owen Pike",
    SARA: "Sara Lindqvist",
}
ROLES: Mapping[PersonId, Role] = {
    PRIYA: Role.STAFF,
    TOM: Role.IG_LEAD,
    GRACE: Role.DEPUTY,
    HELEN: Role.DPO,
    DAVID: Role.SIRO,
    RUTH: Role.CALDICOTT,
    OWEN: Role.ON_CALL,
    SARA: Role.SAFEGUARDING_LEAD,
}


@dataclass(frozen=True)
class Named:
    """The People of the cards, over an invented list."""

    names: Mapping[PersonId, str] = field(default_factory=lambda: MappingProxyType(dict(NAMES)))

    def name(self, person: PersonId) -> str:
        """Their invented name."""
        return self.names.get(person, "someone no longer listed")

    def role_label(self, role: str) -> str:
        """What people call the role."""
        return role_label(role)

    def phone_of(self, party: PartyKey) -> str | None:
        """An invented number for the police, and none for anyone else."""
        return "01632 960204" if party == "POL" else None


def agreement() -> Agreement:
    """The agreement that ships with the product."""
    return parse_agreement(AGREEMENT_FILE.read_bytes(), file=AGREEMENT_FILE.name)


def report(**changes: Any) -> BreachReport:
    """A report of an e-mail to the wrong person, noticed just now, nobody in danger."""
    usual = BreachReport(
        danger=Danger.NO,
        what_happened="I think a letter went to a neighbour's house.",
        went_wrong=WentWrong.WRONG_PERSON,
        noticed=Noticed.JUST_NOW,
        where=Where.US,
    )
    return replace(usual, **changes)


def after_report(**passed: float) -> datetime:
    """An instant so long after the report: `after_report(hours=2)`."""
    return REPORTED_AT + timedelta(**passed)


def event(fact: Fact, by: PersonId | str = TOM, **passed: float) -> Event:
    """A fact so long after the report: `event(Acknowledged(), hours=2)`."""
    return Event(after_report(**passed), by, fact)


def case(
    *then: Event,
    filed: BreachReport | None = None,
    kept_from: tuple[PersonId, ...] = (),
    told: bool = True,
) -> Breach:
    """A case after the events in `then`; its first rung has been told unless `told` is False."""
    filed = filed or report()
    ladder = breach_ladder(filed.danger)
    fact = Reported(
        report=filed,
        awareness=awareness(filed, Telling.at_once(REPORTED_AT)),
        ladder=(ladder.id, ladder.version),
        kept_from=kept_from,
    )
    header = Header(CaseId("case-1"), "BR-2026-0007", SCC, "breach", 1 + len(then))
    folded = _breach(header, [Event(REPORTED_AT, PRIYA, fact)])
    first = (fired(folded, REPORTED_AT),) if told else ()
    return _breach(header, [*folded.history, *first, *then])


def _breach(header: Header, events: Iterable[Event]) -> Breach:
    folded = fold(header, events)
    assert isinstance(folded, Breach)
    return folded


def holders(case: Breach) -> Any:
    """Who holds a role and may be told of this case."""

    def of(role: str) -> tuple[PersonId, ...]:
        if role in (OWNER, REPORTER):
            found = case.owner if role == OWNER else case.reporter
            return (found,) if found else ()
        return tuple(one for one, held in ROLES.items() if held == role and one not in case.out)

    return of


def fired(case: Breach, now: datetime) -> Event:
    """The event that the timer would save at `now`."""
    due = rungs_due(case.ladder, case.situation, now)
    told = tellings(
        due.firings, holders=holders(case), mailbox=True, already=case.told_nobody_has_it
    )
    return Event(
        now, "timer", RungFired(tuple(f.rung.id for f in due.firings), told, due.overtaken)
    )


def swept(case: Breach, *hours: float) -> Breach:
    """The case after the timer has told what was due, at each of so many hours after the report."""
    for count in hours:
        happened = fired(case, after_report(hours=count))
        case = _breach(case.header, [*case.history, happened])
    return case


def last_told(case: Breach, role: str) -> Told:
    """The latest telling of someone in `role`."""
    return next(t.told for t in reversed(case.tellings) if t.told.role == role)


def acknowledged(by: PersonId = TOM, **passed: float) -> Event:
    """Somebody has it, so long after the report."""
    return event(Acknowledged(), by, **(passed or {"hours": 2}))


def viewer(who: PersonId) -> Viewer:
    """An invented person with their invented role."""
    return Viewer(who, (Membership(SCC, ROLES[who], date(2024, 1, 1)),))


def seen(of: Case, to: PersonId) -> dict[str, Any]:
    """What the scene of a card for `to` holds, whatever kind of case it is, just after its end."""
    return {
        "case": of,
        "now": of.history[-1].at if of.history else REPORTED_AT,
        "people": Named(),
        "numbers": NUMBERS,
        "agreement": agreement(),
        "ref": Ref("card-1", case=of.header.id, version=of.header.version),
        "allowed": allowed(viewer(to), of),
    }


def scene(
    of: Breach,
    to: PersonId = TOM,
    *,
    now: datetime | None = None,
    people: Named | None = None,
    may: Iterable[Action] | None = None,
) -> BreachScene:
    """What a card for `to` is made from; what they may do follows from who they are."""
    changes = {"now": now, "people": people, "allowed": None if may is None else frozenset(may)}
    given = {name: value for name, value in changes.items() if value is not None}
    return BreachScene(**{**seen(of, to), "timing": of.situation, **given})
