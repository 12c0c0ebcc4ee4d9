"""One request of the bot's to its connector, and what a test asks of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
REFERENCE = re.compile(r"BR-\d{4}-\d{4,}")
CHAT = "a:chat-"  # as simulator.people spells a person's conversation


@dataclass(frozen=True)
class Call:
    """One request of the bot's. `activity` is the message's id: given by us for a POST."""

    number: int
    life: int
    method: str
    conversation: str
    activity: str
    body: Json = field(repr=False)

    @property
    def who(self) -> str:
        """The person's object id: conversations are with one person each."""
        return self.conversation.removeprefix(CHAT)

    @property
    def card(self) -> Json:
        """The card it carries; empty for a text."""
        found = self.body.get("attachments") or [{}]
        card: Json = found[0].get("content", {})
        return card

    @property
    def words(self) -> str:
        """Everything in it that a person could read, and more."""
        return str(self.body)

    @property
    def reference(self) -> str:
        """The case that it names in words."""
        found = REFERENCE.search(self.words)
        assert found is not None
        return found[0]

    @property
    def case(self) -> str:
        """The case that its buttons are about; empty where it has none."""
        return case_in(self.card)


def case_in(card: Json) -> str:
    """The case that a button of the card is about, wherever it stands; empty where none is."""
    found = (data["case"] for data in _held(card, "data") if "case" in data)
    return str(next(found, ""))


def _held(value: Any, key: str) -> Iterator[Json]:
    """Every object of that name, at any depth."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in parts:
        if name == key and isinstance(part, dict):
            yield part
        elif isinstance(part, dict | list):
            yield from _held(part, key)
