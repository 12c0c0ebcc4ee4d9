"""One activity, down once and up once: load, decide, save, say.

A turn is one transaction: its events, notices, audit entry and its own key with the sealed
answer. A redelivered activity finds the key and gets the same answer (Teams redelivers
after about 15 s). `now` and every id are fixed before the first try.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from adapters.teams.values import Incoming, Kind, Reply
from bot.desk import Desk
from bot.recipes import Recipe, Show, body_of, recipe_in
from bot.render import Looking, render
from bot.turns.ids import FixedIds
from bot.turns.routing import CHANGES, handler_for
from bot.turns.strangers import greet_stranger
from bot.turns.turn import Answer, Handler, Turn
from bot.work.outreach import ABOUT_NOTHING, FOLD, FOLD_AFTER, UPDATE, Letter, post
from dialogs.case_cards import gone_card
from governance.people import PersonId
from storage.errors import VersionConflict
from storage.unit import Unit

TRIES = 5
T = TypeVar("T")


class Writes(Protocol):
    """The store's writer."""

    async def write(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Turns:
    """Takes activities. `wake_courier` is called once a turn is saved."""

    store: Writes
    desk: Desk
    wake_courier: Callable[[], None]

    async def take(self, incoming: Incoming) -> Reply:
        """The reply to one activity, saved before it is said."""
        now = self.desk.clock.now()
        ids = FixedIds(self.desk.new_id)
        reply = await self._save(lambda unit: self._turn(unit, incoming, now, ids), ids)
        self.wake_courier()
        return reply

    async def _save(self, work: Callable[[Unit], Reply], ids: FixedIds) -> Reply:
        for _ in range(TRIES - 1):
            try:
                return await self.store.write(work)
            except VersionConflict:
                ids.again()
        return await self.store.write(work)

    def _turn(self, unit: Unit, incoming: Incoming, now: datetime, ids: FixedIds) -> Reply:
        desk = replace(self.desk, new_id=ids)
        person = PersonId(incoming.tenant, incoming.object_id)
        viewer = desk.viewer(person, now) if incoming.tenant and incoming.object_id else None
        if viewer is None or not viewer.memberships:
            return greet_stranger(unit, desk, incoming, now)
        turn = Turn(unit, desk, incoming, viewer, turn_key(incoming), now)
        kept = unit.turns.answer_for(turn.key)
        if kept is not None:
            return _again(turn, Answer.of(kept))
        return _first_time(turn)


def turn_key(incoming: Incoming) -> str:
    """What makes an activity one: app, tenant, conversation and activity id."""
    return "\n".join((incoming.app_id, incoming.tenant, incoming.conversation, incoming.activity))


def _first_time(turn: Turn) -> Reply:
    _remember_where(turn)
    handler = handler_for(turn)
    if handler is None:
        return Reply()
    answer = _once(turn, handler)
    turn.unit.turns.keep(turn.key, answer.plain(), now=turn.now)
    _deliver(turn, answer)
    return _reply(turn, answer)


def _tap_key(turn: Turn) -> str:
    """A second tap on the same button comes as a new activity; card, verb and version are one.

    Empty for buttons that only show something: those may be pressed again.
    """
    card, verb = turn.given("card"), turn.verb
    if not card or verb not in CHANGES:
        return ""
    return "\n".join(("tap", turn.viewer.person.text, card, verb, str(turn.version)))


def _once(turn: Turn, handler: Handler) -> Answer:
    """The answer, worked out at the first tap and the same at every later one.

    Where the card stays to be put right and pressed again, nothing has been done yet.
    """
    tap = _tap_key(turn)
    if not tap:
        return handler(turn)
    kept = turn.unit.turns.answer_for(tap)
    if kept is not None:
        return Answer.of(kept)
    answer = handler(turn)
    if answer.replaces:
        turn.unit.turns.tapped(turn.given("card"), turn.verb, turn.version, now=turn.now)
        turn.unit.turns.keep(tap, answer.plain(), now=turn.now)
    return answer


def _again(turn: Turn, answer: Answer) -> Reply:
    """A redelivery: what was to be sent is in the outbox already; an invoke wants its answer."""
    return _reply(turn, answer)


def _remember_where(turn: Turn) -> None:
    if turn.incoming.scope != "personal" or turn.incoming.kind is Kind.REMOVED:
        return
    address = asdict(turn.address)
    turn.unit.conversations.remember(turn.viewer.person, address=address, now=turn.now)


def _deliver(turn: Turn, answer: Answer) -> None:
    """Into the outbox: an update of the card that was used, or a new message."""
    used = turn.incoming.reply_to
    if turn.incoming.kind in (Kind.EXECUTE, Kind.SUBMIT) and used:
        _replace_used(turn, answer, used)
    else:
        turn.say(answer.body)


def _replace_used(turn: Turn, answer: Answer, used: str) -> None:
    if not answer.replaces:
        if turn.incoming.kind is Kind.SUBMIT:
            turn.say(answer.body)
        return
    recipe = recipe_in(answer.body)
    case = recipe.case if recipe else ""
    if answer.sticks or turn.incoming.kind is Kind.SUBMIT:
        _update(turn, used, case, answer.body, UPDATE)
    if case and not answer.sticks:
        _update(turn, used, case, body_of(Recipe(Show.CASE, case=case)), FOLD)


def _update(turn: Turn, used: str, case: str, body: Mapping[str, Any], kind: str) -> None:
    letter = Letter(
        key=f"{kind}:{turn.key}",
        party=turn.party,
        kind=kind,
        to={**turn.here, "activity": used},
        body=body,
        subject=case or ABOUT_NOTHING,
        later=FOLD_AFTER if kind == FOLD else timedelta(),
    )
    post(turn.unit, letter, turn.now)


def _reply(turn: Turn, answer: Answer) -> Reply:
    if turn.incoming.kind is not Kind.EXECUTE:
        return Reply()
    body = answer.body
    recipe = recipe_in(body)
    if recipe is not None:
        seen = render(turn.unit, turn.desk, recipe, Looking(turn.viewer, turn.now))
        card = seen.card if seen else gone_card()
        return Reply(card=card)
    if "card" in body:
        return Reply(card=dict(body["card"]))
    return Reply(text=str(body["text"]))
