"""Putting things in the outbox: notices to people, answers to conversations, updates of cards.

Everything we say leaves from here, in the transaction that decided it; `bot.work.courier`
sends it after. Keys make a repeat impossible to write twice.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from adapters.teams.values import Address
from bot.recipes import Recipe, Show, body_of
from governance.case import Case
from governance.ladders import MAILBOX
from governance.people import PersonId
from governance.telling import Told
from storage.outbox import Notice
from storage.unit import Unit

FOLD_AFTER = timedelta(minutes=15)  # DESIGN 4: what Open showed is folded back

# A row's subject is in the clear, so it is a case's id or this; never a person's.
ABOUT_NOTHING = "-"

NOTICE, SAY, UPDATE, FOLD = "notice", "say", "update", "fold"


def tell(unit: Unit, case: Case, told: Told, now: datetime) -> None:
    """Tell one recipient of one rung. The mailbox has no channel of its own yet (mail)."""
    if told.person is None:
        return
    first = case.ladder.rung(told.rung).first
    recipe = Recipe(
        Show.LEAD_NOTICE if first else Show.ESCALATION,
        case=case.header.id,
        rung=told.rung,
        role=told.role,
        late=told.late,
    )
    _notice(unit, case, told.person, f"{told.rung}", recipe, now)


def tell_person(
    unit: Unit, case: Case, person: PersonId, what: str, recipe: Recipe, now: datetime
) -> None:
    """Tell someone something of a case that is no rung: `what` names it, once each."""
    _notice(unit, case, person, what, recipe, now)


def _notice(
    unit: Unit, case: Case, person: PersonId, what: str, recipe: Recipe, now: datetime
) -> None:
    unit.outbox.put(
        key=f"{case.header.id}:{what}:{person.text}:teams",
        party=case.header.party,
        subject=case.header.id,
        kind=NOTICE,
        to={"person": person.text},
        body=body_of(recipe),
        now=now,
    )


def notice_body(
    unit: Unit, *, key: str, party: str, person: PersonId, body: Mapping[str, Any], now: datetime
) -> None:
    """Tell someone something that is about no case: a nudge, a draft begun."""
    unit.outbox.put(
        key=key,
        party=party,
        subject=ABOUT_NOTHING,
        kind=NOTICE,
        to={"person": person.text},
        body=body,
        now=now,
    )


def say(
    unit: Unit,
    *,
    key: str,
    party: str,
    to: Address,
    by: PersonId,
    body: Mapping[str, Any],
    now: datetime,
) -> None:
    """A message to the conversation someone spoke in."""
    target = {"address": asdict(to), "person": by.text}
    unit.outbox.put(
        key=key, party=party, subject=ABOUT_NOTHING, kind=SAY, to=target, body=body, now=now
    )


def replace_card(
    unit: Unit,
    *,
    key: str,
    party: str,
    subject: str,
    to: Mapping[str, Any],
    body: Mapping[str, Any],
    now: datetime,
    later: timedelta = timedelta(),
) -> None:
    """An update of a card already sent. `to` has its address, activity and person."""
    unit.outbox.put(
        key=key,
        party=party,
        subject=subject,
        kind=FOLD if later else UPDATE,
        to=to,
        body=body,
        now=now,
        not_before=now + later if later else None,
    )


def refresh(unit: Unit, case: Case, now: datetime) -> None:
    """Bring every notice of this case that people have in their chats up to date.

    A card someone has open is left alone: it is folded back by its own time.
    """
    sent = unit.outbox.of_subject(case.header.id)
    opened = {one.to.get("activity") for one in sent if one.kind == FOLD and one.state == "waiting"}
    for one in sent:
        if _refreshable(one) and (one.receipt or {}).get("activity") not in opened:
            _refresh_one(unit, case, one, now)


def _refreshable(one: Notice) -> bool:
    return one.kind == NOTICE and one.state == "sent" and bool((one.receipt or {}).get("refresh"))


def _refresh_one(unit: Unit, case: Case, one: Notice, now: datetime) -> None:
    person = PersonId.parse(str(one.to["person"]))
    show = Show.CONFLICT_DONE if person in case.out else Show.CASE
    replace_card(
        unit,
        key=f"{case.header.id}:refresh:{case.header.version}:{one.id}",
        party=case.header.party,
        subject=case.header.id,
        to={**(one.receipt or {}), "person": person.text},
        body=body_of(Recipe(show, case=case.header.id)),
        now=now,
    )


def mailbox_of(told: Told) -> bool:
    """Whether this recipient is the party's IG mailbox rather than a person."""
    return told.person is None and told.role == MAILBOX
