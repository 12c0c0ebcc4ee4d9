"""Every date that an agreement produces, each with its reasons; and what to send to whom, now.

A notice is sent for every date that has come and was not dealt with. After an outage, and on the
first day, each recipient gets only the latest of a kind, marked late. The timer records
`NoticesSent` with what it sent, in the same transaction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from governance.agreements.dated import Dated, DatedKind, Recipient, Undated, section
from governance.agreements.facts import NoticesSent, Sent
from governance.agreements.keeping import (
    contact_dates,
    registration_dates,
    undated_contacts,
    undated_registrations,
)
from governance.agreements.reminders import review_dates
from governance.agreements.reviews import ReviewDay, review_days
from governance.agreements.signing import signature_dates, undated_signatures
from governance.agreements.state import AgreementState, say_status
from governance.calendars import add_months
from governance.moments import LONDON, london, next_loud, quiet, say_date
from governance.policy import AGREEMENT_MONTHS_AHEAD, QUIET_UNTIL

ONE_DAY = timedelta(days=1)
_ORDER = {kind: at for at, kind in enumerate(DatedKind)}


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
            kind=DatedKind.ENDS,
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
        yield Undated(DatedKind.REVIEW, "", "Nobody has signed yet: reviews count from then.")
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
        yield Undated(DatedKind.REVIEW, beyond.isoformat(), what)


# Reviews make one card, however many are missed; so do signatures and contacts.
_SERIES = {
    DatedKind.REVIEW_REMINDER: "review",
    DatedKind.REVIEW_OVERDUE: "review",
    DatedKind.SIGNATURE_CHASE: "signature",
    DatedKind.CONTACT_CHECK: "contact",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice to one place, for the day `on`; late when that day is over."""

    to: Recipient
    kind: DatedKind
    about: str
    on: date
    late: bool

    @property
    def key(self) -> str:
        """Return what the outbox knows this notice by, the same whenever it is worked out."""
        parts = (self.kind, self.about, self.on.isoformat(), self.to.audience, self.to.party)
        return ":".join(parts)


def agreement_due(state: AgreementState, now: datetime) -> tuple[Notice, ...]:
    """Return what is to be sent at `now`; nothing in quiet hours or once it has ended."""
    today = london(now).date()
    if quiet(now) or state.has_ended(today):
        return ()
    latest: dict[tuple[Recipient, str], Dated] = {}
    for day in _not_told(state, dates_before(state, today + ONE_DAY)):
        for to in day.to:  # in order, so that the latest stays
            latest[to, _series(day)] = day
    notices = [
        Notice(to, day.kind, day.about, day.on, day.on < today) for (to, _), day in latest.items()
    ]
    return tuple(sorted(notices, key=lambda one: (one.on, _ORDER[one.kind], one.to)))


def sent(notices: Iterable[Notice], now: datetime) -> NoticesSent:
    """Return the event that notes these as sent, and all that is due up to today as dealt with."""
    return NoticesSent(
        through=london(now).date(),
        notices=tuple(Sent(one.kind, one.about, one.to, one.on) for one in notices),
    )


def next_due(state: AgreementState, now: datetime) -> datetime | None:
    """Return the instant (UTC) from which `agreement_due` has something; None if it has no more."""
    ahead = add_months(london(now).date(), AGREEMENT_MONTHS_AHEAD)
    if state.has_ended(london(now).date()):
        return None
    days = [day.on for day in _not_told(state, dates_before(state, ahead)) if day.to]
    if not days:
        return None
    at = datetime.combine(min(days), QUIET_UNTIL, tzinfo=LONDON).astimezone(UTC)
    return next_loud(max(at, now.astimezone(UTC)))


def _not_told(state: AgreementState, days: Iterable[Dated]) -> list[Dated]:
    through = state.told_through
    return [day for day in days if through is None or day.on > through]


def _series(day: Dated) -> str:
    """What makes one card for one person: registrations go one by one, for each is another's."""
    return _SERIES.get(day.kind, f"registration {day.about}")
