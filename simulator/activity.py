"""Activities as Teams sends them to a bot, built from who did what. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from governance.moments import london
from simulator.chats import BotFace, Json
from simulator.conversations import Channel
from simulator.people import Persona


@dataclass(frozen=True, slots=True)
class Moment:
    """When and under which id something is sent, and where the bot is to answer."""

    at: datetime
    activity_id: str
    service_url: str


def _from(person: Persona, bot: BotFace, moment: Moment) -> Json:
    return {
        "id": moment.activity_id,
        "timestamp": moment.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "localTimestamp": london(moment.at).isoformat(timespec="milliseconds"),
        "localTimezone": "Europe/London",
        "locale": "en-GB",
        "channelId": "msteams",
        "serviceUrl": moment.service_url,
        "from": {"id": person.teams_id, "name": person.name, "aadObjectId": person.object_id},
        "conversation": {
            "id": person.conversation_id,
            "conversationType": "personal",
            "tenantId": person.tenant_id,
        },
        "recipient": {"id": bot.teams_id, "name": bot.name},
        "channelData": {"tenant": {"id": person.tenant_id}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web"}],
    }


def message(person: Persona, bot: BotFace, moment: Moment, text: str) -> Json:
    """Something typed."""
    return {"type": "message", **_from(person, bot, moment), "textFormat": "plain", "text": text}


def with_file(said: Json, name: str) -> Json:
    """The same message with a file beside its words, which lies in the person's own storage."""
    info = {"downloadUrl": "https://files.example/download", "fileType": name.rpartition(".")[2]}
    sent = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": "https://files.example/file",
        "name": name,
        "content": info,
    }
    return {**said, "attachments": [sent]}


def in_channel(said: Json, channel: Channel, bot: BotFace) -> Json:
    """The same message as a new post in a channel: each "@IG Desk" in it is a mention."""
    at = f"<at>{bot.name}</at>"
    typed = re.compile(rf"@{re.escape(bot.name)}\b", re.IGNORECASE)
    text, times = typed.subn(at, said["text"])
    mention = {"type": "mention", "text": at, "mentioned": {"id": bot.teams_id, "name": bot.name}}
    place = {"id": channel.conversation_id}
    ids = {"teamsChannelId": place["id"], "teamsTeamId": place["id"]}
    return {
        **said,
        "text": text,
        "entities": [*[mention] * times, *said["entities"]],
        "conversation": {
            "id": channel.thread(said["id"]),
            "conversationType": "channel",
            "isGroup": True,
            "tenantId": channel.tenant_id,
        },
        "channelData": {**said["channelData"], **ids, "channel": place, "team": place},
    }


def is_mentioned(said: Json) -> bool:
    """True where the bot is named: only then does it hear what is said in a channel."""
    return any(entity["type"] == "mention" for entity in said["entities"])


def submitted(person: Persona, bot: BotFace, moment: Moment, value: Any, card_id: str) -> Json:
    """`Action.Submit`: a message without text, with the card's inputs and data as its value."""
    return {"type": "message", **_from(person, bot, moment), "value": value, "replyToId": card_id}


def executed(person: Persona, bot: BotFace, moment: Moment, value: Any, card_id: str) -> Json:
    """`Action.Execute`: an invoke; `value` is the action and its trigger."""
    common = _from(person, bot, moment)
    name = "adaptiveCard/action"
    return {"type": "invoke", "name": name, **common, "value": value, "replyToId": card_id}


def answered_file(
    person: Persona, bot: BotFace, moment: Moment, value: Json, offer_id: str
) -> Json:
    """Yes or no to a file that was offered."""
    common = _from(person, bot, moment)
    name = "fileConsent/invoke"
    return {"type": "invoke", "name": name, **common, "value": value, "replyToId": offer_id}


def was_read(person: Persona, bot: BotFace, moment: Moment, last: str) -> Json:
    """The person has read up to a message of the bot's: comes by itself, in one's own chat."""
    name = "application/vnd.microsoft.readReceipt"
    value = {"lastReadMessageId": last}
    return {"type": "event", "name": name, **_from(person, bot, moment), "value": value}


def came(person: Persona, bot: BotFace, moment: Moment) -> Json:
    """The person's chat with the bot begins."""
    added = [{"id": bot.teams_id}, {"id": person.teams_id, "aadObjectId": person.object_id}]
    return {"type": "conversationUpdate", **_from(person, bot, moment), "membersAdded": added}


def installed(person: Persona, bot: BotFace, moment: Moment) -> Json:
    """The app was added for the person."""
    return {"type": "installationUpdate", "action": "add", **_from(person, bot, moment)}
