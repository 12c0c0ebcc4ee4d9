"""Notices about the agreement: which card, for whose place. Stored as ids, made when sent."""

from collections.abc import Iterable
from datetime import datetime

from bot.post.outbox_messages import notify, told_once
from bot.services import Services
from bot.work import Work
from governance.agreements.dated import COORDINATOR, Audience, DatedKind, Recipient
from governance.agreements.post_holders import ToldPerson, people_for
from governance.agreements.schedule import Notice
from governance.agreements.signing import signs_for
from governance.agreements.state import AgreementState
from governance.cases.quiet_hours import next_loud
from governance.moments import london
from governance.outbox_message import AgreementBody, AgreementNotice, ToMailbox, ToPerson
from governance.people.identity import PersonId


def deliver(work: Work, state: AgreementState, notices: Iterable[Notice]) -> None:
    """Each to whoever holds its place, or stands in; the lead executive last, so that nobody is
    told of the same overdue review twice in a day.
    """
    told: set[PersonId] = set()
    waiting = sorted(notices, key=lambda one: one.to.audience is Audience.LEAD_EXECUTIVE)
    for one in waiting:
        already = told if one.to.audience is Audience.LEAD_EXECUTIVE else ()
        people = reach(work, state, one, already=already)
        if one.kind is DatedKind.REVIEW_OVERDUE:
            told.update(one.person for one in people if one.person is not None)


def announce(work: Work, state: AgreementState, kind: DatedKind, about: str) -> None:
    """News for every party, the office and the lead executive, each person once."""
    parties = [signs_for(state, key) for key in state.agreement.keys]
    lead = Recipient(Audience.LEAD_EXECUTIVE, state.agreement.lead)
    told: set[PersonId] = set()
    for to in (*parties, COORDINATOR, lead):
        notice = Notice(to, kind, about, london(work.now).date(), late=False)
        people = holders(work.services, state, to, work.now)
        if people and all(person in told for person, _stands_in in people):
            continue
        reached = reach(work, state, notice)
        told.update(one.person for one in reached if one.person is not None)


def holders(
    services: Services,
    state: AgreementState,
    to: Recipient,
    now: datetime,
    *,
    already: Iterable[PersonId] = (),
) -> tuple[tuple[PersonId, bool], ...]:
    """The people for a place today, and whether each stands in; a mailbox is nobody here."""
    found = _found(services, state, to, now, already)
    return tuple((one.person, one.stands_in) for one in found if one.person is not None)


def _found(
    services: Services,
    state: AgreementState,
    to: Recipient,
    now: datetime,
    already: Iterable[PersonId],
) -> tuple[ToldPerson, ...]:
    day = london(now).date()
    return people_for(to, state, services.directory, day, already=frozenset(already))


def reachable(services: Services, people: Iterable[ToldPerson]) -> tuple[ToldPerson, ...]:
    """Those of them that something is sent to: a mailbox only where there is mail."""
    return tuple(one for one in people if one.person is not None or services.mails)


def reach(
    work: Work,
    state: AgreementState,
    notice: Notice,
    *,
    already: Iterable[PersonId] = (),
) -> tuple[ToldPerson, ...]:
    """Into the outbox, for after the quiet hours; who is told. A notice that went already
    changes nothing. Where nobody holds the place or stands in, the party's mailbox has it.
    """
    people = reachable(work.services, _found(work.services, state, notice.to, work.now, already))
    for one in people:
        _tell(work, notice, one)
    return people


def _tell(work: Work, notice: Notice, told: ToldPerson) -> None:
    agreement = work.services.agreement
    party = notice.to.party or agreement.lead
    made = AgreementNotice(notice.to, notice.kind, notice.about, notice.on, told.stands_in)
    to = ToPerson(told.person) if told.person else ToMailbox(party)
    notify(
        work,
        to,
        AgreementBody(made),
        key=told_once(f"{agreement.reference}:{notice.key}", to),
        party=party,
        subject=agreement.reference,
        later=next_loud(work.now) - work.now,
    )
