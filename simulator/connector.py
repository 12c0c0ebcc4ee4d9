"""The Bot Framework connector's REST protocol, as much as a bot in one-to-one chats calls.

The bot cannot tell it from Teams: same paths, same answers `{"id": ...}`, same refusals.
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from simulator import files
from simulator.bodies import activity_in, json_object
from simulator.chats import Chat, Chats, Json, UnknownActivity, UnknownConversation
from simulator.refusals import Refused, Switches, check_not_blocked, malformed, not_found

CHATS = web.AppKey("chats", Chats)
SWITCHES = web.AppKey("switches", Switches)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_connector_app(chats: Chats, switches: Switches | None = None) -> web.Application:
    """The connector alone, for tests; `make_page_app` serves the same routes beside the page."""
    app = web.Application()
    add_connector(app, chats, switches or Switches())
    return app


def add_connector(app: web.Application, chats: Chats, switches: Switches) -> None:
    """Serve the connector's routes from `app`."""
    app[CHATS] = chats
    app[SWITCHES] = switches
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


def refusing(handler: Handler) -> Handler:
    """`handler`, with its refusals turned into answers and every call written to the log."""

    async def answer(request: web.Request) -> web.StreamResponse:
        chats = request.app[CHATS]
        try:
            request.app[SWITCHES].check()
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


def _take(chats: Chats, chat: Chat, activity: Json) -> str:
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
    chat = _chat(request)
    check_not_blocked(chat)
    _own_entry(request, chat)
    request.app[CHATS].update(chat, activity_id, activity)
    request.app[CHATS].record("from_bot", chat, {"verb": "update", "activity": activity})
    return web.json_response({"id": activity_id})


async def delete(request: web.Request) -> web.Response:
    """The message, taken back."""
    chat = _chat(request)
    check_not_blocked(chat)
    activity_id = _own_entry(request, chat)
    request.app[CHATS].delete(chat, activity_id)
    request.app[CHATS].record("from_bot", chat, {"verb": "delete", "activity": {"id": activity_id}})
    return web.Response()


def _own_entry(request: web.Request, chat: Chat) -> str:
    """The id of a message the bot itself sent: people's messages are theirs."""
    entry = request.app[CHATS].entry(chat, request.match_info["activity"])
    if entry.author != "bot":
        raise Refused(403, "ConversationBlockedByUser", "A bot may change its own messages only")
    return entry.activity_id


async def members(request: web.Request) -> web.Response:
    """Everyone in the chat who is not the bot: one person."""
    return web.json_response([_as_member(_chat(request))])


async def paged_members(request: web.Request) -> web.Response:
    """The same, in the shape of the paged call."""
    return web.json_response({"members": [_as_member(_chat(request))]})


async def member(request: web.Request) -> web.Response:
    """One person of the chat, by Teams id or object id."""
    chat = _chat(request)
    wanted = request.match_info["member"]
    if wanted not in (chat.persona.teams_id, chat.persona.object_id):
        raise not_found("MemberNotFoundInConversation", "Nobody of that id in this conversation")
    return web.json_response(_as_member(chat))


def _as_member(chat: Chat) -> Json:
    person = chat.persona
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


def _chat(request: web.Request) -> Chat:
    return request.app[CHATS].in_conversation(request.match_info["conversation"])
