"""When we became aware of a breach: from what people remember to the instant our 72 hours run from.

UK GDPR Art. 33 and DPA 2018 s.67; how vague answers become an instant is BR-AWARE in docs/law.md,
whose breach it is BR-WHOSE and the agreement's §2.1.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from governance.breaches.report import Awareness, BreachDetails, BreachReport, Doubt, Noticed, Where
from governance.moments import LONDON, london


@dataclass(frozen=True, slots=True)
class Telling:
    """When a report was told (UTC): its first word, when it said when it was noticed, its sending.

    A form may be begun in the morning and sent in the evening (BR-FIRST-SAID).
    """

    began: datetime
    said: datetime
    sent: datetime

    @classmethod
    def at_once(cls, at: datetime) -> "Telling":
        """Return the times of a report that was said and sent in one breath."""
        return cls(at, at, at)


def awareness(report: BreachReport, told: Telling) -> Awareness:
    """Return the earliest instant that fits what was said, never later than its first word.

    A date only means the start of that day. "Not sure", or "before that" with no date, means
    the time of the report, flagged: it may already be late (BR-AWARE). "Just now" is when it was
    first said, and a best guess where the report was sent later (BR-FIRST-SAID).
    """
    first, provisional = _earliest(report, told)
    doubts = _date_doubts(report, first, told.sent)
    return Awareness(
        at=min(first, told.began).astimezone(UTC),
        provisional=provisional or first > told.began or bool(doubts),
        doubts=(*doubts, *_owner_doubts(report.where)),
    )


def odd_dates(report: BreachReport, told: Telling) -> tuple[Doubt, ...]:
    """Return what to ask about once, kindly, before taking the dates as they are."""
    first, _ = _earliest(report, told)
    asked = (Doubt.FUTURE, Doubt.BEFORE_EVENT)
    return tuple(d for d in _date_doubts(report, first, told.sent) if d in asked)


def told_before(details: BreachDetails, aware: Awareness) -> bool:
    """Return whether whoever it is reported for told someone here before the time we count from.

    We are aware when anyone here notices (BR-AWARE, BR-MOVE), but only the IG lead moves that time.
    A date only is compared by day.
    """
    if details.told_on is None:
        return False
    if details.told_at is None:
        return details.told_on < london(aware.at).date()
    return _instant(details.told_on, details.told_at) < aware.at


def happened_after(details: BreachDetails, aware: Awareness) -> bool:
    """Return whether it happened, as card 2 says, after we are said to have noticed it.

    A date only is compared by day.
    """
    if details.happened_on is None:
        return False
    if details.happened_at is None:
        return details.happened_on > london(aware.at).date()
    return _instant(details.happened_on, details.happened_at) > aware.at


def _earliest(report: BreachReport, told: Telling) -> tuple[datetime, bool]:
    """Return what was said, and whether it is a guess; days are seen from when it was said."""
    today = london(told.said).date()
    if not _undated(report):
        said = _day_meant(report, today)
        return _instant(said, report.noticed_at), report.noticed_at is None
    match report.noticed:
        case Noticed.JUST_NOW:
            return told.said, told.said < told.sent
        case Noticed.TODAY:
            return _instant(today, None), True
        case Noticed.YESTERDAY:
            return _instant(today - timedelta(days=1), None), True
        case Noticed.BEFORE | Noticed.NOT_SURE:
            return told.sent, True


def _undated(report: BreachReport) -> bool:
    """No date, and no choice that names a day: then a time alone says nothing."""
    if report.noticed_on is not None:
        return False
    no_day = report.noticed in (Noticed.BEFORE, Noticed.NOT_SURE)
    return no_day or report.noticed_at is None


def _day_meant(report: BreachReport, today: date) -> date:
    """A time without a date belongs to the day the choice names."""
    if report.noticed_on is not None:
        return report.noticed_on
    return today - timedelta(days=1) if report.noticed is Noticed.YESTERDAY else today


def _instant(day: date, at: time | None) -> datetime:
    """`fold=0`: of a London hour that happens twice, the first (the earlier) is meant."""
    return datetime.combine(day, at or time(), tzinfo=LONDON).astimezone(UTC)


def _date_doubts(report: BreachReport, first: datetime, sent: datetime) -> tuple[Doubt, ...]:
    vague = _undated(report) and report.noticed in (Noticed.BEFORE, Noticed.NOT_SURE)
    happened = _happened(report)
    found = (
        (Doubt.FUTURE, first > sent or (happened is not None and happened > sent)),
        (Doubt.BEFORE_EVENT, happened is not None and _noticed_before(report, first, happened)),
        (Doubt.MAY_BE_LATE, vague),
    )
    return tuple(doubt for doubt, so in found if so)


def _happened(report: BreachReport) -> datetime | None:
    if report.happened_on is None:
        return None
    return _instant(report.happened_on, report.happened_at)


def _noticed_before(report: BreachReport, first: datetime, happened: datetime) -> bool:
    """Compared by day unless both carry a time: "today" and "today at 15:00" do not clash."""
    if report.noticed_at is not None and report.happened_at is not None:
        return first < happened
    return london(first).date() < london(happened).date()


def _owner_doubts(where: Where) -> tuple[Doubt, ...]:
    """A partner's own mistake does not start our 72 hours (BR-WHOSE)."""
    match where:
        case Where.PARTNER:
            return (Doubt.MAY_NOT_BE_OURS,)
        case Where.PARTNERSHIP:
            return (Doubt.JOINT,)
        case Where.NOT_SURE:
            return (Doubt.WHOSE_UNKNOWN,)
        case Where.US | Where.SUPPLIER:
            return ()
