"""One person of the town: what they see in their chat with the bot, and what they do there."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.cards.more import MORE
from governance.keys import TenantId
from governance.people.identity import PersonId
from simulator.activity import Moment, executed, message, submitted
from simulator.bot_line import BotLine
from simulator.chats import CARD, Chats, Json
from simulator.conversations import Chat, Entry
from tests.cards import inputs, walk, words

MOST_PAGES = 4
Answers = Mapping[str, str]
NOTHING: Answers = {}


class NothingToPress(AssertionError):
    """No card that this person can see has that button, or that input."""


@dataclass
class Resident:
    """Someone with a chat. After everything they do, the post goes round once."""

    chat: Chat
    chats: Chats
    line: BotLine
    service_url: str
    settle: Callable[[], Awaitable[None]]

    @property
    def name(self) -> str:
        return self.chat.persona.name

    @property
    def person(self) -> PersonId:
        """Who they are."""
        return PersonId(TenantId(self.chat.persona.tenant_id), self.chat.persona.object_id)

    @property
    def id(self) -> str:
        """The same, as the store writes it."""
        return self.person.text

    @property
    def entries(self) -> list[Entry]:
        """What the bot has in this chat, oldest first."""
        mine = self.chat.entries.values()
        return [entry for entry in mine if entry.author == "bot" and not entry.deleted]

    @property
    def cards(self) -> list[Json]:
        """Every card as this person sees it now, oldest first."""
        return [card for entry in self.entries for card in cards_of(entry)]

    @property
    def card(self) -> Json:
        """The newest card."""
        return self.cards[-1]

    @property
    def text(self) -> str:
        """Everything the bot shows them now, as words."""
        return "\n".join(
            "\n".join([str(entry.activity.get("text") or ""), *map(words, cards_of(entry))])
            for entry in self.entries
        )

    @property
    def last(self) -> str:
        """The newest message, as words."""
        entry = self.entries[-1]
        return "\n".join([str(entry.activity.get("text") or ""), *map(words, cards_of(entry))])

    @property
    def buttons(self) -> list[str]:
        """Every button in reach."""
        return [str(action["title"]) for card in self.cards for action in pressable(card)]

    async def says(self, text: str) -> str:
        """Types; gives the newest message of the bot."""
        await self.line.say(self.chat, text)
        await self.settle()
        return self.last

    async def presses(
        self, title: str, answers: Answers = NOTHING, *, submit: bool = False, **more: str
    ) -> Json:
        """Presses the newest button of that title, with the form as it stands and `answers`.

        `submit` is the way of a client that does not know Execute. A button that *More* leads to is
        looked for there, as a person would.
        """
        for _ in range(MOST_PAGES):
            if title in self.buttons or MORE not in self.buttons:
                break
            await self.presses(MORE, submit=submit)
        entry, card, action = self.finds(title)
        data = filled(card, action, {**answers, **more})
        outcome = await self._send(entry.activity_id, action, data, submit=submit)
        await self.settle()
        return outcome

    async def sends(self, verb: str, data: Json, *, on: str = "1", submit: bool = False) -> Json:
        """Sends a card's action that no card need have offered."""
        outcome = await self._send(on, {"verb": verb}, data, submit=submit)
        await self.settle()
        return outcome

    async def _send(self, on: str, action: Json, data: Json, *, submit: bool) -> Json:
        if submit:
            return await self.line.submit(self.chat, on, data)
        execute = {"verb": action["verb"], "data": data}
        return await self.line.execute(self.chat, on, execute, "manual")

    def finds(self, title: str) -> tuple[Entry, Json, Json]:
        """The newest message with that button, its card and the button."""
        for entry in reversed(self.entries):
            for card in cards_of(entry):
                for action in pressable(card):
                    if action["title"] == title:
                        return entry, card, dict(action)
        raise NothingToPress(f"{self.name}: {title!r} is not among {self.buttons}")

    # Raw activities, for what a well-behaved client would not send.

    def typed(self, text: str) -> Json:
        """The activity of a typed message."""
        return message(self.chat.persona, self.chats.bot, self.moment(), text)

    def pressed(
        self, title: str, answers: Answers = NOTHING, *, submit: bool = False, **more: str
    ) -> Json:
        """The activity of a press."""
        entry, card, action = self.finds(title)
        data, bot = filled(card, action, {**answers, **more}), self.chats.bot
        if submit:
            return submitted(self.chat.persona, bot, self.moment(), data, entry.activity_id)
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"], "data": data},
            "trigger": "manual",
        }
        return executed(self.chat.persona, bot, self.moment(), value, entry.activity_id)

    def moment(self) -> Moment:
        """Now, and a new activity id."""
        return Moment(self.chats.now(), self.chats.new_id(), self.service_url)


def pressable(card: Json) -> Iterator[Mapping[str, Any]]:
    """Its buttons, those beside a line of it too; not their fallbacks."""
    return (part for part in walk(card) if part.get("type") == "Action.Execute")


def filled(card: Json, action: Json, answers: Answers) -> Json:
    """What the button sends: its data, what the form shows, and `answers` (empty: left out)."""
    if action["associatedInputs"] == "none":
        assert not answers, f"{action['title']} takes no answers"
        return dict(action["data"])
    asked = inputs(card)
    if unknown := answers.keys() - asked.keys():
        raise NothingToPress(f"the card does not ask for {sorted(unknown)}")
    shown = {name: str(one["value"]) for name, one in asked.items() if one.get("value")}
    sent = {name: value for name, value in {**shown, **answers}.items() if value}
    return {**action["data"], **sent}


def cards_of(entry: Entry) -> list[Json]:
    """As the person sees the message: an Execute's answer stands before what all see."""
    if entry.own_view is not None:
        return [entry.own_view]
    attached: list[Json] = entry.activity.get("attachments") or []
    return [one["content"] for one in attached if one["contentType"] == CARD]


def strings(value: Any) -> list[str]:
    """Every string in a piece of JSON, keys and all."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for pair in value.items() for part in pair for one in strings(part)]
    if isinstance(value, list):
        return [one for part in value for one in strings(part)]
    return []
