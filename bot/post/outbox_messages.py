"""Putting things in the outbox: notices to people, answers to conversations, updates of cards.

Everything we say leaves from here, in the transaction that decided it; `bot.post.courier`
sends it after. Keys make a repeat impossible to write twice.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.showing.recipes import Show, body_of
from bot.work import Work
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.outbox_message import (
    Addressee,
    Body,
    MessageKind,
    Recipe,
    ToCard,
    ToMailbox,
    ToPerson,
)
from governance.people.identity import PersonId

# A row's subject is in the clear, so it is a case's id or this; never a person's.
ABOUT_NOTHING = "-"

REPLACES = (MessageKind.UPDATE, MessageKind.FOLD)
"""What takes the place of a card, and is no message of its own."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to put in the outbox. `key` makes it one; `later` delays it."""

    key: str = field(repr=False)
    party: str
    kind: MessageKind
    to: Addressee = field(repr=False)
    body: Body = field(repr=False)
    subject: str = ABOUT_NOTHING
    later: timedelta = timedelta()


def post(work: Work, message: NewMessage) -> None:
    """Put it in the outbox; a key that is there already changes nothing. Where Teams named no id
    for a message, nothing can take its place.
    """
    card = message.to if isinstance(message.to, ToCard) else None
    if card and not card.activity:
        return
    work.unit.outbox.put(
        key=message.key,
        party=message.party,
        subject=message.subject,
        kind=message.kind,
        to=message.to,
        body=message.body,
        now=work.now,
        not_before=work.now + message.later if message.later else None,
        card=card_key(card) if card else "",
    )


def card_key(card: ToCard) -> str:
    """Return the key of a card in a chat: an activity's id is unique in its conversation alone."""
    return f"{card.address.conversation}\n{card.activity}"


def tell(work: Work, case: Case, told: Told, *, again: int = 0) -> None:
    """Tell one recipient of one rung; `again` (the case's version) where it is told anew."""
    first = case.ladder.rung(told.rung).first
    recipe = Recipe(
        Show.LEAD_NOTICE if first else Show.ESCALATION,
        case=case.header.id,
        rung=told.rung,
        role=told.role,
        late=told.late,
    )
    what = f"{told.rung}:{again}" if again else told.rung
    if told.person is None:
        _tell_mailbox(work, case, recipe, what=what)
    else:
        tell_person(work, case, told.person, recipe, what=what)


def _tell_mailbox(work: Work, case: Case, recipe: Recipe, *, what: str) -> None:
    message = NewMessage(
        key=f"{case.header.id}:{what}:mailbox:mail",
        party=case.header.party,
        kind=MessageKind.MAIL,
        to=ToMailbox(case.header.party),
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(work, message)


def tell_person(work: Work, case: Case, person: PersonId, recipe: Recipe, *, what: str) -> None:
    """Tell someone something of a case; `what` (a rung's id, or news) is told them once."""
    message = NewMessage(
        key=f"{case.header.id}:{what}:{person.text}:teams",
        party=case.header.party,
        kind=MessageKind.NOTICE,
        to=ToPerson(person),
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(work, message)
