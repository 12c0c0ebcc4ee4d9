"""Every date that an agreement produces in a window, each with its reasons, as things stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from governance.agreements.contacts import contact_dates, undated_contacts
from governance.agreements.dated import Dated, Kind, Undated, section
from governance.agreements.registrations import registration_dates, undated_registrations
from governance.agreements.reminders import review_dates
from governance.agreements.reviews import ReviewDay, review_days
from governance.agreements.signing import signature_dates, undated_signatures
from governance.agreements.state import AgreementState, say_status
from governance.calendars import add_months
from governance.moments import say_date
from governance.policy import AGREEMENT_MONTHS_AHEAD

_ORDER = {kind: at for at, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is overdue on the day `since`, what comes until `until` (not included), and what
    gives no date because something is not on record."""

    since: date
    until: date
    status: tuple[str, ...]
    overdue: tuple[ReviewDay, ...]
    dates: tuple[Dated, ...]
    undated: tuple[Undated, ...]


def schedule(
    state: AgreementState, since: date, *, months: int = AGREEMENT_MONTHS_AHEAD
) -> Schedule:
    """Return the agreement's dates from `since` on for so many months, if nobody does anything."""
    until = add_months(since, months)
    return Schedule(
        since=since,
        until=until,
        status=say_status(state, since),
        overdue=state.overdue(since),
        dates=tuple(day for day in dates_before(state, until) if day.on >= since),
        undated=tuple(_undated(state, until)),
    )


def dates_before(state: AgreementState, before: date) -> tuple[Dated, ...]:
    """Return every date before `before`, from the beginning, in order; none once it has ended."""
    found = chain(
        review_dates(state, before=before),
        signature_dates(state, before=before),
        contact_dates(state, before=before),
        registration_dates(state, before=before),
    )
    last = before if state.ends is None else min(before, state.ends)
    kept = [day for day in found if day.on < last]
    kept.extend(day for day in _end(state) if day.on < before)
    return tuple(sorted(kept, key=lambda day: (day.on, _ORDER[day.kind])))


def _end(state: AgreementState) -> Iterator[Dated]:
    if (notice := state.agreement.termination) is not None:
        by = state.agreement.party(notice.served_by).name
        yield Dated(
            on=notice.effective,
            kind=Kind.ENDS,
            about=state.agreement.reference,
            what="The agreement ends.",
            why=(
                f"Notice of termination served by {by} on {say_date(notice.served)}.",
                f"It takes effect on {say_date(notice.effective)}.",
            ),
            source=f"the agreement, {section(notice.clause)}",
        )


def _undated(state: AgreementState, until: date) -> Iterator[Undated]:
    if state.ends is not None:
        yield from _not_to_come(state, state.ends, until)
    elif state.anchor is None:
        yield Undated(Kind.REVIEW, "", "Nobody has signed yet: reviews count from then.")
    yield from undated_signatures(state)
    yield from undated_contacts(state)
    yield from undated_registrations(state)


def _not_to_come(state: AgreementState, ends: date, until: date) -> Iterator[Undated]:
    """The next review, if the agreement ends before it: said, so that nobody looks for it."""
    if state.anchor is None:
        return
    series = review_days(state.agreement.review, state.anchor, state.held, before=until)
    beyond = next((day.due for day in series if day.due >= ends), None)
    if beyond:
        what = f"The agreement ends on {say_date(ends)}, before the review of {say_date(beyond)}."
        yield Undated(Kind.REVIEW, beyond.isoformat(), what)
