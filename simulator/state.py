"""What the page is told: everything that changed after a stamp, as plain JSON."""

from datetime import datetime

from governance.moments import london
from simulator.chats import CARD, Chat, Chats, Entry, Json
from simulator.files import files_of


def changes_after(chats: Chats, stamp: int, now: datetime) -> Json:
    """Return the people as they are and the messages that changed after `stamp`."""
    return {
        "epoch": chats.epoch,
        "stamp": chats.stamp,
        "now": {"instant": int(now.timestamp() * 1000), "london": london(now).isoformat()},
        "bot": {"name": chats.bot.name},
        "people": [_person(chat) for chat in chats],
        "entries": [
            _entry(chat, entry)
            for chat in chats
            for entry in chat.entries.values()
            if entry.stamp > stamp
        ],
    }


def _person(chat: Chat) -> Json:
    person = chat.persona
    return {
        "id": person.object_id,
        "teamsId": person.teams_id,
        "name": person.name,
        "post": person.post,
        "organisation": person.tenant_name,
        "inPane": person.in_pane,
        "typing": chat.typing,
        "blocked": chat.blocked,
    }


def _entry(chat: Chat, entry: Entry) -> Json:
    return {
        "person": chat.persona.object_id,
        "id": entry.activity_id,
        "author": entry.author,
        "at": int(entry.at.timestamp() * 1000),
        "stamp": entry.stamp,
        "revision": entry.revision,
        "deleted": entry.deleted,
        "edited": entry.revision > 0,
        "undelivered": entry.undelivered,
        "text": entry.activity.get("text"),
        "cards": _cards(entry),
        "files": files_of(entry),
        "suggested": _suggested(entry.activity),
    }


def _cards(entry: Entry) -> list[Json]:
    if entry.own_view is not None:
        return [entry.own_view]
    attached = entry.activity.get("attachments") or []
    return [one["content"] for one in attached if one["contentType"] == CARD]


def _suggested(activity: Json) -> list[Json]:
    suggested = activity.get("suggestedActions") or {}
    return list(suggested.get("actions") or [])
