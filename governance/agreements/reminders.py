"""What a party is asked when a review is due, and the reminders of it: all partnership policy.

Before the day and on it, each signatory who has not answered; overdue, signatories and the
coordinator every month, the lead executive every quarter (LD-REVIEW, docs/law.md), all as the
agreement's file says. Several overdue reviews make one card, and one review settles them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from governance.agreements.dated import (
    COORDINATOR,
    POLICY,
    Audience,
    Dated,
    DatedKind,
    Recipient,
    days_after,
    months_after,
    say_days,
    say_short,
    say_span,
    section,
)
from governance.agreements.model import Agreement, Gap, ReviewRule
from governance.agreements.reviews import ReviewDay
from governance.agreements.state import AgreementState
from governance.clocks.catalogue import RULES
from governance.keys import PartyKey
from governance.moments import say_date

REVIEW = RULES["ISA-REVIEW"]  # gives how binding a review is


def review_dates(state: AgreementState, *, before: date) -> Iterator[Dated]:
    """Yield every review not settled, its reminders, and what follows if it is not held."""
    ahead = max(state.agreement.review.remind_days_before, default=0)
    found = state.reviews(before=days_after(before, ahead))
    waiting = [day for day in found if day.settled_on is None]
    for review in waiting:
        yield _the_day(state, review)
        yield from _reminders(state, review)
    if waiting:
        yield from _overdue(state, waiting, before)


def _the_day(state: AgreementState, review: ReviewDay) -> Dated:
    return Dated(
        on=review.due,
        kind=DatedKind.REVIEW,
        about=review.due.isoformat(),
        what=f"Review {review.number} of the agreement is due.",
        why=review.why,
        source=review_source(state.agreement),
        standing=REVIEW.standing,
    )


def review_source(agreement: Agreement) -> str:
    """Return where an agreement says that it is to be reviewed."""
    return f"the agreement, {section(agreement.review.clause)}"


def _reminders(state: AgreementState, review: ReviewDay) -> Iterator[Dated]:
    due = say_date(review.due)
    for days in state.agreement.review.remind_days_before:
        on = days_after(review.due, -days)
        when = f"{say_days(days)} before" if days else "On the day"
        yield Dated(
            on=on,
            kind=DatedKind.REVIEW_REMINDER,
            about=review.due.isoformat(),
            what=f"{when}: review {review.number}, due {due}.",
            why=(f"Review {review.number} is due {due}.", f"{when}: {say_date(on)}."),
            source=POLICY,
            to=_signatories(state, review.due),
        )


def _overdue(state: AgreementState, waiting: list[ReviewDay], before: date) -> Iterator[Dated]:
    """Counted from the oldest, so that a second missed review brings no second card."""
    rule, oldest = state.agreement.review, waiting[0].due
    for months in count(1):
        on = months_after(oldest, months)
        if on >= before:
            return
        missed = [day for day in waiting if day.due < on]
        if to := _told(state, missed[-1].due, months):
            span = f"{say_span(months)} later{say_short(oldest, on)}: {say_date(on)}."
            yield Dated(
                on=on,
                kind=DatedKind.REVIEW_OVERDUE,
                about=oldest.isoformat(),
                what=f"If not held by then, {_how_many(missed)} {_in_force(rule)}",
                why=(f"The oldest review not held was due {say_date(oldest)}.", span, _how(rule)),
                source=POLICY,
                to=to,
            )


def _told(state: AgreementState, newest: date, months: int) -> tuple[Recipient, ...]:
    """Who is told so many months after the oldest missed review."""
    rule = state.agreement.review
    signatories = () if months % rule.overdue_signatory_months else _signatories(state, newest)
    office = () if months % rule.overdue_coordinator_months else (COORDINATOR,)
    lead = Recipient(Audience.LEAD_EXECUTIVE, state.agreement.lead)
    executive = () if months % rule.overdue_lead_months else (lead,)
    return (*signatories, *office, *executive)


def _signatories(state: AgreementState, due: date) -> tuple[Recipient, ...]:
    return tuple(Recipient(Audience.SIGNATORY, key) for key in state.still_asked(due))


def _how_many(missed: list[ReviewDay]) -> str:
    if len(missed) == 1:
        return "1 review is overdue."
    return f"{len(missed)} reviews are overdue: one card, and one review settles them."


def _in_force(rule: ReviewRule) -> str:
    return f"The agreement is still in force ({section(rule.clause)})."


def _how(rule: ReviewRule) -> str:
    return (
        f"While overdue: signatories every {say_span(rule.overdue_signatory_months)}, "
        f"the coordinator every {say_span(rule.overdue_coordinator_months)}, "
        f"the lead executive every {say_span(rule.overdue_lead_months)}."
    )


@dataclass(frozen=True, slots=True)
class ReviewAsk:
    """One card's question. `due` is the newest review that an answer to it covers.

    `missed` are all the overdue reviews; empty on a reminder, whose review is still to come.
    """

    due: date
    missed: tuple[ReviewDay, ...]
    coming: ReviewDay | None
    points: tuple[Gap, ...]
    answer_by: date  # a partnership target


def review_ask(state: AgreementState, party: PartyKey, today: date) -> ReviewAsk | None:
    """Return what to ask `party` today; None when it has answered, or there is nothing to ask."""
    if party not in state.asked or state.has_ended(today):
        return None
    rule = state.agreement.review
    missed, coming = state.overdue(today), _coming(state, today)
    asked = [*missed[-1:], *([coming] if coming else [])]
    unanswered = [day for day in asked if party in state.still_asked(day.due)]
    if not unanswered:
        return None
    first = unanswered[0]
    return ReviewAsk(
        due=first.due,
        missed=missed if first in missed else (),
        coming=coming,
        points=state.agreement.open_gaps(),
        answer_by=days_after(today, rule.answer_within_days),
    )


def _coming(state: AgreementState, today: date) -> ReviewDay | None:
    """The next review, once its first reminder is due."""
    ahead = max(state.agreement.review.remind_days_before, default=0)
    soon = state.reviews(before=days_after(today, ahead + 1))
    waiting = (day for day in soon if day.due >= today and day.settled_on is None)
    return next(waiting, None)
