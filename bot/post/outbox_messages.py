"""Putting messages in the outbox: notices to people, answers to conversations, updates of cards.

Every message leaves from here, in the transaction that decided it; `bot.post.courier` sends it
after. A message whose key is there already is not put twice.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.showing.recipes import Show
from bot.work import Work
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX, REPORTER
from governance.cases.recipients import Told
from governance.keys import PartyKey
from governance.outbox_message import (
    NOTICE_KINDS,
    OFFICE,
    Addressee,
    Body,
    MessageKind,
    Recipe,
    RecipeBody,
    ToCard,
    ToMailbox,
    ToPerson,
    channel_of,
)
from governance.people.identity import PersonId
from governance.urgency import NO_CLOCK, Pressing, Urgency

# A row's subject is in the clear, so it is a case's id or this; never a person's.
ABOUT_NOTHING = "-"

_SHOWS = {REPORTER: Show.NOT_PICKED_UP}
"""What somebody is told who is told as none of those who handle it."""

DIGEST = "digest:"

REPLACES = (MessageKind.UPDATE, MessageKind.FOLD)
"""What takes the place of a card, and is no message of its own."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to put in the outbox. A second one with the same `key` is dropped; `later` delays
    it; `pressing` says how urgent it is, where its kind does not.
    """

    key: str = field(repr=False)
    party: PartyKey
    kind: MessageKind
    to: Addressee = field(repr=False)
    body: Body = field(repr=False)
    subject: str = ABOUT_NOTHING
    later: timedelta = timedelta()
    pressing: Pressing | None = None


def notify(  # noqa: PLR0913  who is told what, once for each key
    work: Work,
    to: ToPerson | ToMailbox,
    body: Body,
    *,
    key: str,
    party: PartyKey,
    subject: str = ABOUT_NOTHING,
    later: timedelta = timedelta(),
    pressing: Pressing = NO_CLOCK,
) -> None:
    """Tell somebody something, by the channel that reaches them."""
    kind = NOTICE_KINDS[channel_of(to)]
    post(work, NewMessage(key, party, kind, to, body, subject, later, pressing))


def digest_subject(party: PartyKey, day: date) -> str:
    """Return what the digests of a party's day are about, in the outbox."""
    return f"{DIGEST}{party}:{day.isoformat()}"


def told_once(what: str, to: ToPerson | ToMailbox) -> str:
    """Return the key of what somebody is told once by each channel."""
    match to:
        case ToPerson(person):
            who = person.text
        case ToMailbox(mailbox):
            who = OFFICE if mailbox == OFFICE else MAILBOX
    return f"{what}:{who}:{channel_of(to)}"


def post(work: Work, message: NewMessage) -> None:
    """Put a message in the outbox; where its key is there already, nothing changes.

    An update of a card whose id Teams never named is dropped: nothing can take its place.
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
        pressing=message.pressing or _pressing(message),
    )


def is_an_answer(kind: MessageKind, key: str) -> bool:
    """Return whether somebody who pressed or wrote something waits for this message."""
    presses = kind is MessageKind.UPDATE and key.startswith(f"{MessageKind.UPDATE}:")
    return presses or kind in (MessageKind.SAY, MessageKind.FILE)


def _pressing(message: NewMessage) -> Pressing:
    if is_an_answer(message.kind, message.key):
        return Pressing(Urgency.ANSWER)
    return Pressing(Urgency.CARD) if message.kind in REPLACES else NO_CLOCK


def card_key(card: ToCard) -> str:
    """Return the key of a sent card: conversation and activity, which is unique only in that."""
    return f"{card.address.conversation}\n{card.activity}"


def tell(work: Work, case: Case, told: Told, *, again: int = 0) -> None:
    """Tell one recipient of one rung; `again` is the case's version where they are told anew."""
    first = case.ladder.rung(told.rung).first
    recipe = Recipe(
        _SHOWS.get(told.role) or (Show.LEAD_NOTICE if first else Show.ESCALATION),
        case=case.header.id,
        rung=told.rung,
        role=told.role,
        late=told.late,
    )
    what = f"{told.rung}:{again}" if again else told.rung
    tell_by_role(work, case, told, recipe, what=what, party=case.header.party)


def tell_by_role(
    work: Work, case: Case, told: Told, recipe: Recipe, *, what: str, party: PartyKey
) -> None:
    """Tell whoever was found for a rung: a person, or the mailbox of the party."""
    if told.person is not None:
        tell_person(work, case, told.person, recipe, what=what)
        return
    to = ToMailbox(party)
    key = told_once(f"{case.header.id}:{what}", to)
    notify(
        work,
        to,
        RecipeBody(recipe),
        key=key,
        party=party,
        subject=case.header.id,
        pressing=case.pressing,
    )


def tell_person(work: Work, case: Case, person: PersonId, recipe: Recipe, *, what: str) -> None:
    """Tell someone something of a case, once for each `what`: a rung's id, or a piece of news."""
    header, to = case.header, ToPerson(person)
    key = told_once(f"{header.id}:{what}", to)
    notify(
        work,
        to,
        RecipeBody(recipe),
        key=key,
        party=header.party,
        subject=header.id,
        pressing=case.pressing,
    )
