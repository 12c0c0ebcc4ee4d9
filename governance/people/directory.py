"""Who belongs to which party, in which role, which numbers to ring there, and what is lacking.

Tenant is not party (RL-TENANT, docs/law.md): a tenant says which parties are possible, a person's
memberships say which are theirs. Names and posts are left out of every `repr`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from governance.agreements.model import Agreement
from governance.calendars import Division
from governance.keys import PartyKey, TenantId
from governance.people.identity import NOBODY, Membership, PersonId, Role, Viewer
from governance.people.rota import WEEK, RotaWeek, monday_of, on_duty
from governance.people.watching import NOT_WATCHED, Watching
from governance.policy import ROTA_WEEKS_AHEAD

UNLISTED = "someone no longer listed"

# What a sentence says where the administrator has given no number.
ANY_FRONT_DOOR = "the children's services front door for your area"
ANY_IT_HELP = "your usual IT help number"
ANY_IG_TEAM = "your information governance team"


@dataclass(frozen=True, slots=True)
class Tenant:
    """A Microsoft 365 tenant and the parties that its people may belong to."""

    id: TenantId  # lower-cased
    name: str
    parties: tuple[PartyKey, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """Someone is away, half-open: since <= day < until. `cover` stands in for them, or nobody
    (LD-AWAY, docs/law.md).
    """

    since: date
    until: date
    cover: PersonId | None


COVERED = frozenset(
    {
        Role.IG_LEAD,
        Role.DEPUTY,
        Role.ON_CALL,
        Role.DPO,
        Role.FOI_LEAD,
        Role.SIRO,
        Role.CALDICOTT,
        Role.SAFEGUARDING_LEAD,
    }
)
"""The posts of the ladders, in which somebody else can stand in. Nobody signs for another."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone known, with every membership they have had, have or will have."""

    id: PersonId
    name: str = field(repr=False)
    post: str = field(repr=False)
    memberships: tuple[Membership, ...]
    away: tuple[Absence, ...] = field(default=(), repr=False)

    def away_on(self, day: date) -> Absence | None:
        """Return the absence that `day` falls in; None where they are there."""
        return next((one for one in self.away if one.since <= day < one.until), None)

    def holds(self, role: Role, party: PartyKey, day: date) -> bool:
        """Return whether they hold `role` in `party` on `day`."""
        return any(
            held.party == party and held.role is role and held.on(day) for held in self.memberships
        )


@dataclass(frozen=True, slots=True)
class Group:
    """An Entra group of a tenant, and what those in it are for as long as they are in it."""

    id: str  # lower-cased, as is the next
    tenant: TenantId
    name: str  # the administrator's own word for it
    membership: Membership


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to ring in a party, as sentences take it; a mailbox only where there is one.

    In danger (BR-DANGER-WORDS, docs/law.md) the front door's `night` number is named beside it, and
    the lines for `adults` at risk and for `workers` who are not safe, where the party lists them.
    """

    front_door: str = ANY_FRONT_DOOR
    it_help: str = ANY_IT_HELP
    ig_team: str = ANY_IG_TEAM
    ig_mailbox: str | None = None  # an address is written to, so nothing can stand in for it
    ig_phone: str | None = None  # what its staff and other parties ring; likewise
    night: str | None = None
    adults: str | None = None
    workers: str | None = None
    bank_holidays: Division = Division.ENGLAND_AND_WALES
    """By whose its people are at work: when they are asked before a break, or before leave."""
    second_eyes: Role | None = None
    """The post that reads a breach's decision to tell nobody (BR-SECOND); None where none does."""


NO_NUMBERS = Numbers()


@dataclass(frozen=True, slots=True)
class Directory:
    """Everyone, frozen, in the order of the file that `governance.people.roles_file` reads."""

    tenants: Mapping[TenantId, Tenant]
    people: Mapping[PersonId, Person] = field(repr=False)
    numbers_by_party: Mapping[PartyKey, Numbers]
    groups: tuple[Group, ...] = ()
    not_joined: frozenset[PartyKey] = frozenset()
    """Parties of which the administrator has said that they have not joined yet."""
    rotas: Mapping[PartyKey, tuple[RotaWeek, ...]] = field(default_factory=dict, repr=False)
    """Of parties that have one: who of those on call is on duty in which week."""
    watched: Mapping[PartyKey, Watching] = field(default_factory=dict)
    """What a party watches its staff by, of those that have said where they told them."""
    _away: tuple[Person, ...] = field(init=False, repr=False, compare=False)
    _posts: Mapping[tuple[PartyKey, Role], Sequence[Person]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Find once who is ever away, and who ever holds which post: of thousands, each time that
        anybody is told something, it would cost more than telling them.
        """
        posts: dict[tuple[PartyKey, Role], list[Person]] = {}
        for one in self.people.values():
            for post in dict.fromkeys((held.party, held.role) for held in one.memberships):
                posts.setdefault(post, []).append(one)
        object.__setattr__(self, "_posts", posts)
        object.__setattr__(self, "_away", tuple(one for one in self.people.values() if one.away))

    def viewer(self, person: PersonId, day: date) -> Viewer | None:
        """Return this person with the memberships in force on `day`, and those of the posts they
        cover; None for someone unknown.
        """
        known = self.people.get(person)
        if known is None:
            return None
        own = tuple(held for held in known.memberships if held.on(day))
        return Viewer(person, (*own, *self._covered_by(known, day)))

    def holders(
        self, party: PartyKey, role: Role, day: date, out: AbstractSet[PersonId] = NOBODY
    ) -> tuple[PersonId, ...]:
        """Return who holds `role` in `party` on `day`, or covers it; the first comes first in a
        ladder. Who is away without cover leaves their post vacant, and it falls through. Nobody
        acts for anyone of `out`: whoever is out of a case chooses nobody who is in it.

        Of those on call, whose week it is; in a week with a gap everybody on call (LD-ROTA).
        """
        on_call = self.on_duty(party, day, out) if role is Role.ON_CALL else ()
        held = self.in_post(party, role, day)
        return on_call or self._acting(held, (party, role), day, out)

    def on_duty(
        self, party: PartyKey, day: date, out: AbstractSet[PersonId] = NOBODY
    ) -> tuple[PersonId, ...]:
        """Return whose week on call `day` is, or who covers; nobody without a rota, in a gap of
        it, and where they are `out`.
        """
        whose = on_duty(self.rotas.get(party, ()), day)
        held = self.in_post(party, Role.ON_CALL, day)
        theirs = [one for one in held if one == whose]
        return self._acting(theirs, (party, Role.ON_CALL), day, out)

    def rota_gaps(self, party: PartyKey, day: date) -> tuple[date, ...]:
        """Return the Mondays of the weeks ahead in which, on some day, nobody is on duty."""
        if party not in self.rotas:
            return ()
        mondays = (monday_of(day) + n * WEEK for n in range(ROTA_WEEKS_AHEAD))
        weeks = ((first, [first + timedelta(days=n) for n in range(7)]) for first in mondays)
        return tuple(
            first
            for first, days in weeks
            if not all(self.on_duty(party, one) for one in days if one >= day)
        )

    def _acting(
        self,
        held: Iterable[PersonId],
        post: tuple[PartyKey, Role],
        day: date,
        out: AbstractSet[PersonId],
    ) -> tuple[PersonId, ...]:
        party, role = post
        there = [one for one in held if one not in out]
        found = [self.acting_for(one, party, day) for one in there] if role in COVERED else there
        return tuple(dict.fromkeys(person for person in found if person and person not in out))

    def in_post(self, party: PartyKey, role: Role, day: date) -> tuple[PersonId, ...]:
        """Return who holds `role` in `party` on `day`, away or not; none of their covers."""
        those = self._posts.get((party, role), ())
        return tuple(one.id for one in those if one.holds(role, party, day))

    def people_of(self, party: PartyKey, day: date) -> tuple[PersonId, ...]:
        """Return everyone who belongs to `party` on `day`, in whatever role."""
        return self._whose(lambda held: held.party == party and held.on(day))

    def coordinators(self, day: date) -> tuple[PersonId, ...]:
        """Return the partnership office on `day`, whichever party employs it."""
        return self._whose(lambda held: held.role is Role.COORDINATOR and held.on(day))

    def watching(self, party: PartyKey) -> Watching:
        """Return what a party watches its staff by; nothing where it has not said."""
        return self.watched.get(party, NOT_WATCHED)

    def name_of(self, person: PersonId) -> str:
        """Return their name, for a card; a plain phrase for someone who is listed no more."""
        known = self.people.get(person)
        return known.name if known else UNLISTED

    def post_of(self, person: PersonId) -> str:
        """Return their post; empty where we do not know it."""
        known = self.people.get(person)
        return known.post if known else ""

    def knows_tenant(self, tenant: TenantId) -> bool:
        """Return whether this tenant belongs to the partnership; guests come from others."""
        return TenantId(tenant.lower()) in self.tenants

    def possible_parties(self, tenant: TenantId) -> tuple[PartyKey, ...]:
        """Return the parties that someone of this tenant may belong to; none for a guest's."""
        known = self.tenants.get(TenantId(tenant.lower()))
        return known.parties if known else ()

    def numbers(self, party: PartyKey) -> Numbers:
        """Return whom to ring in `party`."""
        return self.numbers_by_party.get(party, NO_NUMBERS)

    def with_newcomers(self, asked: Iterable[tuple[PersonId, PartyKey, str, date]]) -> "Directory":
        """Return a directory in which each (person, party, name, since), asked once, is staff.

        Never more than staff. Whoever is in the file is what the file says; and a party that the
        person's tenant does not cover (any more) is nobody's.
        """
        new = {
            person: Person(person, name, "", (Membership(party, Role.STAFF, since),))
            for person, party, name, since in asked
            if person not in self.people and party in self.possible_parties(person.tenant)
        }
        return replace(self, people=MappingProxyType({**self.people, **new})) if new else self

    def with_absences(self, said: Iterable[tuple[PersonId, Absence]]) -> "Directory":
        """Return a directory in which these are away too: what they said themselves comes first."""
        new = dict[PersonId, Person]()
        for person, absence in said:
            if known := new.get(person) or self.people.get(person):
                new[person] = replace(known, away=(absence, *known.away))
        return replace(self, people=MappingProxyType({**self.people, **new})) if new else self

    def phone_of(self, party: PartyKey, agreement: Agreement) -> str | None:
        """Return the number on which another party rings this one: its own, else its contact's."""
        return self.numbers(party).ig_phone or agreement.party(party).contact.phone

    def acting_for(self, person: PersonId, party: PartyKey, day: date) -> PersonId | None:
        """Return whoever acts in `party` on `day`: the person, their cover who belongs there and is
        there, or nobody.
        """
        known = self.people.get(person)
        away = known.away_on(day) if known else None
        if away is None:
            return person
        cover = self.people.get(away.cover) if away.cover else None
        belongs = cover and any(held.party == party and held.on(day) for held in cover.memberships)
        return cover.id if cover and belongs and cover.away_on(day) is None else None

    def _covered_by(self, cover: Person, day: date) -> Iterator[Membership]:
        """Find the posts in which somebody acts for whoever is away, in parties of their own."""
        for one in self._away:
            away = one.away_on(day)
            if away and away.cover == cover.id:
                for held in one.memberships:
                    acts = held.on(day) and held.role in COVERED
                    if acts and self.acting_for(one.id, held.party, day) == cover.id:
                        yield replace(held, covers=one.id)

    def _whose(self, fits: Callable[[Membership], bool]) -> tuple[PersonId, ...]:
        return tuple(one.id for one in self.people.values() if any(map(fits, one.memberships)))


NEEDED = ((Role.IG_LEAD, "IG lead"), (Role.SIRO, "SIRO"), (Role.DPO, "DPO"))


@dataclass(frozen=True, slots=True)
class DirectoryWarning:
    """Something a party lacks."""

    party: PartyKey
    what: str


def directory_warnings(
    directory: Directory, agreement: Agreement, day: date
) -> tuple[DirectoryWarning, ...]:
    """Return what each party lacks on `day`, party by party in the agreement's order."""
    return tuple(
        DirectoryWarning(party, what)
        for party in agreement.keys
        for what in _lacking(directory, party, day)
    )


def _lacking(directory: Directory, party: PartyKey, day: date) -> Iterator[str]:
    for role, called in NEEDED:
        if not directory.holders(party, role, day):
            yield f"has no {called}"
    if directory.numbers(party).ig_mailbox is None:
        yield "has no information governance mailbox"
