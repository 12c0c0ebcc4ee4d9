"""People of a known tenant whom nobody listed: taken on as staff when they first write.

Where their tenant has several parties they are asked once which is theirs. They are never more than
staff, and the party's IG lead is told (docs/decisions/0006).
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from adapters.teams.roster import Member
from adapters.teams.values import ActivityKind, Incoming
from bot.people.everyone import People, with_them
from bot.post.outbox_messages import notify
from bot.services import Services
from bot.turns.greeting import welcome
from bot.turns.turn import Answer, Turn
from bot.work import Work
from dialogs.newcomers import JOIN, MANAGER, TAKEN, TOLD, a_name, party_named
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import Address, TextBody, ToPerson
from governance.people.identity import PersonId, Role
from storage.newcomers import Newcomer

SPOKEN = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.EXECUTE)


class Rosters(Protocol):
    """What Teams knows of the people of a conversation."""

    async def member(self, address: Address, object_id: str) -> Member | None:
        """Return who somebody is; None where Teams does not say."""
        ...


class NoRoster:
    """A roster without anybody: where Teams is not asked, nobody is taken on."""

    async def member(self, address: Address, object_id: str) -> Member | None:  # noqa: ARG002
        """Return None."""
        return None


NO_ROSTER = NoRoster()


async def met(services: Services, rosters: Rosters, incoming: Incoming) -> Member | None:
    """Return who somebody is whom we could take on; None for everyone else, known or not.

    An installation takes nobody on: an administrator can install for thousands at once.
    """
    one = incoming
    if one.kind not in SPOKEN or one.automatic or not could_be_taken_on(services, one):
        return None
    address = Address(one.app_id, one.tenant, one.conversation, one.service_url)
    return await rosters.member(address, one.object_id)


def could_be_taken_on(services: Services, one: Incoming) -> bool:
    """Return whether someone wrote privately who is not listed and whose tenant has parties."""
    if not one.object_id or one.scope != "personal":
        return False
    unlisted = PersonId(one.tenant, one.object_id) not in services.directory.people
    return unlisted and bool(services.directory.possible_parties(one.tenant))


def party_of(services: Services, incoming: Incoming) -> PartyKey | None:
    """Return the newcomer's party: the only possible one, or the one they chose or typed."""
    possible = services.directory.possible_parties(incoming.tenant)
    if len(possible) == 1:
        return possible[0]
    if incoming.kind is ActivityKind.MESSAGE:
        return party_named(incoming.text, services.agreement, possible)
    chosen = incoming.data.get("party")
    return PartyKey(str(chosen)) if incoming.verb == JOIN and chosen in possible else None


def take_on(work: Work, newcomer: Newcomer, *, manager: str = "") -> Services:
    """Keep the newcomer and tell the IG leads. Returns services that know them."""
    if work.unit.newcomers.take(newcomer, now=work.now):
        _tell_leads(work, newcomer, manager)
    kept = work.unit.newcomers.of(newcomer.person) or newcomer
    return replace(work.services, people=People(with_them(work.services.directory, [kept])))


def newcomer(incoming: Incoming, member: Member, party: PartyKey, now: datetime) -> Newcomer:
    """Return the newcomer's record, which holds from today in London on."""
    person = PersonId(incoming.tenant, incoming.object_id)
    name = a_name(member.name or incoming.name)
    return Newcomer(person, party, name, london(now).date())


def _tell_leads(work: Work, one: Newcomer, manager: str) -> None:
    line = TOLD.format(name=one.name, party=work.services.agreement.party(one.party).name)
    line += MANAGER.format(manager=a_name(manager)) if manager else ""
    for lead in work.services.directory.holders(one.party, Role.IG_LEAD, london(work.now).date()):
        key = f"newcomer:{one.person.text}:{lead.text}"
        notify(work, ToPerson(lead), TextBody(line), key=key, party=one.party)


def introduce(turn: Turn) -> None:
    """Say, below the answer, as what they were taken on."""
    party = turn.services.agreement.party(turn.party).name
    turn.say(TextBody(TAKEN.format(party=party)), "joined")


def joined(turn: Turn) -> Answer:
    """Greet somebody who said which party is theirs."""
    introduce(turn)
    return welcome(turn)
