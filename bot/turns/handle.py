"""One activity, down once and up once: load, decide, save, say.

A turn is one transaction: its events, messages, audit entry and its own key with the sealed answer.
Teams redelivers an activity after about 15 s; the key is there then, and the same answer is given.
`now` and every id are fixed before the first try.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from adapters.teams.values import ActivityKind, Incoming, Reply
from bot.async_store import AsyncStore
from bot.post.seen import note_read
from bot.reading.refused import not_theirs, note_refused
from bot.services import Services
from bot.turns import danger
from bot.turns.ids import FixedIds
from bot.turns.newcomers import (
    NO_ROSTER,
    Rosters,
    introduce,
    joined,
    met,
    newcomer,
    party_of,
    take_on,
)
from bot.turns.replies import deliver, in_place, not_yet, reply
from bot.turns.routing import handler_for
from bot.turns.strangers import Arrival, ask_party, greet_stranger
from bot.turns.turn import Answer, Handler, Turn
from bot.watch.regions import note_region
from bot.work import Work
from dialogs.asking.typing import NOT_KEPT, is_story
from dialogs.cases.home import gone_card
from governance.outbox_message import CardBody, InOutbox, KeptAnswer, TextBody, TurnAnswer
from governance.people.identity import PersonId
from storage.errors import NotThere, VersionConflict
from storage.unit import Unit

TRIES = 5


@dataclass(frozen=True, slots=True)
class Turns:
    """Answers activities. `wake_courier` is called once a turn is saved."""

    store: AsyncStore
    services: Services
    wake_courier: Callable[[], None]
    rosters: Rosters = NO_ROSTER

    async def take(self, incoming: Incoming) -> Reply:
        """Answer one activity; what it decided is saved before it is said."""
        if self.services.held.on:
            return not_yet(incoming, "restored.not_yet")
        if self.services.processes.unfit:
            return not_yet(incoming, "unfit.not_yet")
        now = self.services.clock.now()
        if incoming.kind is ActivityKind.READ:
            await note_read(self.store, self.services, incoming, now)
            return Reply()
        ids = FixedIds(self.services.new_id)
        heard = await danger.heard_in(incoming)
        member = await met(self.services, self.rosters, incoming)
        come = Arrival(incoming, member, heard)
        reply = await self._save(lambda unit: self._turn(unit, come, now, ids), ids)
        if member is not None:
            await self._know(PersonId(incoming.tenant, incoming.object_id))
        if self.services.people.reread:
            await self.services.people.follow(self.store)
        self.wake_courier()
        return reply

    async def _save(self, work: Callable[[Unit], Reply], ids: FixedIds) -> Reply:
        for _ in range(TRIES - 1):
            try:
                return await self.store.write(work)
            except VersionConflict:
                ids.again()
        return await self.store.write(work)

    async def _know(self, person: PersonId) -> None:
        """Make somebody who was taken on just now known to everyone from here on."""
        one = await self.store.read(lambda unit: unit.newcomers.of(person))
        if one is not None:
            self.services.people.welcome([one])

    def _turn(self, unit: Unit, come: Arrival, now: datetime, ids: FixedIds) -> Reply:
        services, incoming, member = replace(self.services, new_id=ids), come.incoming, come.member
        person = PersonId(incoming.tenant, incoming.object_id)
        if member is not None and not member.guest:
            party = party_of(services, incoming)
            if party is None:
                return ask_party(Work(unit, services, now), come)
            one = newcomer(incoming, member, party, now)
            services = take_on(Work(unit, services, now), one, manager=member.manager)
        viewer = services.viewer(person, now) if incoming.tenant and incoming.object_id else None
        if viewer is None or not viewer.memberships:
            return greet_stranger(Work(unit, services, now), come)
        turn = Turn(unit, services, now, incoming, viewer, turn_key(incoming), come.heard)
        kept = unit.turns.answer_for(turn.key)
        if kept is not None:
            return _again(turn, kept)
        return _first_time(turn, new=member is not None)


def turn_key(incoming: Incoming) -> str:
    """Return what makes an activity one: app, tenant, conversation and activity id.

    A message's edits and its deletion come under the id of the message, and are told apart by kind.
    """
    one = (incoming.app_id, incoming.tenant, incoming.conversation, incoming.activity)
    about = (
        (str(incoming.kind),)
        if incoming.kind in (ActivityKind.EDITED, ActivityKind.DELETED)
        else ()
    )
    return "\n".join((*one, *about))


def _first_time(turn: Turn, *, new: bool) -> Reply:
    _remember_where(turn)
    danger.answer_first(turn)
    handler = _handler_for_a_newcomer(turn) if new else handler_for(turn)
    if handler is None:
        return Reply()
    try:
        answer = _once(turn, handler)
        not_theirs(turn, answer.body)
        answer = in_place(turn, answer)
    except NotThere:
        note_refused(turn)
        # "Not yours" and "not there" read the same.
        card = gone_card()
        answer = Answer(CardBody(card, str(card["fallbackText"])), replaces=False)
        if turn.incoming.kind is ActivityKind.MESSAGE and is_story(turn.incoming.text):
            turn.say(TextBody(NOT_KEPT), "delete")
    turn.unit.turns.keep(turn.key, answer.to_keep if _waits(turn) else InOutbox(), now=turn.now)
    if not turn.incoming.automatic:  # only the card itself asked
        deliver(turn, answer)
    return reply(turn, answer)


def _handler_for_a_newcomer(turn: Turn) -> Handler | None:
    """Return who greets somebody asked for their party; for anyone else, what they asked for."""
    if len(turn.services.directory.possible_parties(turn.incoming.tenant)) > 1:
        return joined
    introduce(turn)
    return handler_for(turn)


def _tap_key(turn: Turn) -> str:
    """Return what makes two taps on a button one: the card, what is done, and the version.

    Each tap is an activity of its own. Empty for buttons that only show something.
    """
    card, verb, kinds = turn.given("card"), turn.verb, turn.services.kinds
    if not card or verb not in kinds.changes or turn.incoming.automatic:
        return ""
    done = kinds.alike.get(verb, verb)
    return "\n".join(("tap", turn.viewer.person.text, card, done, str(turn.version)))


def _once(turn: Turn, handler: Handler) -> Answer:
    """Answer the first tap, and give every later one the same answer.

    An answer that leaves the card to be put right and pressed again counts as no tap.
    """
    tap = _tap_key(turn)
    if not tap:
        return handler(turn)
    kept = turn.unit.turns.answer_for(tap)
    if isinstance(kept, KeptAnswer):
        return Answer.of(kept)
    answer = handler(turn)
    if answer.replaces and answer.lasts:
        turn.unit.turns.tapped(turn.given("card"), turn.verb, turn.version, now=turn.now)
        turn.unit.turns.keep(tap, answer.to_keep, now=turn.now)
    return answer


def _waits(turn: Turn) -> bool:
    """True for invokes, whose answer goes in the HTTP response. Other answers are in the outbox
    already, so that the turn's row stores none.
    """
    return turn.incoming.kind is ActivityKind.EXECUTE


def _again(turn: Turn, kept: TurnAnswer) -> Reply:
    """Answer a redelivery: an invoke wants its answer again; any other is in the outbox."""
    return reply(turn, Answer.of(kept)) if isinstance(kept, KeptAnswer) else Reply()


def _remember_where(turn: Turn) -> None:
    if turn.incoming.scope != "personal":
        return
    conversations, person = turn.unit.conversations, turn.viewer.person
    if turn.incoming.kind is ActivityKind.REMOVED:
        conversations.forget(person)  # what is sent next opens a new one, or says it cannot
        return
    conversations.remember(person, address=turn.address, now=turn.now)
    one, regions = turn.incoming, turn.services.regions
    note_region(turn.unit, regions, one.tenant, one.service_url, turn.now)
