"""What an outbox message is made of: for whom it is, what it says, and where it went.

Plain values that travel between the bot and the store. `storage.message_codec` writes and reads
them; nothing that people wrote is kept here, but ids from which a card is made when it is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from governance.agreements.dated import DatedKind, Recipient
from governance.keys import NO_CASE, NO_PART, CaseId, PartId, PartyKey, TenantId
from governance.people.identity import PersonId
from governance.plain import to_plain


class MessageKind(StrEnum):
    """What sending a message does in the recipient's chat or mailbox."""

    NOTICE = "notice"  # tells somebody something, wherever they are found
    SAY = "say"  # answers in the conversation that somebody wrote in
    UPDATE = "update"  # replaces a card by what it should show now
    FOLD = "fold"  # replaces, by its time, a card that shows what people wrote
    MAIL = "mail"  # tells a mailbox something
    FILE = "file"  # puts a file where its recipient said it may go


@dataclass(frozen=True, slots=True)
class Address:
    """A conversation in Teams, and the bot that speaks in it."""

    app_id: str
    tenant: TenantId
    conversation: str
    service_url: str


@dataclass(frozen=True, slots=True)
class Upload:
    """Where Teams says that a file may be put, and how it is shown once it is there."""

    upload_url: str
    content_url: str
    unique_id: str
    file_type: str
    name: str


@dataclass(frozen=True, slots=True)
class ToPerson:
    """A person, in the conversation they last used, or in a new one."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ToChat:
    """A person, in this conversation."""

    person: PersonId
    address: Address


@dataclass(frozen=True, slots=True)
class ToCard:
    """A card that stands in a person's conversation; `activity` is Teams' id for it."""

    person: PersonId
    address: Address
    activity: str


@dataclass(frozen=True, slots=True)
class ToUpload:
    """A place for a file, which a person gave by the card `activity` that offered it."""

    person: PersonId
    address: Address
    activity: str
    upload: Upload = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToMailbox:
    """A party's IG mailbox, by the party's key; or OFFICE."""

    mailbox: PartyKey


OFFICE = PartyKey("office")
"""The mailbox that the agreement itself names, beside those of the parties."""

Addressee = ToPerson | ToChat | ToCard | ToUpload | ToMailbox


class ChannelName(StrEnum):
    """By what a message leaves: the end of the key of whatever is told once by each."""

    TEAMS = "teams"
    MAIL = "mail"


NOTICE_KINDS = {ChannelName.TEAMS: MessageKind.NOTICE, ChannelName.MAIL: MessageKind.MAIL}
"""The kind of message that tells somebody something, by channel."""


def channel_of(to: Addressee) -> ChannelName:
    """Return the channel that reaches an addressee."""
    match to:
        case ToPerson() | ToChat() | ToCard() | ToUpload():
            return ChannelName.TEAMS
        case ToMailbox():
            return ChannelName.MAIL


def person_of(to: Addressee) -> PersonId | None:
    """Return the person a message is for; None for a mailbox."""
    return None if isinstance(to, ToMailbox) else to.person


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message went. `refresh`: it is a notice, to be brought up to date with its case."""

    address: Address
    activity: str
    refresh: bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """A card to make, by ids alone: made afresh for its reader at the moment it is sent.

    `show` names the card. `rung`, `role` and `late` belong to notices; `cases` to a digest; `step`
    to a request, or to what changed or was written last at a version of the case; `reply` to the
    form of a task's answer; `more` to a card with more buttons than it may show at once.
    """

    show: str
    case: CaseId = NO_CASE
    rung: str = ""
    role: str = ""
    late: bool = False
    part: PartId = NO_PART
    cases: tuple[CaseId, ...] = ()
    step: str = ""
    reply: str = ""
    more: int = 0

    def plain(self) -> dict[str, Any]:
        """Return the fields that are filled, as JSON."""
        return {name: value for name, value in to_plain(self).items() if value}


@dataclass(frozen=True, slots=True)
class AgreementNotice:
    """A notice about the agreement, without what it says.

    `about` says which date or version; `on` the London day it is for. `stands_in`: its reader
    stands in for whoever should hold the place it is sent to.
    """

    to: Recipient
    kind: DatedKind
    about: str
    on: date
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class RecipeBody:
    """A card made from ids when it is sent."""

    recipe: Recipe


@dataclass(frozen=True, slots=True)
class CardBody:
    """A card that is ready: a form or a menu, which shows nothing of a case."""

    card: Mapping[str, Any] = field(repr=False)
    summary: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TextBody:
    """Words alone; `subject` is the subject of a mail."""

    text: str = field(repr=False)
    subject: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AgreementBody:
    """A card about the agreement, made when it is sent."""

    notice: AgreementNotice


@dataclass(frozen=True, slots=True)
class OfferBody:
    """A question whether its reader wants the file that goes with the recipe's card."""

    recipe: Recipe


@dataclass(frozen=True, slots=True)
class FileBody:
    """The file that goes with the recipe's card."""

    recipe: Recipe


AnswerBody = RecipeBody | CardBody | TextBody
"""What can be an answer to somebody who pressed or wrote something."""

Body = AnswerBody | AgreementBody | OfferBody | FileBody


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a press was answered with. `replaces`: in place of the card; `sticks`: for good."""

    body: AnswerBody
    replaces: bool
    sticks: bool


@dataclass(frozen=True, slots=True)
class InOutbox:
    """The answer is a message in the outbox: nothing more is kept of it."""


TurnAnswer = KeptAnswer | InOutbox
"""What is kept of a turn, so that the same activity delivered again gets the same answer."""
