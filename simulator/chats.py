"""What Teams would keep, in memory: one chat a person, its messages, and a log for tests."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from simulator.people import Persona

Json = dict[str, Any]
Author = Literal["bot", "person"]
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


@dataclass(slots=True)
class Entry:
    """One message in a chat. `revision` counts the bot's updates, `stamp` every visible change."""

    activity_id: str
    author: Author
    at: datetime
    activity: Json
    stamp: int
    revision: int = 0
    # The card this person alone sees since the bot answered their Execute with it.
    own_view: Json | None = None
    deleted: bool = False
    undelivered: bool = False


@dataclass(slots=True)
class Chat:
    """A person's conversation with the bot."""

    persona: Persona
    entries: dict[str, Entry] = field(default_factory=dict)
    typing: bool = False
    opened: bool = False
    blocked: bool = False


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
        self.reset()

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def reset(self) -> None:
        """Forget every message and the log; the people stay."""
        self._chats = {p.conversation_id: Chat(p) for p in self._people}
        self.log = []
        self.epoch = self.new_id()
        self.touch()

    def add(self, persona: Persona) -> Chat:
        """Somebody else has Teams: whether the bot knows them is the bot's business."""
        self._people += (persona,)
        chat = self._chats[persona.conversation_id] = Chat(persona)
        self.touch()
        return chat

    def in_conversation(self, conversation_id: str) -> Chat:
        """The chat with that conversation id."""
        if conversation_id not in self._chats:
            raise UnknownConversation
        return self._chats[conversation_id]

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

    def post(self, chat: Chat, author: Author, activity: Json) -> Entry:
        """A new message at the foot of the chat."""
        activity_id = str(activity.get("id") or self.new_id())
        entry = Entry(activity_id, author, self.now(), activity, self.touch())
        chat.entries[activity_id] = entry
        chat.typing = chat.typing and author == "person"
        return entry

    def entry(self, chat: Chat, activity_id: str) -> Entry:
        """One message that is still there."""
        entry = chat.entries.get(activity_id)
        if entry is None or entry.deleted:
            raise UnknownActivity
        return entry

    def update(self, chat: Chat, activity_id: str, activity: Json) -> None:
        """The bot's update: it replaces the message for everyone, own views included."""
        entry = self.entry(chat, activity_id)
        entry.activity = activity
        entry.own_view = None
        entry.revision += 1
        chat.typing = False
        entry.stamp = self.touch()

    def delete(self, chat: Chat, activity_id: str) -> None:
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

    def set_typing(self, chat: Chat, *, typing: bool) -> None:
        """Show or hide the dots."""
        if chat.typing != typing:
            chat.typing = typing
            self.touch()

    def record(self, direction: str, chat: Chat | None, what: Json) -> None:
        """One line of the log that tests read."""
        person = chat.persona.name if chat else None
        at = self.now().isoformat()
        self.log.append({"direction": direction, "at": at, "person": person, **what})
