"""Notices about the agreement: which card, for whose place. Stored as ids, made when sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.desk import Desk
from bot.work.outreach import NOTICE, Letter, post
from governance.agreements.dated import Audience, Kind, Recipient
from governance.agreements.notices import Notice
from governance.agreements.recipients import ToldPerson, people_for
from governance.agreements.state import AgreementState
from governance.moments import london
from governance.people import PersonId
from governance.plain import from_plain, to_plain
from governance.quiet import next_loud
from storage.unit import Unit

ABOUT = "agreement"  # where an outbox row's body holds one


@dataclass(frozen=True, slots=True)
class AgreementNotice:
    """What a notice is, without what it says. `stands_in`: its reader holds no such place."""

    to: Recipient
    kind: Kind
    about: str
    on: date
    stands_in: bool = False


def notice_in(body: Mapping[str, Any]) -> AgreementNotice | None:
    """The notice that a stored body holds; None for any other body."""
    plain = body.get(ABOUT)
    return None if plain is None else from_plain(AgreementNotice, plain)


def deliver(
    unit: Unit, desk: Desk, state: AgreementState, notices: Iterable[Notice], now: datetime
) -> None:
    """Each to whoever holds its place, or stands in; the lead executive last, so that nobody is
    told of the same overdue review twice in a day.
    """
    told: set[PersonId] = set()
    waiting = sorted(notices, key=lambda one: one.to.audience is Audience.LEAD_EXECUTIVE)
    for one in waiting:
        already = told if one.to.audience is Audience.LEAD_EXECUTIVE else ()
        people = holders(desk, state, one.to, now, already=already)
        tell(unit, desk, one, people, now)
        if one.kind is Kind.REVIEW_OVERDUE:
            told.update(person for person, _stands_in in people)


def holders(
    desk: Desk,
    state: AgreementState,
    to: Recipient,
    now: datetime,
    *,
    already: Iterable[PersonId] = (),
) -> tuple[tuple[PersonId, bool], ...]:
    """The people for a place today, and whether each stands in. A mailbox is nobody here: the
    agreement's notices are cards to press, and go to people alone.
    """
    day = london(now).date()
    found = people_for(to, state, desk.directory, day, already=frozenset(already))
    return tuple((one.person, one.stands_in) for one in found if one.person is not None)


def reachable(people: Iterable[ToldPerson]) -> tuple[ToldPerson, ...]:
    """Those of them that something is sent to."""
    return tuple(one for one in people if one.person is not None)


def tell(
    unit: Unit,
    desk: Desk,
    notice: Notice,
    people: Iterable[tuple[PersonId, bool]],
    now: datetime,
) -> None:
    """Into the outbox, for after the quiet hours. A notice that went already changes nothing."""
    for person, stands_in in people:
        made = AgreementNotice(notice.to, notice.kind, notice.about, notice.on, stands_in)
        letter = Letter(
            key=f"{desk.agreement.reference}:{notice.key}:{person.text}:teams",
            party=notice.to.party or desk.agreement.lead,
            kind=NOTICE,
            to={"person": person.text},
            body={ABOUT: to_plain(made)},
            subject=desk.agreement.reference,
            later=next_loud(now) - now,
        )
        post(unit, letter, now)
