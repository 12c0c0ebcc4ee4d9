"""Where people and the bot write: a person's own chat, and their organisation's channel."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from simulator.people import Persona

Author = Literal["bot", "person"]
THREAD = ";messageid="  # Teams puts it between a channel's id and the post that began a thread


@dataclass(slots=True)
class Entry:
    """One message. `revision` counts the bot's updates, `stamp` every visible change."""

    activity_id: str
    author: Author
    at: datetime
    activity: dict[str, Any]
    stamp: int
    revision: int = 0
    # The card this person alone sees since the bot answered their Execute with it.
    own_view: dict[str, Any] | None = None
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

    @property
    def name(self) -> str:
        """Whose it is."""
        return self.persona.name

    @property
    def members(self) -> list[Persona]:
        """The one person in it."""
        return [self.persona]


@dataclass(slots=True)
class Channel:
    """The channel that every team has, of the one team of an organisation: all its people read it.

    Nobody blocks a bot there; whoever wants it away takes it out of the team.
    """

    tenant_id: str
    team: str
    members: list[Persona] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    typing: bool = False
    blocked: bool = False

    @property
    def name(self) -> str:
        """What its people call it."""
        return f"General, {self.team}"

    @property
    def conversation_id(self) -> str:
        """The channel's id, which is also its team's: Teams names a team by its first channel."""
        return f"19:{self.tenant_id.replace('-', '')}@thread.tacv2"

    def thread(self, first_id: str) -> str:
        """Return the id of the conversation that a post begins."""
        return f"{self.conversation_id}{THREAD}{first_id}"


Place = Chat | Channel
