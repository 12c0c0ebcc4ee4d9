"""An agreement as it stands: its file and everything that has happened since.

Nothing here is stored: the file and the events are. `governance.agreements.agreement_history` says
what each event changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.agreements.dated import Audience, section
from governance.agreements.facts import (
    AgreementEvent,
    NoticesSent,
    Replaced,
    ReviewAnswered,
)
from governance.agreements.model import Agreement, PartyRole, first_signed, signed
from governance.agreements.reviews import HeldReview, ReviewDay, review_days
from governance.keys import PartyKey
from governance.moments import say_date
from governance.people.identity import PersonId


class AgreementStatus(StrEnum):
    """Where an agreement stands. A missed review never takes it out of force."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    OVERDUE = "in_force_and_overdue"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class AgreementState:
    """The agreement as file and events say, and what only events can say.

    `answered` is, by party, the newest review that its answers cover; `round` are the answers
    to the review now open. `not_them` are people who said "not me", by audience and party.
    `told_through` is the last day whose notices the timer has sent.
    """

    agreement: Agreement
    held: tuple[HeldReview, ...] = ()
    answered: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    round: tuple[ReviewAnswered, ...] = ()
    not_them: frozenset[tuple[Audience, str, PersonId]] = frozenset()
    replaced: Replaced | None = None
    told_through: date | None = None
    history: tuple[AgreementEvent, ...] = field(default=(), repr=False)

    @property
    def anchor(self) -> date | None:
        """Return the first signature of any version: reviews count from it, amendments keep it."""
        days = (self.agreement.review.anchor, first_signed(self.agreement.signatures))
        return min((day for day in days if day), default=None)

    @property
    def ends(self) -> date | None:
        """Return the first day on which the agreement asks nothing more; None while it goes on."""
        notice = self.agreement.termination
        days = (notice and notice.effective, self.replaced and self.replaced.since)
        return min((day for day in days if day), default=None)

    @property
    def began(self) -> date | None:
        """Return the day from which this product sends its notices; None before the first."""
        told = (one.fact for one in self.history)
        return next((one.through for one in told if isinstance(one, NoticesSent)), None)

    def answer_of(self, party: PartyKey) -> AgreementEvent | None:
        """Return the newest answer of this party to a review; None where it has given none."""
        mine = (one for one in reversed(self.history) if _answers_for(one, party))
        return next(mine, None)

    @property
    def asked(self) -> tuple[PartyKey, ...]:
        """Return the parties that a review is put to: the partners, and whoever else has signed."""
        bound = {one.party for one in signed(self.agreement.signatures)}
        return tuple(
            party.key
            for party in self.agreement.parties
            if party.role is PartyRole.SAFEGUARDING_PARTNER or party.key in bound
        )

    @property
    def deciders(self) -> tuple[PartyKey, ...]:
        """Return who completes a review: every safeguarding partner; without one, all asked."""
        return tuple(party.key for party in self.agreement.partners()) or self.asked

    def reviews(self, *, before: date) -> tuple[ReviewDay, ...]:
        """Return every review due before that day, as long as the agreement has reviews."""
        if self.anchor is None:
            return ()
        last = before if self.ends is None else min(before, self.ends)
        return review_days(self.agreement.review, self.anchor, self.held, before=last)

    def has_ended(self, today: date) -> bool:
        """Return whether it is over: notice has taken effect, or it was replaced."""
        return self.ends is not None and self.ends <= today

    def overdue(self, today: date) -> tuple[ReviewDay, ...]:
        """Return the reviews late and not settled, oldest first; none once it has ended."""
        if self.has_ended(today):
            return ()
        return tuple(day for day in self.reviews(before=today) if day.settled_on is None)

    def still_asked(self, due: date) -> tuple[PartyKey, ...]:
        """Return the parties whose answers do not cover the review due on that day yet."""
        return tuple(key for key in self.asked if self.answered.get(key, date.min) < due)


def _answers_for(event: AgreementEvent, party: PartyKey) -> bool:
    return isinstance(event.fact, ReviewAnswered) and event.fact.party == party


def status(state: AgreementState, today: date) -> AgreementStatus:
    """Return "draft" until every partner has signed, then in force until notice takes effect."""
    notice = state.agreement.termination
    if notice and notice.effective <= today:
        return AgreementStatus.TERMINATED
    if not state.deciders or not all(map(state.agreement.has_signed, state.deciders)):
        return AgreementStatus.DRAFT
    return AgreementStatus.OVERDUE if state.overdue(today) else AgreementStatus.IN_FORCE


def say_status(state: AgreementState, today: date) -> tuple[str, ...]:
    """Say the status in sentences, with what is on its way: a notice served, a replacement."""
    return (_say(state, today), *_coming(state, today))


def _say(state: AgreementState, today: date) -> str:
    match status(state, today):
        case AgreementStatus.DRAFT:
            return "A draft: not every partner has signed yet."
        case AgreementStatus.IN_FORCE:
            return "In force."
        case AgreementStatus.OVERDUE:
            return _say_overdue(state, today)
        case AgreementStatus.TERMINATED:
            return "Terminated: it is no longer in force."


def _say_overdue(state: AgreementState, today: date) -> str:
    missed = state.overdue(today)
    since, clause = say_date(missed[0].due), section(state.agreement.review.clause)
    which = (
        f"The review of {since} is"
        if len(missed) == 1
        else f"{len(missed)} reviews, the first of {since}, are"
    )
    return f"{which} overdue; the agreement is still in force ({clause})."


def _coming(state: AgreementState, today: date) -> tuple[str, ...]:
    lines: list[str] = []
    if notice := state.agreement.termination:
        by = state.agreement.party(notice.served_by).name
        verb = "ended" if notice.effective <= today else "ends"
        lines.append(f"Notice of termination was served by {by} on {say_date(notice.served)}.")
        lines.append(f"The agreement {verb} on {say_date(notice.effective)}.")
    if state.replaced:
        since = say_date(state.replaced.since)
        lines.append(f"Replaced by {state.replaced.by} from {since}: its reviews end there.")
    return tuple(lines)
