"""The Teams door: one activity in, one HTTP answer out, and never a traceback. A 503 says that a
token cannot be checked just now; there is no other 5xx.

The HTTP answers are written here, since the SDK's own make them a 500.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from aiohttp import web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity as SdkActivity
from botbuilder.schema import ConversationReference, ResourceResponse

from adapters.clock import new_id
from adapters.logs import get_logger, where
from adapters.teams import sdk
from adapters.teams.activities import Outgoing, card_activity, text_activity
from adapters.teams.authentication import Authenticator, caller_of
from adapters.teams.failures import Undelivered
from adapters.teams.inbound import (
    BODY_TIME,
    Activity,
    RequestRefused,
    check_envelope,
    parse,
    read_body,
)
from adapters.teams.incoming import incoming, is_from_a_bot
from adapters.teams.invoke_deadline import PATIENCE, Begun, Patience, ends
from adapters.teams.outbound import Connector
from adapters.teams.values import ActivityKind, Incoming, Reply
from governance.outbox_message import Address
from governance.policy import TURNS_END_WITHIN

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
UNPROVED = 401

Handler = Callable[[Incoming], Awaitable[Reply]]
BODY = "igdesk.invoke_body"  # where a turn keeps the answer to its invoke
ANSWERS = "igdesk.answers"  # set where the HTTP answer itself is what the person sees
LATE = "igdesk.late"  # set once an invoke was answered before its turn was done
WAITED_FOR = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.EXECUTE)
SAID_BY_PEOPLE = ("message", "invoke")  # somebody waits for an answer; to an event, nobody does


class TeamsDoor(BotAdapter):  # type: ignore[misc]  # the SDK is untyped
    """botbuilder's adapter, with the protocol handled by us.

    `sorry` is what a person is told when we failed: that nothing is lost, and what to do.
    Where it says {ref}, the reference that the log has takes its place. A body that is not there
    within `body_time` is given up.
    """

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        connector: Connector,
        sorry: str,
        body_time: timedelta = BODY_TIME,
        patience: Patience = PATIENCE,
    ) -> None:
        super().__init__(self._apologise)
        self._patience = patience
        self._begun = Begun()
        self._body_time = body_time
        self._authenticator = authenticator
        self._connector = connector
        self._sorry = sorry
        self._log = get_logger()

    async def receive(self, request: web.Request, handler: Handler) -> web.Response:
        """Answer one HTTP request; `handler` hears of it only if all is in order."""
        try:
            activity = await self._admit(request)
        except RequestRefused as refused:
            self._log.info("activity refused", status=refused.status)
            return _refusal(refused)
        if is_from_a_bot(activity):
            return web.Response()
        given = incoming(activity)
        if given.kind is ActivityKind.INVOKE_OTHER:
            return web.Response(status=501)  # what the protocol says to an unknown invoke
        return await self._turn(activity, given, handler)

    async def _admit(self, request: web.Request) -> Activity:
        """Check the caller first, so that a stranger costs us neither memory nor parsing."""
        check_envelope(request)
        proved = await self._authenticator.admit(caller_of(request))
        activity = parse(await read_body(request, within=self._body_time))
        proved.check(activity)
        return activity

    async def _turn(self, activity: Activity, given: Incoming, handler: Handler) -> web.Response:
        context = TurnContext(self, sdk.turn_activity(activity, given))
        context.turn_state[ANSWERS] = given.kind is ActivityKind.EXECUTE

        async def logic(context: TurnContext) -> None:
            await self._answer(context, await handler(given))

        # Whatever the handler raises comes back through on_turn_error, as `_apologise`.
        turn = self._begun.begin(self.run_pipeline(context, logic))
        if not await self._in_time(turn, given):
            return self._still_at_work(context)
        turn.result()
        body = context.turn_state.get(BODY)
        # A message, an event: what we have to say to it goes out as a message of ours.
        return web.Response() if body is None else _answered(body)

    async def finish(self) -> None:
        """Let the turns that somebody began come to their end."""
        await self._begun.finish(TURNS_END_WITHIN)

    async def _in_time(self, turn: "asyncio.Task[None]", given: Incoming) -> bool:
        """Wait for the turn, showing the dots; for an invoke's no longer than it may be."""
        patience = self._patience
        if await ends(turn, patience.typing_after):
            return True
        if given.kind in WAITED_FOR:
            self._begun.begin(self._show_typing(given))
        if given.kind is ActivityKind.EXECUTE:
            return await ends(turn, patience.invoke - patience.typing_after)
        await asyncio.wait({turn})
        return True

    async def _show_typing(self, given: Incoming) -> None:
        where_said = Address(given.app_id, given.tenant, given.conversation, given.service_url)
        try:
            await self._connector.typing(where_said)
        except Undelivered:
            return  # it was only to be kind

    def _still_at_work(self, context: TurnContext) -> web.Response:
        """Answer that the turn goes on: what it changes goes out once it is saved."""
        context.turn_state[LATE] = True
        self._log.warning("an invoke took too long and goes on")
        return _answered(_invoke_body(Reply(text=self._patience.still)))

    async def _answer(self, context: TurnContext, reply: Reply) -> None:
        if context.turn_state.get(LATE) and reply.refused is None:
            return
        if context.turn_state.get(ANSWERS) and not context.turn_state.get(LATE):
            context.turn_state[BODY] = _invoke_body(reply)
            return
        try:
            for outgoing in _messages(reply):
                await context.send_activity(sdk.message(outgoing))
        except Undelivered as undelivered:
            # The turn is done and kept: only its message did not get out.
            self._log.warning("reply undelivered", error=undelivered, status=undelivered.status)

    async def _apologise(self, context: TurnContext, failure: Exception) -> None:
        ref = new_id()[:8]
        self._log.error("turn failed", error=failure, at=where(failure), ref=ref)
        if context.activity.type in SAID_BY_PEOPLE:
            await self._answer(context, Reply(refused=self._sorry.replace("{ref}", ref)))

    # What botbuilder asks of an adapter, over our one session.

    async def send_activities(
        self, context: TurnContext, activities: Sequence[SdkActivity]
    ) -> list[ResourceResponse]:
        """Send in order. Traces are for the SDK's emulator and go nowhere."""
        del context
        return [ResourceResponse(id=await self._send(activity)) for activity in activities]

    async def update_activity(self, context: TurnContext, activity: SdkActivity) -> None:
        """Replace one activity."""
        del context
        address = sdk.address_of(activity)
        await self._connector.update(address, activity.id, sdk.content(activity))

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Take one activity back."""
        del context
        await self._connector.delete(sdk.address_in(reference), reference.activity_id)

    async def _send(self, activity: SdkActivity) -> str:
        if activity.type == "trace":
            return ""
        return await self._connector.send(sdk.address_of(activity), sdk.content(activity))


def _messages(reply: Reply) -> list[Outgoing]:
    """Return a reply as messages: the refusal alone, else the card, else the text."""
    if reply.refused is not None:
        return [text_activity(reply.refused)]
    if reply.card is not None:
        # A card's fallbackText is for screens that cannot show it: as bare as a summary must be.
        return [card_activity(reply.card, summary=str(reply.card.get("fallbackText", "IG Desk")))]
    return [] if reply.text is None else [text_activity(reply.text)]


def _refusal(refused: RequestRefused) -> web.Response:
    """Return a refusal's answer; the connection closes, as a body may be left unread."""
    # RFC 9110 11.6.1: a 401 says which kind of proof is asked for.
    proof = {"WWW-Authenticate": "Bearer"} if refused.status == UNPROVED else None
    response = web.Response(status=refused.status, text=refused.sentence, headers=proof)
    response.force_close()
    return response


def _answered(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json", charset="utf-8")


def _invoke_body(reply: Reply) -> bytes:
    """Return the JSON for an adaptiveCard/action: its own status is inside, the HTTP one is 200.

    Serialised here once, so that a card which is not JSON fails while we can still apologise.
    """
    answer: Outgoing = {"statusCode": 200, "type": MESSAGE, "value": reply.text or ""}
    if reply.refused is not None:
        error = {"code": "Refused", "message": reply.refused}
        answer = {"statusCode": 400, "type": ERROR, "value": error}
    elif reply.card is not None:
        answer = {"statusCode": 200, "type": CARD, "value": reply.card}
    return json.dumps(answer).encode()
