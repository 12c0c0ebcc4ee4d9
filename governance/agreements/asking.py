"""What a party is asked when a review is due: the missed ones at once, else the one to come."""

from dataclasses import dataclass
from datetime import date

from governance.agreements.dated import days_after
from governance.agreements.records import Gap
from governance.agreements.reviews import ReviewDay
from governance.agreements.state import AgreementState


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


def review_ask(state: AgreementState, party: str, today: date) -> ReviewAsk | None:
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
