"""What each event changes: an agreement's file and its events, oldest first, make its state."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeVar

from governance.agreements.dated import Audience
from governance.agreements.facts import (
    AgreementEvent,
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NoticesSent,
    NoticeWithdrawn,
    NotMe,
    PointClosed,
    RegistrationRecorded,
    Replaced,
    ReviewAnswered,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    SignatureUnreached,
    VersionProposed,
)
from governance.agreements.model import (
    Agreement,
    Contact,
    ContactStatus,
    Controller,
    Gap,
    Party,
    Registration,
    ReviewOutcome,
    Signature,
    SignatureStatus,
    Termination,
    Version,
)
from governance.agreements.reviews import HeldReview
from governance.agreements.state import AgreementState
from governance.keys import PartyKey
from governance.moments import london
from governance.people.identity import PersonId

ONE_DAY = timedelta(days=1)


def start(agreement: Agreement) -> AgreementState:
    """Return the state that the file alone gives; its last review settles what was due by then."""
    held = sorted(agreement.reviews, key=lambda one: one.completed)
    return AgreementState(
        agreement,
        held=tuple(
            HeldReview(one.completed, one.completed, one.version, one.outcome, one.answered_by)
            for one in held
        ),
    )


def fold(agreement: Agreement, events: Iterable[AgreementEvent]) -> AgreementState:
    """Return the state once all of `events`, oldest first, have happened."""
    state = start(agreement)
    for event in events:
        state = after(state, event)
    return state


def after(state: AgreementState, event: AgreementEvent) -> AgreementState:
    """Return the state once `event` has happened."""
    changed = _changed(state, event, london(event.at).date())
    return replace(changed, history=(*state.history, event))


def _changed(state: AgreementState, event: AgreementEvent, day: date) -> AgreementState:
    match event.fact:
        case ReviewAnswered() as answer:
            return _completed(_answered(state, answer, day), day)
        case NotMe() as not_me:
            return _not_them(state, not_me, event.by, day)
        case Replaced() as replaced:
            return replace(state, replaced=replaced)
        case NoticesSent(through):
            return replace(state, told_through=max(through, state.told_through or through))
        case fact:
            return replace(state, agreement=amended(state.agreement, fact, day))


def _answered(state: AgreementState, answer: ReviewAnswered, day: date) -> AgreementState:
    """An answer covers the card's newest review, and any that has fallen due since the card."""
    fallen = [review.due for review in state.reviews(before=day + ONE_DAY)]
    covers = max([answer.due, *fallen, state.answered.get(answer.party, date.min)])
    others = tuple(one for one in state.round if one.party != answer.party)
    answered = MappingProxyType({**state.answered, answer.party: covers})
    return replace(state, answered=answered, round=(*others, answer))


def _completed(state: AgreementState, day: date) -> AgreementState:
    """A review is complete when every partner has answered; it settles all the earlier ones."""
    through = min((state.answered.get(key, date.min) for key in state.deciders), default=date.min)
    if through == date.min or not _settles_any(state, through):
        return state
    changes = any(one.outcome is ReviewOutcome.CHANGE_NEEDED for one in state.round)
    held = HeldReview(
        completed=day,
        through=through,
        version=state.agreement.version,
        outcome=ReviewOutcome.CHANGE_NEEDED if changes else ReviewOutcome.NO_CHANGE,
        answered_by=tuple(one.party for one in state.round),
    )
    return replace(state, held=(*state.held, held), round=())


def _settles_any(state: AgreementState, through: date) -> bool:
    return any(day.settled_on is None for day in state.reviews(before=through + ONE_DAY))


def _not_them(state: AgreementState, fact: NotMe, by: PersonId | str, day: date) -> AgreementState:
    """ "Not me": they are not asked again, and a contact who says so has left the post; not so
    one who only stood in for the contact.
    """
    if isinstance(by, PersonId):
        state = replace(state, not_them=state.not_them | {(fact.audience, fact.party, by)})
    if fact.audience is not Audience.CONTACT or fact.stood_in:
        return state
    left = ContactChanged(fact.party, ContactStatus.LEFT)
    return replace(state, agreement=amended(state.agreement, left, day))


Keyed = TypeVar("Keyed", Party, Controller, Gap)
Amendment = (
    VersionProposed
    | SignatureAsked
    | SignatureUnreached
    | SignatureRecorded
    | SignatureDeclined
    | ContactConfirmed
    | ContactChanged
    | RegistrationRecorded
    | NoticeServed
    | NoticeWithdrawn
    | PointClosed
)


def amended(agreement: Agreement, fact: Amendment, day: date) -> Agreement:  # noqa: C901, PLR0911  one line for each kind
    """Return the agreement once `fact` has happened on `day`, a London date."""
    match fact:
        case VersionProposed():
            return _proposed(agreement, fact, day)
        case SignatureAsked(parties, version):
            return _asked(agreement, parties, version, SignatureStatus.ASKED, day)
        case SignatureUnreached(parties, version):
            return _asked(agreement, parties, version, SignatureStatus.UNREACHED, day)
        case SignatureRecorded():
            return _signed(agreement, fact)
        case SignatureDeclined(party, version):
            return _signature(agreement, party, version, status=SignatureStatus.DECLINED)
        case ContactConfirmed(party):
            contact = _confirmed(agreement.party(party).contact, day)
            return replace(agreement, parties=_with(agreement.parties, party, contact=contact))
        case ContactChanged(party, status, name, post, email, phone):
            contact = Contact(status, name, post, email, phone, since=day)
            return replace(agreement, parties=_with(agreement.parties, party, contact=contact))
        case RegistrationRecorded(key, number, starts):
            entry = Registration(number, starts)
            controllers = _with(agreement.controllers, key, registration=entry)
            return replace(agreement, controllers=controllers)
        case NoticeServed(party, served, effective, clause):
            notice = Termination(clause or agreement.ending_clause, party, served, effective)
            return replace(agreement, termination=notice)
        case NoticeWithdrawn():
            return replace(agreement, termination=None)
        case PointClosed(key):
            open_ = {gap.key for gap in agreement.open_gaps()}
            closed = _with(agreement.gaps, key, closed=day)
            return replace(agreement, gaps=closed) if key in open_ else agreement


def _proposed(agreement: Agreement, fact: VersionProposed, day: date) -> Agreement:
    """A new edition goes to everyone at once: partners approve, the others are asked to sign.

    One that the administrator has since written into the agreement's file is there already.
    """
    if agreement.edition(fact.number) is None:
        version = Version(
            number=fact.number,
            dated=fact.dated,
            author=fact.author,
            reason=fact.reason,
            document_sha256=fact.document_sha256,
        )
        agreement = replace(agreement, versions=(*agreement.versions, version))
    return _asked(agreement, agreement.keys, fact.number, SignatureStatus.ASKED, day)


def _asked(
    agreement: Agreement,
    parties: tuple[PartyKey, ...],
    version: str,
    status: SignatureStatus,
    day: date,
) -> Agreement:
    """Asking somebody who has signed already changes nothing."""
    for party in parties:
        if not agreement.has_signed(party, version):
            agreement = _signature(agreement, party, version, status=status, asked=day)
    return agreement


def _signed(agreement: Agreement, fact: SignatureRecorded) -> Agreement:
    """A signature; the last partner's makes the version the one in hand."""
    agreement = _signature(
        agreement,
        fact.party,
        fact.version,
        status=SignatureStatus.SIGNED,
        name=fact.name,
        post=fact.post,
        signed=fact.signed,
        document_sha256=fact.document_sha256,
    )
    numbers = [version.number for version in agreement.versions]
    is_newer = numbers.index(fact.version) > numbers.index(agreement.version)
    if not (is_newer and agreement.is_approved(fact.version)):
        return agreement
    return replace(agreement, version=fact.version)


def _signature(agreement: Agreement, party: PartyKey, version: str, **changes: object) -> Agreement:
    """With the party's record for that version changed, or a new one at the end."""
    old = agreement.signature(party, version)
    new = replace(old or Signature(party, version, SignatureStatus.ASKED), **changes)  # type: ignore[arg-type]
    others = tuple(one for one in agreement.signatures if one is not old)
    return replace(agreement, signatures=(*others, new))


def _with(table: tuple[Keyed, ...], key: str, **changes: object) -> tuple[Keyed, ...]:
    """The records of an agreement, the one of that key changed."""
    return tuple(replace(one, **changes) if one.key == key else one for one in table)  # type: ignore[arg-type]


def _confirmed(contact: Contact, day: date) -> Contact:
    """ "Still me". One whom nothing reached, and who speaks up, is the contact again."""
    if contact.status is ContactStatus.UNREACHABLE:
        contact = replace(contact, status=ContactStatus.NAMED, since=day)
    return replace(contact, confirmed=day)
