"""One request of the bot's to its connector, and what a test asks of it."""

import re
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
        return next((str(a["data"]["case"]) for a in actions(self.card) if "case" in a["data"]), "")


def actions(card: Json) -> list[Json]:
    """The card's own buttons."""
    found: list[Json] = card.get("actions", [])
    return found
