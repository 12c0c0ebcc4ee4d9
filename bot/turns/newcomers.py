"""The first time someone of a known tenant writes: taken as staff of the one party they can be of,
or asked once which. Never more than staff, and that party's IG lead is told (docs/decisions/0006).
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from adapters.teams.roster import Member
from adapters.teams.values import ActivityKind, Incoming
from bot.people.everyone import People, with_them
from bot.post.outbox_messages import notify
from bot.services import Services
from bot.showing.recipes import words
from bot.turns.greeting import welcome
from bot.turns.turn import Answer, Turn
from bot.work import Work
from dialogs.newcomers import JOIN, MANAGER, TAKEN, TOLD, a_name, party_named
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import Address, ToPerson
from governance.people.identity import PersonId, Role
from storage.newcomers import Newcomer

SPOKEN = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.EXECUTE)


class Rosters(Protocol):
    """Teams, as it knows people."""

    async def member(self, address: Address, object_id: str) -> Member | None:
        """Who that is in that conversation; None where Teams does not say."""
        ...


class NoRoster:
    """Where Teams is not asked, nobody is taken on."""

    async def member(self, address: Address, object_id: str) -> Member | None:  # noqa: ARG002
        """Nobody we could be sure of."""
        return None


NO_ROSTER = NoRoster()


async def met(services: Services, rosters: Rosters, incoming: Incoming) -> Member | None:
    """Who someone is whom we could take on; None for everyone else, known or not.

    Not at an installation, which an administrator can do for thousands at once.
    """
    one = incoming
    if one.kind not in SPOKEN or one.automatic or not could_be_taken_on(services, one):
        return None
    address = Address(one.app_id, one.tenant, one.conversation, one.service_url)
    return await rosters.member(address, one.object_id)


def could_be_taken_on(services: Services, one: Incoming) -> bool:
    """Someone of whom the roles file says nothing, alone with us, whose tenant has parties."""
    if not one.object_id or one.scope != "personal":
        return False
    unlisted = PersonId(one.tenant, one.object_id) not in services.directory.people
    return unlisted and bool(services.directory.possible_parties(one.tenant))


def party_of(services: Services, incoming: Incoming) -> PartyKey | None:
    """The party they are of: the only one possible, or the one they chose or typed."""
    possible = services.directory.possible_parties(incoming.tenant)
    if len(possible) == 1:
        return possible[0]
    if incoming.kind is ActivityKind.MESSAGE:
        return party_named(incoming.text, services.agreement, possible)
    chosen = incoming.data.get("party")
    return PartyKey(str(chosen)) if incoming.verb == JOIN and chosen in possible else None


def take_on(work: Work, newcomer: Newcomer, *, manager: str = "") -> Services:
    """Keep it and tell the IG leads; the desk, which knows them from here."""
    if work.unit.newcomers.take(newcomer, now=work.now):
        _tell_leads(work, newcomer, manager)
    kept = work.unit.newcomers.of(newcomer.person) or newcomer
    return replace(work.services, people=People(with_them(work.services.directory, [kept])))


def newcomer(incoming: Incoming, member: Member, party: PartyKey, now: datetime) -> Newcomer:
    """Someone, from today in London on."""
    person = PersonId(incoming.tenant, incoming.object_id)
    name = a_name(member.name or incoming.name)
    return Newcomer(person, party, name, london(now).date())


def _tell_leads(work: Work, one: Newcomer, manager: str) -> None:
    line = TOLD.format(name=one.name, party=work.services.agreement.party(one.party).name)
    line += MANAGER.format(manager=a_name(manager)) if manager else ""
    for lead in work.services.directory.holders(one.party, Role.IG_LEAD, london(work.now).date()):
        key = f"newcomer:{one.person.text}:{lead.text}"
        notify(work, ToPerson(lead), words(line), key=key, party=one.party)


def introduce(turn: Turn) -> None:
    """Say what they are here as, below what they asked for."""
    party = turn.services.agreement.party(turn.party).name
    turn.say(words(TAKEN.format(party=party)), "joined")


def joined(turn: Turn) -> Answer:
    """They said who they are: hello."""
    introduce(turn)
    return welcome(turn)
