"""From a place to people: who is told, and who stands in when nobody holds the place.

Fall-through stays inside the party (LD-INSIDE, docs/law.md). Where nobody in it can be told, the
coordinator's card says that it cannot be reached.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.agreements.dated import Audience, Recipient
from governance.agreements.model import ContactStatus, spoken
from governance.agreements.state import AgreementState
from governance.cases.ladders import MAILBOX
from governance.keys import PartyKey
from governance.people.directory import Directory
from governance.people.identity import PersonId, Role

# Whoever holds the place first, then who stands in. The contact is found by name.
LADDERS: Mapping[Audience, tuple[str, ...]] = {
    Audience.SIGNATORY: (
        Role.SIGNATORY,
        Role.SAFEGUARDING_LEAD,
        Role.SIRO,
        Role.IG_LEAD,
        Role.DEPUTY,
        MAILBOX,
    ),
    Audience.CONTACT: (Role.SAFEGUARDING_LEAD, Role.IG_LEAD, Role.DEPUTY, MAILBOX),
    Audience.LEAD_EXECUTIVE: (
        Role.LEAD_EXECUTIVE,
        Role.SIRO,
        Role.SIGNATORY,
        Role.IG_LEAD,
        MAILBOX,
    ),
    Audience.COORDINATOR: (Role.IG_LEAD, Role.DEPUTY, MAILBOX),  # of the lead party
}
HOLDS: Mapping[Audience, Role] = {
    Audience.SIGNATORY: Role.SIGNATORY,
    Audience.LEAD_EXECUTIVE: Role.LEAD_EXECUTIVE,
}


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """Someone to tell; `person` is None for the party's mailbox."""

    person: PersonId | None
    role: str
    stands_in: bool


@dataclass(frozen=True, slots=True)
class PostHolders:
    """Who holds the places of an agreement on one day, and who stands in."""

    state: AgreementState
    directory: Directory
    day: date

    def people_for(
        self, to: Recipient, *, already: frozenset[PersonId] = frozenset()
    ) -> tuple[ToldPerson, ...]:
        """Return who is told for `to`; empty when nobody in the party can be.

        `already` are people told the same thing today in another place: the next in line is told.
        """
        not_them = self.state.not_them
        place = (to.audience, to.party)
        out = already | {who for audience, party, who in not_them if (audience, party) == place}
        if holders := [one for one in self._holders(to) if one not in out]:
            role = HOLDS.get(to.audience, Role.COORDINATOR)
            named = str(to.audience) if to.audience is Audience.CONTACT else str(role)
            return tuple(ToldPerson(one, named, stands_in=False) for one in holders)
        return self._stand_ins(to, out | self._lost(to))

    def may_answer(self, person: PersonId, to: Recipient) -> bool:
        """Return whether this person may answer for the place `to`: holds it, or stands in.

        A contact whom nothing reached, and who turns up, may say "still me".
        """
        if any(one.person == person for one in self.people_for(to)):
            return True
        said_not_me = (to.audience, to.party, person) in self.state.not_them
        is_contact = to.audience is Audience.CONTACT and not said_not_me
        return is_contact and person in self._by_name(to.party)

    def standing_in(self) -> tuple[tuple[Recipient, tuple[ToldPerson, ...]], ...]:
        """Return each place that nobody holds, with who stands in (nobody: cannot be reached)."""
        places = [Recipient(Audience.SIGNATORY, key) for key in self.state.asked]
        places += [Recipient(Audience.CONTACT, key) for key in self.state.agreement.keys]
        told = ((to, self.people_for(to)) for to in places)
        return tuple((to, people) for to, people in told if not people or people[0].stands_in)

    def _lost(self, to: Recipient) -> frozenset[PersonId]:
        """A contact whom nothing reached cannot stand in for themselves, whatever else they are."""
        if to.audience is not Audience.CONTACT:
            return frozenset()
        status = self.state.agreement.party(to.party).contact.status
        lost = status is ContactStatus.UNREACHABLE
        return frozenset(self._by_name(to.party) if lost else ())

    def _holders(self, to: Recipient) -> tuple[PersonId, ...]:
        if to.audience is Audience.COORDINATOR:
            return self.directory.coordinators(self.day)
        if to.audience is Audience.CONTACT:
            gap = self.state.agreement.party(to.party).contact.is_gap  # one we cannot reach, too
            return () if gap else self._by_name(to.party)
        return self.directory.holders(to.party, HOLDS[to.audience], self.day)

    def _by_name(self, party: PartyKey) -> tuple[PersonId, ...]:
        """The party's contact, where the directory has someone of that name in it."""
        wanted = spoken(self.state.agreement.party(party).contact.name or "")
        people = self.directory.people_of(party, self.day) if wanted else ()
        return tuple(one for one in people if spoken(self.directory.name_of(one)) == wanted)

    def _stand_ins(self, to: Recipient, out: frozenset[PersonId]) -> tuple[ToldPerson, ...]:
        party = to.party or self.state.agreement.lead
        for role in LADDERS[to.audience]:
            if role == MAILBOX:
                mailbox = self.directory.numbers(party).ig_mailbox
                return (ToldPerson(None, MAILBOX, stands_in=True),) if mailbox else ()
            found = self.directory.holders(party, Role(role), self.day)
            if left := [one for one in found if one not in out]:
                return tuple(ToldPerson(one, role, stands_in=True) for one in left)
        return ()
