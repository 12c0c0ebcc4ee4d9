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


def people_for(
    to: Recipient,
    state: AgreementState,
    directory: Directory,
    day: date,
    *,
    already: frozenset[PersonId] = frozenset(),
) -> tuple[ToldPerson, ...]:
    """Return who is told for `to` on `day`; empty when nobody in the party can be.

    `already` are people told the same thing today in another place: the next in line is told.
    """
    out = already | {
        person
        for audience, party, person in state.not_them
        if (audience, party) == (to.audience, to.party)
    }
    if holders := [one for one in _holders(to, state, directory, day) if one not in out]:
        role = HOLDS.get(to.audience, Role.COORDINATOR)
        named = str(to.audience) if to.audience is Audience.CONTACT else str(role)
        return tuple(ToldPerson(one, named, stands_in=False) for one in holders)
    return _stand_ins(to, state, directory, day, out | _lost(to, state, directory, day))


def _lost(
    to: Recipient, state: AgreementState, directory: Directory, day: date
) -> frozenset[PersonId]:
    """A contact whom nothing reached cannot stand in for themselves, whatever else they are."""
    if to.audience is not Audience.CONTACT:
        return frozenset()
    status = state.agreement.party(to.party).contact.status
    lost = status is ContactStatus.UNREACHABLE
    return frozenset(_by_name(to.party, state, directory, day) if lost else ())


def _holders(
    to: Recipient, state: AgreementState, directory: Directory, day: date
) -> tuple[PersonId, ...]:
    if to.audience is Audience.COORDINATOR:
        return directory.coordinators(day)
    if to.audience is Audience.CONTACT:
        gap = state.agreement.party(to.party).contact.is_gap  # one we cannot reach, too
        return () if gap else _by_name(to.party, state, directory, day)
    return directory.holders(to.party, HOLDS[to.audience], day)


def _by_name(
    party: PartyKey, state: AgreementState, directory: Directory, day: date
) -> tuple[PersonId, ...]:
    """The party's contact, where the directory has someone of that name in it."""
    wanted = spoken(state.agreement.party(party).contact.name or "")
    people = directory.people_of(party, day)
    return tuple(one for one in people if wanted and spoken(directory.name_of(one)) == wanted)


def _stand_ins(
    to: Recipient, state: AgreementState, directory: Directory, day: date, out: frozenset[PersonId]
) -> tuple[ToldPerson, ...]:
    party = to.party or state.agreement.lead
    for role in LADDERS[to.audience]:
        if role == MAILBOX:
            mailbox = directory.numbers(party).ig_mailbox
            return (ToldPerson(None, MAILBOX, stands_in=True),) if mailbox else ()
        found = [one for one in directory.holders(party, Role(role), day) if one not in out]
        if found:
            return tuple(ToldPerson(one, role, stands_in=True) for one in found)
    return ()


def may_answer(
    person: PersonId, to: Recipient, state: AgreementState, directory: Directory, day: date
) -> bool:
    """Return whether this person may answer for the place `to` on `day`: holds it, or stands in.

    A contact whom nothing reached, and who turns up, may say "still me".
    """
    if any(one.person == person for one in people_for(to, state, directory, day)):
        return True
    said_not_me = (to.audience, to.party, person) in state.not_them
    is_contact = to.audience is Audience.CONTACT and not said_not_me
    return is_contact and person in _by_name(to.party, state, directory, day)


def standing_in(
    state: AgreementState, directory: Directory, day: date
) -> tuple[tuple[Recipient, tuple[ToldPerson, ...]], ...]:
    """Return each place that nobody holds, with who stands in (nobody: cannot be reached)."""
    places = [Recipient(Audience.SIGNATORY, key) for key in state.asked]
    places += [Recipient(Audience.CONTACT, key) for key in state.agreement.keys]
    told = ((to, people_for(to, state, directory, day)) for to in places)
    return tuple((to, people) for to, people in told if not people or people[0].stands_in)
