"""Everyone whom a ladder could need, and who of them cannot be reached: known before it matters.

Once a week each of them is looked for in Teams, without a word being said to them. What is found is
told to administrators, and to each party's IG leads of their own party alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from adapters.teams.failures import DeliveryFailed, Undelivered
from bot.async_store import AsyncStore
from bot.cases.case_kind import KindTable
from bot.post.outbox_messages import notify
from bot.services import Services
from bot.work import Work
from dialogs.cards.quoting import plain
from dialogs.words.wording import say, sentence_case
from governance.cases.recipients import FALL_THROUGH
from governance.keys import PartyKey
from governance.moments import london, next_loud, say_date
from governance.outbox_message import TextBody, ToPerson
from governance.people.directory import Directory
from governance.people.identity import PersonId, Role
from governance.policy import REACH_LOOKED_EVERY
from storage.unit import Unit

NOTED = "reach"
"""Under which name of the store's own settings it stands when the next look is due."""
MOST_TOLD = 20


class Probes(Protocol):
    """How somebody is looked for (`bot.post.addressing.ChatSender`)."""

    async def look_for(self, person: PersonId, now: datetime) -> None:
        """Raise Undelivered where they cannot be written to."""
        ...


class Why(StrEnum):
    """Why nobody is reached in a role."""

    VACANT = "reach.vacant"
    NO_BOT = "reach.no_bot"
    NO_CHAT = "reach.no_chat"
    NO_MAILBOX = "reach.no_mailbox"
    ROTA = "reach.rota"


@dataclass(frozen=True, slots=True)
class Gap:
    """Somebody, or a post, that a ladder could need and cannot reach."""

    party: PartyKey
    role: str
    person: PersonId | None
    why: Why
    week: date | None = None
    """The Monday of a week in which nobody is on duty."""


def needed(kinds: KindTable) -> tuple[Role, ...]:
    """Return every role that any ladder could tell, in the order of the roles."""
    rungs = (
        rung
        for kind in kinds.by_name.values()
        for ladder in kind.words.rules.ladders
        for rung in ladder.rungs
    )
    named = {role for rung in rungs for role in rung.to} | set(FALL_THROUGH)
    return tuple(role for role in Role if role in named)


def gaps(unit: Unit, services: Services, directory: Directory, now: datetime) -> tuple[Gap, ...]:
    """Return all that is missing, party by party; of parties that have joined alone."""
    return tuple(
        gap
        for party in services.agreement.keys
        if party not in directory.not_joined
        for gap in _of_party(unit, services, directory, party, now)
    )


def _of_party(
    unit: Unit, services: Services, directory: Directory, party: PartyKey, now: datetime
) -> Iterator[Gap]:
    for role in needed(services.kinds):
        holders = _needed_in(directory, party, role, london(now).date())
        if not holders and role in MUST_BE_HELD:
            yield Gap(party, role, None, Why.VACANT)
        for person in holders:
            if services.bot_of(person.tenant) is None:
                yield Gap(party, role, person, Why.NO_BOT)
            elif unit.conversations.of(person) is None:
                yield Gap(party, role, person, Why.NO_CHAT)
    for week in directory.rota_gaps(party, london(now).date()):
        yield Gap(party, Role.ON_CALL, None, Why.ROTA, week)
    if directory.numbers(party).ig_mailbox is None or not services.mails:
        yield Gap(party, "mailbox", None, Why.NO_MAILBOX)


def _needed_in(
    directory: Directory, party: PartyKey, role: Role, day: date
) -> tuple[PersonId, ...]:
    """Return who holds the role or covers it; of those on call also whoever has another week."""
    others = directory.in_post(party, role, day) if party in directory.rotas else ()
    later = others if role is Role.ON_CALL else ()
    return tuple(dict.fromkeys((*directory.holders(party, role, day), *later)))


MUST_BE_HELD = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO, Role.DPO)
"""The posts that every party is asked to fill; others it may not have at all."""


def said(gap: Gap, services: Services, directory: Directory) -> str:
    """Return a gap as one line."""
    who = f" ({plain(directory.name_of(gap.person))})" if gap.person else ""
    week = {"week": say_date(gap.week)} if gap.week else {}
    return f"{sentence_case(services.role_label(gap.role))}{who}: {say(gap.why.value, **week)}"


@dataclass(slots=True)
class ReachRounds:
    """Looks once a week, in the daytime."""

    store: AsyncStore
    services: Services
    probes: Probes
    _stopping: bool = field(default=False, init=False)

    def stop(self) -> None:
        """Look for nobody more: a Teams that does not answer must not hold up the end."""
        self._stopping = True

    async def look(self) -> None:
        """Look for everyone where it is time to, and tell of whoever was not found."""
        now = self.services.clock.now()
        text = await self.store.read(lambda unit: unit.meta.unchanged(NOTED))
        if text is None:
            first = next_loud(now + timedelta(days=1))
            await self.store.write(lambda unit: unit.meta.set(NOTED, first.isoformat()))
        elif now >= datetime.fromisoformat(text):
            await self._look_for_all(now)

    async def _look_for_all(self, now: datetime) -> None:
        for person in self._everyone(now):
            if self._stopping:
                return
            try:
                await self.probes.look_for(person, now)
            except DeliveryFailed:
                continue  # nothing was said of them: what we knew stands
            except Undelivered:
                await self.store.write(lambda unit, one=person: unit.conversations.forget(one))  # type: ignore[misc]
        again = next_loud(now + REACH_LOOKED_EVERY)

        def tell(unit: Unit) -> None:
            unit.meta.set(NOTED, again.isoformat())
            _tell(Work(unit, self.services, now))

        await self.store.write(tell)

    def _everyone(self, now: datetime) -> list[PersonId]:
        directory, day = self.services.directory, london(now).date()
        return sorted(
            {
                person
                for party in self.services.agreement.keys
                for role in needed(self.services.kinds)
                for person in _needed_in(directory, party, role, day)
                if self.services.bot_of(person.tenant) is not None
            }
        )


def _tell(work: Work) -> None:
    """Tell administrators of all, and each party's IG leads of their own."""
    services, directory = work.services, work.services.directory
    found = gaps(work.unit, services, directory, work.now)
    day = london(work.now).date()
    for party in services.agreement.keys:
        own = [gap for gap in found if gap.party == party]
        for role, told in ((Role.IG_LEAD, own), (Role.ADMIN, list(found))):
            for person in directory.holders(party, role, day) if told else ():
                _tell_one(work, person, party, told)


def _tell_one(work: Work, person: PersonId, party: PartyKey, found: list[Gap]) -> None:
    services = work.services
    lines = [
        f"- {services.agreement.party(gap.party).name}, {said(gap, services, services.directory)}"
        for gap in found[:MOST_TOLD]
    ]
    if len(found) > MOST_TOLD:
        lines.append(f"- {say('reach.more', count=str(len(found) - MOST_TOLD))}")
    body = TextBody(say("reach.found", lines="\n".join(lines)))
    key = f"reach:{london(work.now).date()}:{len(found)}:{person.text}"
    notify(work, ToPerson(person), body, key=key, party=party)
