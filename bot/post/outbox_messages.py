"""Putting things in the outbox: notices to people, answers to conversations, updates of cards.

Everything we say leaves from here, in the transaction that decided it; `bot.post.courier`
sends it after. Keys make a repeat impossible to write twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.showing.recipes import Recipe, Show, body_of, recipe_in
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.people.identity import PersonId
from storage.outbox import Notice, NoticeState
from storage.unit import Unit

FOLD_AFTER = timedelta(minutes=15)  # DESIGN 4: what Open showed is folded back

# A row's subject is in the clear, so it is a case's id or this; never a person's.
ABOUT_NOTHING = "-"

KEPT = (
    Show.SOMEONE_HAS_IT,
    Show.OUTCOME,
    Show.MESSAGE,
    Show.TASK_NOTICE,
    Show.TASK_OFFICE,
    Show.CP_LEARNT,
    Show.CP_OFFICE,
)
"""Notices that stay what they are when a case's cards are brought up to date."""

NOTICE, SAY, UPDATE, FOLD, MAIL = "notice", "say", "update", "fold", "mail"
OFFICE = "office"  # the mailbox that the agreement itself names, beside those of parties
REPLACES = (UPDATE, FOLD)  # what takes the place of a card, and is no message of its own
FILE = "file"  # handed over where the person said it may go


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One thing to send. `to` has a `person` (tenant/object id), and an `address` and an
    `activity` where it must be that conversation or that card; or a `mailbox`, by its party's
    key. `later` delays it.
    """

    key: str = field(repr=False)
    party: str
    kind: str
    to: Mapping[str, Any] = field(repr=False)
    body: Mapping[str, Any] = field(repr=False)
    subject: str = ABOUT_NOTHING
    later: timedelta = timedelta()


def post(unit: Unit, letter: OutboxMessage, now: datetime) -> None:
    """Put it in the outbox; a key that is there already changes nothing. Where Teams named no id
    for a message, nothing can take its place.
    """
    if letter.kind in REPLACES and not letter.to["activity"]:
        return
    unit.outbox.put(
        key=letter.key,
        party=letter.party,
        subject=letter.subject,
        kind=letter.kind,
        to=letter.to,
        body=letter.body,
        now=now,
        not_before=now + letter.later if letter.later else None,
        card=card_of(letter.to) if letter.kind in REPLACES else "",
    )


def card_of(to: Mapping[str, Any]) -> str:
    """Which card of which chat an update is for: an activity's id is the conversation's own."""
    return f"{to['address']['conversation']}\n{to['activity']}"


def tell(unit: Unit, case: Case, told: Told, now: datetime, *, again: int = 0) -> None:
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
        _tell_mailbox(unit, case, recipe, now, what=what)
    else:
        tell_person(unit, case, told.person, recipe, now, what=what)


def _tell_mailbox(unit: Unit, case: Case, recipe: Recipe, now: datetime, *, what: str) -> None:
    letter = OutboxMessage(
        key=f"{case.header.id}:{what}:mailbox:mail",
        party=case.header.party,
        kind=MAIL,
        to={"mailbox": case.header.party},
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(unit, letter, now)


def tell_person(
    unit: Unit, case: Case, person: PersonId, recipe: Recipe, now: datetime, *, what: str
) -> None:
    """Tell someone something of a case; `what` (a rung's id, or news) is told them once."""
    letter = OutboxMessage(
        key=f"{case.header.id}:{what}:{person.text}:teams",
        party=case.header.party,
        kind=NOTICE,
        to={"person": person.text},
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(unit, letter, now)


def refresh(unit: Unit, case: Case, now: datetime) -> None:
    """Bring every notice of this case that people have in their chats up to date.

    A card someone has open is left alone: it is folded back by its own time. Whoever is out of
    the case keeps no card of it at all: notices, parts, and what they asked for by typing.
    """
    sent = [one for one in unit.outbox.of_subject(case.header.id) if one.kind != MAIL]
    waiting = (one for one in sent if one.kind == FOLD and one.state is NoticeState.WAITING)
    opened = {one.to["activity"] for one in waiting}
    for one in sent:
        receipt = one.receipt or {}
        ours = not _is_part(one, case) and _person(one) not in case.out
        notice = ours and receipt.get("refresh")
        if notice and receipt["activity"] not in opened:
            refresh_one(unit, case, one, receipt, now)
    for one, card in _theirs(sent, case.out):
        refresh_one(unit, case, one, card, now)


def _theirs(
    sent: list[Notice], out: frozenset[PersonId]
) -> Iterator[tuple[Notice, Mapping[str, Any]]]:
    """Every card of the case in the chats of those who are out of it, once, until it is gone."""
    seen = {one.to.get("activity") for one in sent if _shows(one) is Show.CONFLICT_DONE}
    for one in sent:
        card = one.receipt if one.receipt and "activity" in one.receipt else one.to
        if "activity" in card and card["activity"] not in seen and _person(one) in out:
            seen.add(card["activity"])
            yield one, card


def _shows(one: Notice) -> Show | None:
    recipe = recipe_in(one.body)
    return recipe.show if recipe else None


def _is_part(one: Notice, case: Case) -> bool:
    """A part is another party's record: what happens to the owner's case does not touch it,
    until a task need not be answered any more.
    """
    show = _shows(one)
    return show is Show.PART_NOTICE or (show is Show.TASK_NOTICE and case.decided is None)


def _person(one: Notice) -> PersonId:
    return PersonId.parse(str(one.to["person"]))


def refresh_one(
    unit: Unit, case: Case, one: Notice, card: Mapping[str, Any], now: datetime
) -> None:
    """Bring one card (where it is: `card`) up to date, as its reader may see it now."""
    person = _person(one)
    now_shown = _now_shown(one, case)
    gone = Recipe(Show.CONFLICT_DONE, case=case.header.id)
    letter = OutboxMessage(
        key=f"{case.header.id}:refresh:{case.header.version}:{one.id}",
        party=case.header.party,
        kind=UPDATE,
        to={**card, "person": person.text},
        body=body_of(gone if person in case.out else now_shown),
        subject=case.header.id,
    )
    post(unit, letter, now)


def _now_shown(one: Notice, case: Case) -> Recipe:
    """A reporter's receipt stays a receipt; every other notice becomes the case's card."""
    was = recipe_in(one.body)
    if was is None or was.show not in KEPT:
        return Recipe(Show.CASE, case=case.header.id)
    return Recipe(was.show, case=case.header.id, part=was.part)
