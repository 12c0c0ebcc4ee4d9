"""Notices about the agreement: which card, for whose place. Stored as ids, made when sent.

Where one did not arrive, the next person of that party is told; where nobody is left, the
coordinator hears that the party cannot be reached, and no more.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.agreements.standing import SUBJECT, happened, plan, standing
from bot.post.outbox_messages import notify, told_once
from bot.services import Services
from bot.work import TIMER, Work
from dialogs.words.wording import listed, ring
from governance.agreements.dated import COORDINATOR, Audience, DatedKind, Recipient
from governance.agreements.facts import ContactChanged, SignatureUnreached
from governance.agreements.model import ContactStatus, SignatureStatus
from governance.agreements.post_holders import PostHolders, ToldPerson
from governance.agreements.schedule import Notice, agreement_due, sent
from governance.agreements.signing import signs_for
from governance.agreements.state import AgreementState
from governance.keys import PartyKey
from governance.moments import london, next_loud
from governance.outbox_message import (
    AgreementBody,
    AgreementNotice,
    Body,
    TextBody,
    ToMailbox,
    ToPerson,
    person_of,
)
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from storage.due import DueRow

NOBODY = (
    "Nobody at {party} can be reached through Teams about the agreement. Please phone them{ring}."
)

NOBODY_YET = (
    "IG Desk begins today, and knows nobody in Teams at {parties}. No letter has gone to their"
    " mailboxes: please say to each that IG Desk will write to it from now on where it finds"
    " nobody, and ask who its people are. Whoever looks after IG Desk then adds them to the list."
)


def deliver(work: Work, state: AgreementState, notices: Iterable[Notice]) -> None:
    """Tell whoever holds each place, or stands in; the lead executive last, so that nobody is told
    of the same overdue review twice in a day.

    On our first day no mailbox is told: a letter each, from somebody unheard of, to all who are
    not in Teams yet. The office hears of them in one message.
    """
    told: set[PersonId] = set()
    nobody_yet: dict[PartyKey, str] = {}
    waiting = sorted(notices, key=lambda one: one.to.audience is Audience.LEAD_EXECUTIVE)
    for one in waiting:
        already = told if one.to.audience is Audience.LEAD_EXECUTIVE else ()
        people = reach(work, state, one, already=already, mails=state.began is not None)
        if state.began is None and not people and (party := one.to.party):
            nobody_yet[party] = work.services.agreement.party(party).name
        if one.kind is DatedKind.REVIEW_OVERDUE:
            told.update(one.person for one in people if one.person is not None)
    if nobody_yet:
        said = NOBODY_YET.format(parties=listed(nobody_yet.values()))
        tell_the_office(work, state, TextBody(said), "begun", later=next_loud(work.now) - work.now)


def sign_request(state: AgreementState, party: PartyKey, version: str, today: date) -> Notice:
    """Return the notice that asks a party to approve or to sign a version."""
    to = signs_for(state, party)
    return Notice(to, DatedKind.SIGNATURE_CHASE, f"{party} {version}", today, late=False)


def announce(work: Work, state: AgreementState, kind: DatedKind, about: str) -> None:
    """Send news to every party, the office and the lead executive, each person once."""
    parties = [signs_for(state, key) for key in state.agreement.keys]
    lead = Recipient(Audience.LEAD_EXECUTIVE, state.agreement.lead)
    told: set[PersonId] = set()
    for to in (*parties, COORDINATOR, lead):
        notice = Notice(to, kind, about, london(work.now).date(), late=False)
        people = holders(work, state, to)
        if people and told.issuperset(people):
            continue
        reached = reach(work, state, notice)
        told.update(one.person for one in reached if one.person is not None)


def holders(work: Work, state: AgreementState, to: Recipient) -> Mapping[PersonId, bool]:
    """Return the people for a place today, and whether each stands in; a mailbox is nobody here."""
    people = _places(work, state).people_for(to)
    return {one.person: one.stands_in for one in people if one.person is not None}


def _places(work: Work, state: AgreementState) -> PostHolders:
    return PostHolders(state, work.services.directory, london(work.now).date())


def reachable(services: Services, people: Iterable[ToldPerson]) -> tuple[ToldPerson, ...]:
    """Return those of them that something is sent to: a mailbox only where there is mail."""
    return tuple(one for one in people if one.person is not None or services.mails)


def reach(
    work: Work,
    state: AgreementState,
    notice: Notice,
    *,
    already: Iterable[PersonId] = (),
    mails: bool = True,
) -> tuple[ToldPerson, ...]:
    """Put a notice in the outbox, for after the quiet hours; returns who is told. One that went
    already changes nothing. Where nobody holds the place or stands in, the party's mailbox has it,
    unless `mails` is False.
    """
    found = _places(work, state).people_for(notice.to, already=frozenset(already))
    people = tuple(
        one for one in reachable(work.services, found) if mails or one.person is not None
    )
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


def fall_due(work: Work, _row: DueRow) -> bool:
    """Tell whom the day concerns, and plan the next; False where it is due still."""
    state = standing(work)
    notices = agreement_due(state, work.now)
    if notices:
        deliver(work, state, notices)
        happened(work, TIMER, sent(notices, work.now))
    else:
        plan(work, state)
    return all(row.at > work.now for row in work.unit.due.of_subject(SUBJECT))


def unreached(work: Work, missed: AgreementNotice) -> None:
    """Go on to the next person, unless someone else who holds the place has it, or will."""
    same = [
        one
        for one in work.unit.outbox.of_subject(work.services.agreement.reference)
        if isinstance(one.body, AgreementBody) and _same(one.body.notice, missed)
    ]
    if any(one.state is not MessageState.FAILED for one in same):
        return
    had_it = [person for one in same if (person := person_of(one.to))]
    state = _lost(work, missed, standing(work))
    again = Notice(missed.to, missed.kind, missed.about, missed.on, late=True)
    mailed = any(person_of(one.to) is None for one in same)
    if not mailed and reach(work, state, again, already=had_it):
        return
    _not_asked(work, state, missed)
    if missed.to.party:
        party, number = missed.to.party, work.services.phone_of(missed.to.party)
        name = work.services.agreement.party(party).name
        said = TextBody(NOBODY.format(party=name, ring=ring(number)))
        tell_the_office(work, state, said, f"nobody:{missed.to.party}:{missed.on}")


def _lost(work: Work, missed: AgreementNotice, state: AgreementState) -> AgreementState:
    """Record a contact whom nothing reaches as a gap; not so one who only stood in."""
    to = missed.to
    if to.audience is not Audience.CONTACT or missed.stands_in:
        return state
    was = state.agreement.party(to.party).contact
    if was.is_gap:
        return state
    fact = ContactChanged(
        to.party,
        ContactStatus.UNREACHABLE,
        name=was.name,
        post=was.post,
        email=was.email,
        phone=was.phone,
    )
    return happened(work, TIMER, fact)


def _not_asked(work: Work, state: AgreementState, missed: AgreementNotice) -> None:
    """Record that the question of that day came to nobody: the register says asked no longer."""
    party, _, version = missed.about.partition(" ")
    if missed.kind is not DatedKind.SIGNATURE_CHASE or missed.to.audience is Audience.COORDINATOR:
        return
    one = state.agreement.signature(PartyKey(party), version)
    if one and one.status is SignatureStatus.ASKED and one.asked == missed.on:
        happened(work, TIMER, SignatureUnreached((one.party,), version))


def _same(one: AgreementNotice, other: AgreementNotice) -> bool:
    return (one.to, one.kind, one.about, one.on) == (other.to, other.kind, other.about, other.on)


def tell_the_office(
    work: Work, state: AgreementState, body: Body, what: str, *, later: timedelta = timedelta()
) -> None:
    """Tell each who holds the partnership office or stands in once; `what` tells it from others."""
    agreement = work.services.agreement
    for person in holders(work, state, COORDINATOR):
        key = f"{agreement.reference}:{what}:{person.text}"
        notify(work, ToPerson(person), body, key=key, party=agreement.lead, later=later)
