"""Putting things in the outbox: notices to people, answers to conversations, updates of cards.

Everything we say leaves from here, in the transaction that decided it; `bot.work.courier`
sends it after. Keys make a repeat impossible to write twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.recipes import FOLDED, Recipe, Show, body_of, folded, recipe_in
from governance.matter import Matter
from governance.people import PersonId
from governance.telling import Told
from storage.outbox import Notice, NoticeState
from storage.unit import Unit

FOLD_AFTER = timedelta(minutes=15)  # DESIGN 4: what Open showed is folded back

MOST_LOOKED_AT = 1000  # rows that wait, for the few that are this person's

# A row's subject is in the clear, so it is a case's id or this; never a person's.
ABOUT_NOTHING = "-"

NOTICE, SAY, UPDATE, FOLD, MAIL = "notice", "say", "update", "fold", "mail"


@dataclass(frozen=True, slots=True)
class Letter:
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


def post(unit: Unit, letter: Letter, now: datetime) -> None:
    """Put it in the outbox; a key that is there already changes nothing."""
    unit.outbox.put(
        key=letter.key,
        party=letter.party,
        subject=letter.subject,
        kind=letter.kind,
        to=letter.to,
        body=letter.body,
        now=now,
        not_before=now + letter.later if letter.later else None,
    )


def went(unit: Unit, notice: Notice, receipt: Mapping[str, Any], now: datetime) -> None:
    """It was sent. What Open showed in a message of its own is folded back like any other:
    which card that is, is known only now. What is about no case is never looked for again.
    """
    kept = None if notice.subject == ABOUT_NOTHING else receipt or None
    unit.outbox.sent(notice.id, now=now, receipt=kept)
    recipe = recipe_in(notice.body)
    if notice.kind != SAY or recipe is None or recipe.show not in FOLDED:
        return
    fold = Letter(
        key=f"{FOLD}:{notice.key}",
        party=notice.party,
        kind=FOLD,
        to={**notice.to, "activity": receipt["activity"]},
        body=body_of(folded(recipe)),
        subject=recipe.case,
        later=FOLD_AFTER,
    )
    post(unit, fold, now)


def fold_now(unit: Unit, person: PersonId, now: datetime) -> int:
    """Bring forward the folding of whatever this person has open; how many cards."""
    waiting = unit.outbox.waiting(now + FOLD_AFTER, limit=MOST_LOOKED_AT)
    mine = [one for one in waiting if one.kind == FOLD and one.to["person"] == person.text]
    for one in mine:
        unit.outbox.retry(one.id, at=now, attempts=one.attempts)
    return len(mine)


def tell(unit: Unit, case: Matter, told: Told, now: datetime, *, again: int = 0) -> None:
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


def _tell_mailbox(unit: Unit, case: Matter, recipe: Recipe, now: datetime, *, what: str) -> None:
    letter = Letter(
        key=f"{case.header.id}:{what}:mailbox:mail",
        party=case.header.party,
        kind=MAIL,
        to={"mailbox": case.header.party},
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(unit, letter, now)


def tell_person(
    unit: Unit, case: Matter, person: PersonId, recipe: Recipe, now: datetime, *, what: str
) -> None:
    """Tell someone something of a case; `what` (a rung's id, or news) is told them once."""
    letter = Letter(
        key=f"{case.header.id}:{what}:{person.text}:teams",
        party=case.header.party,
        kind=NOTICE,
        to={"person": person.text},
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(unit, letter, now)


def refresh(unit: Unit, case: Matter, now: datetime) -> None:
    """Bring every notice of this case that people have in their chats up to date.

    A card someone has open is left alone: it is folded back by its own time. Whoever is out of
    the case keeps no card of it at all: notices, parts, and what they asked for by typing.
    """
    sent = [one for one in unit.outbox.of_subject(case.header.id) if one.kind != MAIL]
    waiting = (one for one in sent if one.kind == FOLD and one.state is NoticeState.WAITING)
    opened = {one.to["activity"] for one in waiting}
    for one in sent:
        receipt = one.receipt or {}
        notice = receipt.get("refresh") and not _is_part(one) and _person(one) not in case.out
        if notice and receipt["activity"] not in opened:
            _refresh_one(unit, case, one, receipt, now)
    for one, card in _theirs(sent, case.out):
        _refresh_one(unit, case, one, card, now)


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


def _is_part(one: Notice) -> bool:
    """A part is another party's record: what happens to the owner's case does not touch it."""
    return _shows(one) is Show.PART_NOTICE


def _person(one: Notice) -> PersonId:
    return PersonId.parse(str(one.to["person"]))


def _refresh_one(
    unit: Unit, case: Matter, one: Notice, card: Mapping[str, Any], now: datetime
) -> None:
    person = _person(one)
    show = Show.CONFLICT_DONE if person in case.out else _now_shown(one)
    letter = Letter(
        key=f"{case.header.id}:refresh:{case.header.version}:{one.id}",
        party=case.header.party,
        kind=UPDATE,
        to={**card, "person": person.text},
        body=body_of(Recipe(show, case=case.header.id)),
        subject=case.header.id,
    )
    post(unit, letter, now)


def _now_shown(one: Notice) -> Show:
    """A reporter's receipt stays a receipt; every other notice becomes the case's card."""
    was = str(one.body["recipe"]["show"])
    kept = (Show.SOMEONE_HAS_IT, Show.OUTCOME, Show.MESSAGE)
    return Show(was) if was in kept else Show.CASE
