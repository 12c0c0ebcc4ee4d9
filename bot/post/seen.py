"""What has become of each notice; and who has seen it, where a tenant gives read receipts and a
DPIA allows it (RL-WATCHING, docs/law.md).

That somebody has seen a notice makes nothing come later. That nobody has, of those whose receipts
do come, makes the next person hear sooner.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from adapters.teams.values import Incoming
from bot.async_store import AsyncStore
from bot.post.outbox_messages import digest_subject
from bot.services import Services
from bot.showing.recipes import recipe_in
from bot.work import Work
from governance.cases.case import Case
from governance.cases.recipients import Notified
from governance.moments import london
from governance.outbox_message import person_of
from governance.outcomes import MessageState, Outcome, outcome
from governance.people.identity import PersonId
from governance.policy import SWEEP_EVERY
from governance.retention.facts import Delivered
from storage.outbox import OutboxMessage
from storage.unit import Unit

SEEN = "seen"
"""What is due of a case of which a notice was seen: its cards say so."""


async def note_read(
    store: AsyncStore, services: Services, incoming: Incoming, now: datetime
) -> None:
    """Keep that somebody has read up to a message of ours in their own chat, where it may be kept:
    nobody waits for an answer.
    """
    last = str(incoming.data.get("last_read", ""))
    theirs = incoming.scope == "personal" and incoming.object_id and last.isdecimal()
    if services.read_receipts and theirs:
        reader = PersonId(incoming.tenant, incoming.object_id)
        await store.write(lambda unit: _mark_read(unit, reader, int(last), now))


def _mark_read(unit: Unit, reader: PersonId, last: int, now: datetime) -> None:
    """Mark what was read, and plan the cards of those cases once, however many receipts come."""
    for one in unit.outbox.seen_up_to(reader, last, now):
        recipe = recipe_in(one.body)
        for case in (recipe.cases or (recipe.case,)) if recipe and recipe.rung else ():
            if not any(row.what == SEEN for row in unit.due.of_subject(case)):
                unit.due.put(subject=case, what=SEEN, party=one.party, at=now + SWEEP_EVERY)


def seen_notices(work: Work, case: Case) -> Mapping[Notified, datetime]:
    """Return when each rung's notice was seen; nothing where that is not kept."""
    if not work.services.read_receipts:
        return {}
    told = _rung_notices(work, case)
    return {which: fate.seen_at for which, fate in told if fate.seen_at}


def outcomes(work: Work, case: Case) -> Mapping[Notified, Outcome]:
    """Return what has become of each rung's notice: of the newest, where somebody had several.

    They are opened when a card first asks: most never do, and it costs more than the card.
    """
    return WhenAsked(
        lambda: {which: _outcome(work, case, one) for which, one in _rung_notices(work, case)}
    )


class WhenAsked(Mapping[Notified, Outcome]):
    """A mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[Notified, Outcome]]) -> None:
        """Keep how it is made."""
        self._make = make

    @cached_property
    def _made(self) -> Mapping[Notified, Outcome]:
        return self._make()

    def __getitem__(self, which: Notified) -> Outcome:
        """Return what became of that notice. Raises KeyError where there is none."""
        return self._made[which]

    def __iter__(self) -> Iterator[Notified]:
        """Go through every notice."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What is known of one message: of its row, or of the case's history once that is reduced."""

    person: PersonId | None
    state: MessageState
    seen_at: datetime | None


def _outcome(work: Work, case: Case, fate: _Fate) -> Outcome:
    person, kept = fate.person, work.services.read_receipts
    took = case.acknowledged
    return outcome(
        fate.state,
        seen=kept and fate.seen_at is not None,
        answered=person is not None and took is not None and took.by == person,
        receipts=kept and person is not None and work.unit.outbox.gives_receipts(person),
    )


def _rung_notices(work: Work, case: Case) -> list[tuple[Notified, _Fate]]:
    """Return what became of each; of what is there twice, the newest last."""
    alone = [
        ((recipe.rung, person_of(message.to)), _fate(message))
        for message in work.unit.outbox.telling(case.header.id)
        if (recipe := recipe_in(message.body)) and recipe.rung
    ]
    return [*_recorded(case), *_with_others(work, case), *alone]


def _fate(message: OutboxMessage) -> _Fate:
    return _Fate(person_of(message.to), message.state, message.seen_at)


def _recorded(case: Case) -> Iterator[tuple[Notified, _Fate]]:
    """Find what the history says of messages that are kept no more."""
    for fact in (event.fact for event in case.history):
        for one in fact.deliveries if isinstance(fact, Delivered) else ():
            yield (one.rung, one.person), _Fate(one.person, MessageState(one.state), one.seen)


def _with_others(work: Work, case: Case) -> Iterator[tuple[Notified, _Fate]]:
    """Find the digests on which somebody was told of this case among others."""
    for one in case.tellings:
        if one.told.late or case.ladder.rung(one.told.rung).quietly:
            subject = digest_subject(case.header.party, london(one.at).date())
            for message in work.unit.outbox.telling(subject):
                if _names(message, case) and person_of(message.to) == one.told.person:
                    yield (one.told.rung, one.told.person), _fate(message)


def _names(message: OutboxMessage, case: Case) -> bool:
    recipe = recipe_in(message.body)
    return recipe is not None and case.header.id in recipe.cases


def unseen(work: Work, case: Case) -> bool:
    """Return whether nobody has seen that there is a case, of those whose receipts do come."""
    if not work.services.read_receipts or not case.told or seen_notices(work, case):
        return False
    return any(work.unit.outbox.gives_receipts(person) for person in case.told)
