"""The Bot Framework connector's REST protocol, as much as our bot calls.

The bot cannot tell it from Teams: same paths, same answers `{"id": ...}`, same refusals.
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from simulator import files
from simulator.chats import CARD, Chats, Json, UnknownActivity, UnknownConversation
from simulator.conversations import Chat, Place
from simulator.guard import Handler
from simulator.people import Persona

MOST_BYTES = 100 * 1024  # Teams refuses messages above about 100 KB
HANGS_FOR_SECONDS = 60  # longer than any caller of ours waits
SHOWN = ("message", "typing")
NAMED = {
    404: "ConversationNotFound",
    429: "TooManyRequests",
    412: "PreconditionFailed",
    500: "ServiceError",
}


class Refused(Exception):
    """The connector says no, the way Teams would."""

    def __init__(
        self, status: int, code: str, message: str, retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after_seconds = retry_after_seconds

    def as_response(self) -> web.Response:
        """The error body the Bot Framework documents, with `Retry-After` where there is one."""
        body: Json = {"error": {"code": self.code, "message": self.message}}
        after = self.retry_after_seconds
        headers = {} if after is None else {"Retry-After": str(after)}
        return web.json_response(body, status=self.status, headers=headers)


def malformed(message: str) -> Refused:
    """400, as for a body that is not what the protocol says."""
    return Refused(400, "BadSyntax", message)


def not_found(code: str, message: str) -> Refused:
    """404, for a conversation, message or member that is not there."""
    return Refused(404, code, message)


@dataclass(slots=True)
class Switches:
    """Refusals a test has asked for: the next few calls fail, first come first served."""

    _next: deque[Refused] = field(default_factory=deque)
    hang: int = 0  # so many of the next calls get no answer at all

    def refuse_next(
        self, status: int, *, times: int = 1, retry_after_seconds: int | None = None
    ) -> None:
        """Refuse the bot's next `times` calls with `status`."""
        code = NAMED.get(status, "ServiceError")
        refusal = Refused(status, code, "Asked for by a test", retry_after_seconds)
        self._next.extend([refusal] * times)

    def clear(self) -> None:
        """Refuse nothing more."""
        self._next.clear()
        self.hang = 0

    async def check(self) -> None:
        """Raise the next refusal that was asked for, if any; or keep the caller waiting."""
        if self.hang:
            self.hang -= 1
            await asyncio.sleep(HANGS_FOR_SECONDS)
        if self._next:
            raise self._next.popleft()


def check_not_blocked(chat: Place) -> None:
    """No event tells a bot that somebody blocked it: only this, when it writes to them."""
    if chat.blocked:
        raise Refused(403, "BotDisabledByUser", "The person has blocked the bot")


CHATS = web.AppKey("chats", Chats)
SWITCHES = web.AppKey("switches", Switches)


def add_connector(app: web.Application, chats: Chats) -> None:
    """Serve the connector's routes from `app`."""
    app[CHATS] = chats
    app[SWITCHES] = Switches()
    one = "/v3/conversations/{conversation}"
    routes: list[tuple[str, str, Handler]] = [
        ("POST", "/v3/conversations", create_conversation),
        ("POST", f"{one}/activities", send),
        ("POST", f"{one}/activities/{{activity}}", send),
        ("PUT", f"{one}/activities/{{activity}}", update),
        ("DELETE", f"{one}/activities/{{activity}}", delete),
        ("GET", f"{one}/members", members),
        ("GET", f"{one}/pagedmembers", paged_members),
        ("GET", f"{one}/members/{{member}}", member),
    ]
    app[files.DRIVE] = files.Drive()
    app.router.add_put(files.PATH, files.put)
    app.router.add_get(files.PATH, files.get)
    for method, path, handler in routes:
        app.router.add_route(method, path, refusing(handler))
        app.router.add_route(method, f"/{{region:[a-z]+}}{path}", refusing(handler))


def refusing(handler: Handler) -> Handler:
    """`handler`, with its refusals turned into answers and every call written to the log."""

    async def answer(request: web.Request) -> web.StreamResponse:
        chats = request.app[CHATS]
        try:
            await request.app[SWITCHES].check()
            response = await handler(request)
        except Refused as refusal:
            response = refusal.as_response()
        except UnknownConversation:
            response = not_found("ConversationNotFound", "Conversation not found").as_response()
        except UnknownActivity:
            response = not_found("ActivityNotFound", "Activity not found").as_response()
        if response.status >= 400:
            refused = {"method": request.method, "path": request.path, "status": response.status}
            chats.record("refused", None, refused)
        return response

    return answer


async def create_conversation(request: web.Request) -> web.Response:
    """A one-to-one chat with the one member named; asked twice, the same chat."""
    body = await json_object(request)
    chat = _chat_with(request.app[CHATS], body)
    check_not_blocked(chat)
    answer: Json = {"id": chat.persona.conversation_id}
    if body.get("activity") is not None:
        answer["activityId"] = _take(request.app[CHATS], chat, activity_in(body["activity"]))
    return web.json_response(answer, status=201)


def _chat_with(chats: Chats, body: Json) -> Chat:
    named = body.get("members")
    if not isinstance(named, list) or len(named) != 1 or not isinstance(named[0], dict):
        raise malformed("members must name exactly one person")
    tenant = body.get("tenantId") or _tenant_in(body.get("channelData"))
    try:
        chat = chats.of_person(str(named[0].get("id")))
    except UnknownConversation:
        chat = None
    if chat is None or tenant != chat.persona.tenant_id:
        raise Refused(403, "BotNotInConversationRoster", "The bot is not installed for them")
    return chat


def _tenant_in(channel_data: Any) -> str | None:
    tenant = channel_data.get("tenant") if isinstance(channel_data, dict) else None
    found = tenant.get("id") if isinstance(tenant, dict) else None
    return found if isinstance(found, str) else None


async def send(request: web.Request) -> web.Response:
    """A new message or reply, or the typing dots."""
    activity = activity_in(await json_object(request))
    chat = _chat(request)
    check_not_blocked(chat)
    if "activity" in request.match_info:
        activity.setdefault("replyToId", request.match_info["activity"])
    return web.json_response({"id": _take(request.app[CHATS], chat, activity)}, status=201)


def _take(chats: Chats, chat: Place, activity: Json) -> str:
    activity_id = chats.new_id()
    activity = {**activity, "id": activity_id}
    chats.record("from_bot", chat, {"verb": "send", "activity": activity})
    if activity["type"] == "typing":
        chats.set_typing(chat, typing=True)
    else:
        chats.post(chat, "bot", activity)
    return activity_id


async def update(request: web.Request) -> web.Response:
    """The message, replaced."""
    activity_id = request.match_info["activity"]
    activity = {**activity_in(await json_object(request)), "id": activity_id}
    chat, _ = _own_entry(request)
    request.app[CHATS].update(chat, activity_id, activity)
    request.app[CHATS].record("from_bot", chat, {"verb": "update", "activity": activity})
    return web.json_response({"id": activity_id})


async def delete(request: web.Request) -> web.Response:
    """The message, taken back."""
    chat, activity_id = _own_entry(request)
    request.app[CHATS].delete(chat, activity_id)
    request.app[CHATS].record("from_bot", chat, {"verb": "delete", "activity": {"id": activity_id}})
    return web.Response()


def _own_entry(request: web.Request) -> tuple[Place, str]:
    """Return the chat and the id of a message the bot itself sent: people's are theirs."""
    chat = _chat(request)
    check_not_blocked(chat)
    entry = request.app[CHATS].entry(chat, request.match_info["activity"])
    if entry.author != "bot":
        raise Refused(403, "ConversationBlockedByUser", "A bot may change its own messages only")
    return chat, entry.activity_id


async def members(request: web.Request) -> web.Response:
    """Everyone in the chat or channel who is not the bot."""
    return web.json_response([_as_member(one) for one in _chat(request).members])


async def paged_members(request: web.Request) -> web.Response:
    """The same, in the shape of the paged call."""
    return web.json_response({"members": [_as_member(one) for one in _chat(request).members]})


async def member(request: web.Request) -> web.Response:
    """One person of the chat or channel, by Teams id or object id."""
    wanted = request.match_info["member"]
    for one in _chat(request).members:
        if wanted in (one.teams_id, one.object_id):
            return web.json_response(_as_member(one))
    raise not_found("MemberNotFoundInConversation", "Nobody of that id in this conversation")


def _as_member(person: Persona) -> Json:
    given_name, _, surname = person.name.partition(" ")
    return {
        "id": person.teams_id,
        "name": person.name,
        "objectId": person.object_id,
        "aadObjectId": person.object_id,
        "givenName": given_name,
        "surname": surname,
        "email": person.mailbox,
        "userPrincipalName": person.mailbox,
        "tenantId": person.tenant_id,
        "userRole": "user",
    }


def _chat(request: web.Request) -> Place:
    return request.app[CHATS].place(request.match_info["conversation"])


async def json_object(request: web.Request) -> Json:
    """The body, read no further than Teams would read it."""
    raw = await request.content.read(MOST_BYTES + 1)
    while len(raw) <= MOST_BYTES and (more := await request.content.read(MOST_BYTES)):
        raw += more
    if len(raw) > MOST_BYTES:
        raise Refused(413, "MessageSizeTooBig", "Message size too large")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise malformed("The body is not JSON") from None
    if not isinstance(body, dict):
        raise malformed("The body is not a JSON object")
    return body


def activity_in(body: Any) -> Json:
    """`body` as an activity that can be shown."""
    if not isinstance(body, dict) or body.get("type") not in SHOWN:
        raise malformed(f"activity.type must be one of {', '.join(SHOWN)}")
    attachments = body.get("attachments") or []
    if not isinstance(attachments, list) or not all(map(_is_attachment, attachments)):
        raise malformed("activity.attachments is not a list of attachments")
    if body["type"] == "message" and not attachments and not _has_text(body):
        raise malformed("A message needs a text or an attachment")
    return dict(body)


def _has_text(body: Json) -> bool:
    text = body.get("text")
    return isinstance(text, str) and bool(text.strip())


def _is_attachment(attachment: Any) -> bool:
    if not isinstance(attachment, dict) or not isinstance(attachment.get("contentType"), str):
        return False
    content = attachment.get("content")
    is_card = isinstance(content, dict) and content.get("type") == "AdaptiveCard"
    return attachment["contentType"] != CARD or is_card
