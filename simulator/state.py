"""What the page is told: everything that changed after a stamp, as plain JSON."""

from datetime import datetime

from governance.moments import london
from simulator.chats import CARD, Chats, Json
from simulator.conversations import Channel, Chat, Entry
from simulator.files import files_of


def changes_after(chats: Chats, stamp: int, now: datetime) -> Json:
    """Return the people as they are and the messages that changed after `stamp`."""
    return {
        "epoch": chats.epoch,
        "stamp": chats.stamp,
        "now": {"instant": int(now.timestamp() * 1000), "london": london(now).isoformat()},
        "bot": {"name": chats.bot.name},
        "people": [_person(chat, chats.channel_of(chat.persona)) for chat in chats],
        "entries": [
            {"person": chat.persona.object_id, **_entry(entry)}
            for chat in chats
            for entry in chat.entries.values()
            if entry.stamp > stamp
        ],
        "posts": [
            {"channel": channel.conversation_id, "by": entry.activity.get("from"), **_entry(entry)}
            for channel in chats.channels
            for entry in channel.entries.values()
            if entry.stamp > stamp
        ],
    }


def _person(chat: Chat, channel: Channel) -> Json:
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
        "channel": {
            "id": channel.conversation_id,
            "name": channel.name,
            "typing": channel.typing,
        },
    }


def _entry(entry: Entry) -> Json:
    return {
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
