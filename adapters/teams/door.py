"""The Teams door: one activity in, one HTTP answer out, and never a traceback. A 503 says that a
token cannot be checked just now; there is no other 5xx.

The HTTP answers are written here, since the SDK's own make them a 500; the SDK is loaded once its
middleware is asked for.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib import import_module
from typing import Any

from aiohttp import web

from adapters.clock import new_id
from adapters.logs import get_logger, where
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
WAITED_FOR = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.EXECUTE)
SAID_BY_PEOPLE = (*WAITED_FOR, ActivityKind.FILE)  # to an event, nobody waits for an answer


@dataclass(slots=True)
class Turn:
    """A turn under way: what it says goes out by `say`, what it answers is kept."""

    given: Incoming
    say: Callable[[Outgoing], Awaitable[object]]
    body: bytes | None = None  # the answer to its invoke
    late: bool = False  # whether its invoke was answered before the turn was done


class TeamsDoor:
    """Where Teams comes in, with the protocol handled by us.

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
        self._patience = patience
        self._begun = Begun()
        self._body_time = body_time
        self._authenticator = authenticator
        self._connector = connector
        self._sorry = sorry
        self._seam: Any = None
        self._log = get_logger()

    def use(self, *middleware: Any) -> None:
        """Run each turn from here on within this middleware of the SDK's, in this order."""
        self._seam = self._seam or import_module("adapters.teams.sdk").Seam(self._connector)
        self._seam.use(*middleware)

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
        turn = Turn(given, partial(self._say, given))
        work = self._begun.begin(self._run(turn, activity, handler))
        if not await self._in_time(work, given):
            return self._still_at_work(turn)
        work.result()
        # A message, an event: what we have to say to it goes out as a message of ours.
        return web.Response() if turn.body is None else _answered(turn.body)

    async def _run(self, turn: Turn, activity: Activity, handler: Handler) -> None:
        work = partial(self._handle, turn, handler)
        try:
            await (work() if self._seam is None else self._seam.around(turn, activity, work))
        except Exception as failure:  # noqa: BLE001  whatever it is, somebody waits for an answer
            await self._apologise(turn, failure)

    async def _handle(self, turn: Turn, handler: Handler) -> None:
        await self._answer(turn, await handler(turn.given))

    async def _say(self, given: Incoming, said: Outgoing) -> None:
        await self._connector.send(_address(given), {**said, "replyToId": given.activity})

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
        try:
            await self._connector.typing(_address(given))
        except Undelivered:
            return  # it was only to be kind

    def _still_at_work(self, turn: Turn) -> web.Response:
        """Answer that the turn goes on: what it changes goes out once it is saved."""
        turn.late = True
        self._log.warning("an invoke took too long and goes on")
        return _answered(_invoke_body(Reply(text=self._patience.still)))

    async def _answer(self, turn: Turn, reply: Reply) -> None:
        if turn.late and reply.refused is None:
            return
        if turn.given.kind is ActivityKind.EXECUTE and not turn.late:  # its answer is what is seen
            turn.body = _invoke_body(reply)
            return
        try:
            for outgoing in _messages(reply):
                await turn.say(outgoing)
        except Undelivered as undelivered:
            # The turn is done and kept: only its message did not get out.
            self._log.warning("reply undelivered", error=undelivered, status=undelivered.status)

    async def _apologise(self, turn: Turn, failure: Exception) -> None:
        ref = new_id()[:8]
        self._log.error("turn failed", error=failure, at=where(failure), ref=ref)
        if turn.given.kind in SAID_BY_PEOPLE:
            await self._answer(turn, Reply(refused=self._sorry.replace("{ref}", ref)))


def _address(given: Incoming) -> Address:
    return Address(given.app_id, given.tenant, given.conversation, given.service_url)


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
