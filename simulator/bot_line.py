"""The way from a person to the bot: real activities over HTTP, as Teams would send them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from simulator import activity
from simulator.chats import CARD, Chats, Json
from simulator.conversations import Chat, Entry, Place

ANSWER_WITHIN = aiohttp.ClientTimeout(total=15)  # Teams gives a bot about that long

FAILED = "Something went wrong. Please try again."
OUT_OF_REACH = "The bot cannot be reached. Please try again."
MESSAGE_ANSWER = "application/vnd.microsoft.activity.message"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot's web server said. `status` is 0 when nothing came back."""

    status: int
    body: Any = None

    @property
    def taken(self) -> bool:
        """The bot has it."""
        return 200 <= self.status < 300


class BotLine:
    """Sends what people do to the bot, and turns what it answers into what they see."""

    def __init__(
        self, *, chats: Chats, session: aiohttp.ClientSession, messages_url: str, service_url: str
    ) -> None:
        self._chats = chats
        self._session = session
        self._messages_url = messages_url
        self._service_url = service_url

    async def open(self, chat: Chat) -> None:
        """The person opens the chat: the first time, the bot hears that it is installed."""
        if not chat.opened:
            chat.opened = True
            await self._deliver(chat, self._made(chat, activity.installed))
            await self._deliver(chat, self._made(chat, activity.came))

    async def say(self, chat: Chat, text: str, file: str = "") -> Entry:
        """The person sends a message, with a file of that name beside it, if any."""
        said = self._made(chat, activity.message, text)
        said = activity.with_file(said, file) if file else said
        entry = self._chats.post(chat, "person", said)
        await self._bring(chat, said, entry)
        return entry

    async def post(self, chat: Chat, text: str) -> Entry:
        """The person writes in their channel: everyone there reads it, the bot where named."""
        channel = self._chats.channel_of(chat.persona)
        said = self._made(chat, activity.message, text)
        entry = self._chats.post(channel, "person", said)
        sent = activity.in_channel(said, channel, self._chats.bot)
        if activity.is_mentioned(sent):
            await self._bring(channel, sent, entry)
        return entry

    async def submit(self, chat: Chat, card_id: str, data: Any) -> Json:
        """The person presses a Submit button."""
        answer = await self._deliver(chat, self._made(chat, activity.submitted, data, card_id))
        return {"outcome": "sent"} if answer.taken else _failed(answer)

    async def execute(self, chat: Chat, card_id: str, action: Json, trigger: str) -> Json:
        """The person presses an Execute button, or the card asks to be refreshed."""
        value = {"action": {"type": "Action.Execute", **action}, "trigger": trigger}
        answer = await self._deliver(chat, self._made(chat, activity.executed, value, card_id))
        if not answer.taken or not isinstance(answer.body, dict):
            return _failed(answer)
        return self._shown(chat, card_id, answer.body)

    async def answer_file(self, chat: Chat, offer_id: str, value: Json) -> Json:
        """The person says yes or no to a file."""
        sent = self._made(chat, activity.answered_file, value, offer_id)
        answer = await self._deliver(chat, sent)
        return {"outcome": "sent"} if answer.taken else _failed(answer)

    async def read(self, chat: Chat) -> None:
        """The person has read their chat; the bot hears of it where the tenant lets it."""
        theirs = [one.activity_id for one in chat.entries.values() if one.author == "bot"]
        if self._chats.receipts and theirs:
            newest = max(theirs, key=int)
            await self._deliver(chat, self._made(chat, activity.was_read, newest))

    def _shown(self, chat: Chat, card_id: str, body: Json) -> Json:
        kind, value = body.get("type"), body.get("value")
        if body.get("statusCode") == 200 and kind == CARD and isinstance(value, dict):
            self._chats.show_instead(chat, card_id, value)
            return {"outcome": "replaced"}
        if body.get("statusCode") == 200 and kind == MESSAGE_ANSWER:
            return {"outcome": "said", "text": str(value)}
        told = value.get("message") if isinstance(value, dict) else None
        return {"outcome": "failed", "text": str(told or FAILED)}

    def _made(self, chat: Chat, make: Callable[..., Json], *what: Any) -> Json:
        region = self._chats.regions.get(chat.persona.tenant_id, "")
        service_url = f"{self._service_url}{region}/" if region else self._service_url
        moment = activity.Moment(self._chats.now(), self._chats.new_id(), service_url)
        return make(chat.persona, self._chats.bot, moment, *what)

    async def _bring(self, place: Place, sent: Json, entry: Entry) -> None:
        answer = await self._deliver(place, sent)
        if not answer.taken:
            entry.undelivered = True
            entry.stamp = self._chats.touch()

    async def _deliver(self, chat: Place, sent: Json) -> Answer:
        answer = await self._ask(sent)
        self._chats.set_typing(chat, typing=False)
        told = {"activity": sent, "status": answer.status, "answer": answer.body}
        self._chats.record("to_bot", chat, told)
        return answer

    async def _ask(self, sent: Json) -> Answer:
        try:
            async with self._session.post(
                self._messages_url, json=sent, timeout=ANSWER_WITHIN
            ) as response:
                return Answer(response.status, await _body(response))
        except (aiohttp.ClientError, TimeoutError):
            return Answer(0)


async def _body(response: aiohttp.ClientResponse) -> Any:
    try:
        return await response.json(content_type=None)
    except ValueError:
        return None


def _failed(answer: Answer) -> Json:
    return {"outcome": "failed", "text": FAILED if answer.status else OUT_OF_REACH}
