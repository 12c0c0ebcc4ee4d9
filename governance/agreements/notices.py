"""What to send to whom, now: the notices of every date that has come and was not dealt with.

After an outage, and on the first day, each recipient gets only the latest of a kind, marked
late. The timer records `NoticesSent` with what it sent, in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from governance.agreements.dated import Dated, Kind, Recipient
from governance.agreements.facts import NoticesSent, Sent
from governance.agreements.schedule import dates_before
from governance.agreements.state import AgreementState
from governance.calendars import add_months
from governance.cases.quiet_hours import next_loud, quiet
from governance.moments import LONDON, london
from governance.policy import AGREEMENT_MONTHS_AHEAD, QUIET_UNTIL

ONE_DAY = timedelta(days=1)

# Reviews make one card, however many are missed; so do signatures and contacts.
_SERIES = {
    Kind.REVIEW_REMINDER: "review",
    Kind.REVIEW_OVERDUE: "review",
    Kind.SIGNATURE_CHASE: "signature",
    Kind.CONTACT_CHECK: "contact",
}
_ORDER = {kind: at for at, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice to one place, for the day `on`; late when that day is over."""

    to: Recipient
    kind: Kind
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
