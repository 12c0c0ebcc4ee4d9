"""What Teams would keep, in memory: one chat a person, one channel an organisation, a log."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.conversations import THREAD, Author, Channel, Chat, Entry, Place
from simulator.people import Persona

Json = dict[str, Any]
CARD = "application/vnd.microsoft.card.adaptive"


class UnknownConversation(Exception):
    """Nobody here has that conversation."""


class UnknownActivity(Exception):
    """That conversation has no such message."""


@dataclass(frozen=True, slots=True)
class BotFace:
    """The bot as people see it in Teams."""

    name: str = "IG Desk"
    app_id: str = "igdesk-simulated"

    @property
    def teams_id(self) -> str:
        """The id Teams gives a bot."""
        return f"28:{self.app_id}"


class Chats:
    """Everyone's chats. Every visible change moves `stamp` on and wakes whoever waits for it."""

    def __init__(
        self, *, people: Sequence[Persona], bot: BotFace, now: Callable[[], datetime]
    ) -> None:
        self.bot = bot
        self.now = now
        self.stamp = 0
        self.regions: dict[str, str] = {}  # by tenant: the word in its service address
        self.receipts = False  # does the bot hear what people have read?
        self.epoch = ""  # changes with every reset and restart, so that pages start afresh
        self.log: list[Json] = []
        self._people = tuple(people)
        self._last_id = 0
        self._waiting: set[asyncio.Event] = set()
        self._chats: dict[str, Chat] = {}
        self._channels: dict[str, Channel] = {}  # by tenant
        self.reset()

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def reset(self) -> None:
        """Forget every message and the log; the people stay."""
        self._chats, self._channels = {}, {}
        for persona in self._people:
            self._join(persona)
        self.log = []
        self.epoch = self.new_id()
        self.touch()

    def add(self, persona: Persona) -> Chat:
        """Somebody else has Teams: whether the bot knows them is the bot's business."""
        self._people += (persona,)
        chat = self._join(persona)
        self.touch()
        return chat

    def _join(self, persona: Persona) -> Chat:
        team = Channel(persona.tenant_id, persona.tenant_name)
        self._channels.setdefault(persona.tenant_id, team).members.append(persona)
        chat = self._chats[persona.conversation_id] = Chat(persona)
        return chat

    @property
    def channels(self) -> Sequence[Channel]:
        """Every organisation's channel."""
        return tuple(self._channels.values())

    def channel_of(self, persona: Persona) -> Channel:
        """The channel of the person's organisation."""
        return self._channels[persona.tenant_id]

    def in_conversation(self, conversation_id: str) -> Chat:
        """The chat with that conversation id."""
        if conversation_id not in self._chats:
            raise UnknownConversation
        return self._chats[conversation_id]

    def place(self, conversation_id: str) -> Place:
        """The chat with that id, or the channel of which it is the id or a thread's."""
        whole = conversation_id.partition(THREAD)[0]
        for channel in self.channels:
            if channel.conversation_id == whole:
                return channel
        return self.in_conversation(conversation_id)

    def of_person(self, member_id: str) -> Chat:
        """The chat of a person known by Teams id (`29:...`) or Entra object id."""
        for chat in self._chats.values():
            if member_id in (chat.persona.teams_id, chat.persona.object_id):
                return chat
        raise UnknownConversation

    def new_id(self) -> str:
        """An activity id as Teams makes them (milliseconds), new even after a restart."""
        self._last_id = max(self._last_id + 1, int(self.now().timestamp() * 1000))
        return str(self._last_id)

    def touch(self) -> int:
        """Move on and wake everyone who waits for a change."""
        self.stamp += 1
        for waiting in self._waiting:
            waiting.set()
        return self.stamp

    async def changed_after(self, stamp: int) -> None:
        """Return once something has changed after `stamp`."""
        while self.stamp <= stamp:
            woken = asyncio.Event()
            self._waiting.add(woken)
            try:
                await woken.wait()
            finally:
                self._waiting.discard(woken)

    def post(self, chat: Place, author: Author, activity: Json) -> Entry:
        """A new message at the foot of the chat or channel."""
        activity_id = str(activity.get("id") or self.new_id())
        entry = Entry(activity_id, author, self.now(), activity, self.touch())
        chat.entries[activity_id] = entry
        chat.typing = chat.typing and author == "person"
        return entry

    def entry(self, chat: Place, activity_id: str) -> Entry:
        """One message that is still there."""
        entry = chat.entries.get(activity_id)
        if entry is None or entry.deleted:
            raise UnknownActivity
        return entry

    def update(self, chat: Place, activity_id: str, activity: Json) -> None:
        """The bot's update: it replaces the message for everyone, own views included."""
        entry = self.entry(chat, activity_id)
        entry.activity = activity
        entry.own_view = None
        entry.revision += 1
        chat.typing = False
        entry.stamp = self.touch()

    def delete(self, chat: Place, activity_id: str) -> None:
        """The bot takes its message back."""
        entry = self.entry(chat, activity_id)
        entry.deleted = True
        entry.activity = {}
        entry.own_view = None
        entry.stamp = self.touch()

    def show_instead(self, chat: Chat, activity_id: str, card: Json) -> None:
        """The answer to an Execute: this card, for this person, until an update."""
        entry = self.entry(chat, activity_id)
        entry.own_view = card
        entry.stamp = self.touch()

    def set_typing(self, chat: Place, *, typing: bool) -> None:
        """Show or hide the dots."""
        if chat.typing != typing:
            chat.typing = typing
            self.touch()

    def record(self, direction: str, chat: Place | None, what: Json) -> None:
        """One line of the log that tests read."""
        person = chat.name if chat else None
        at = self.now().isoformat()
        self.log.append({"direction": direction, "at": at, "person": person, **what})
