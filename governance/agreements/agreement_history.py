"""What each event changes: an agreement's file and its events, oldest first, make its state."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from governance.agreements.agreement_events import AgreementEvent
from governance.agreements.amending import amended
from governance.agreements.dated import Audience
from governance.agreements.facts import ContactChanged, NoticesSent, NotMe, Replaced, ReviewAnswered
from governance.agreements.model import Agreement
from governance.agreements.reviews import Held
from governance.agreements.state import AgreementState
from governance.agreements.words import ContactStatus, Outcome
from governance.moments import london
from governance.people.identity import PersonId

ONE_DAY = timedelta(days=1)


def start(agreement: Agreement) -> AgreementState:
    """Return the state that the file alone gives; its last review settles what was due by then."""
    held = sorted(agreement.reviews, key=lambda one: one.completed)
    return AgreementState(
        agreement,
        held=tuple(
            Held(one.completed, one.completed, one.version, one.outcome, one.answered_by)
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
    changes = any(one.outcome is Outcome.CHANGE_NEEDED for one in state.round)
    held = Held(
        completed=day,
        through=through,
        version=state.agreement.version,
        outcome=Outcome.CHANGE_NEEDED if changes else Outcome.NO_CHANGE,
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
