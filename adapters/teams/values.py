"""What crosses the Teams door, as plain values. No repr shows text, data or a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from governance.keys import TenantId


class ActivityKind(StrEnum):
    """What an activity is to us."""

    MESSAGE = "message"
    SUBMIT = "submit"  # a card's Action.Submit: a message with a value
    EXECUTE = "execute"  # a card's Action.Execute: an invoke that waits for its answer
    FILE = "file"  # they said yes or no to a file that we offered
    INVOKE_OTHER = "invoke_other"
    JOINED = "joined"  # the bot was added to a conversation
    INSTALLED = "installed"
    REMOVED = "removed"
    EDITED = "edited"
    DELETED = "deleted"
    READ = "read"  # they have read up to some message: it came by itself, and nobody waits
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One activity, checked. Who sent it is `tenant` and `object_id`, never anything in `data`.

    Either may be empty (a guest of a meeting has neither): the bot then says so politely. `text`
    has the bot's @mention taken out; `too_long` says that it was cut, `has_file` that a file or a
    picture came with it, which is read by nobody.
    """

    kind: ActivityKind
    app_id: str
    tenant: TenantId
    conversation: str
    scope: str  # personal, groupChat or channel
    activity: str
    reply_to: str | None
    object_id: str = field(repr=False)
    name: str = field(repr=False)
    service_url: str
    text: str = field(repr=False)
    data: Mapping[str, object] = field(repr=False)
    verb: str
    too_long: bool = False
    has_file: bool = False
    automatic: bool = False  # a card asked to be brought up to date: nobody pressed anything


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer with: a card, else a line of text, or why not; all empty to say nothing.

    `refused` leaves the person's card as it is, with the sentence beside it.
    """

    card: dict[str, object] | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    refused: str | None = field(default=None, repr=False)
