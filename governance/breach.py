"""A personal data breach as it is reported: the facts, and when we became aware.

UK GDPR Art. 33 and DPA 2018 s.67; how vague answers become an instant is FACTS 15.3,
whose breach it is FACTS 15.2 and the agreement's §2.1.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from governance.moments import LONDON, london, say_moment


class Danger(StrEnum):
    """Could anyone be in danger because of this? (FACTS 15.1: asked first)"""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"


class WentWrong(StrEnum):
    """What went wrong, in the reporter's terms."""

    WRONG_PERSON = "wrong_person"
    LOST = "lost"
    SEEN = "seen"
    CHANGED = "changed"
    UNAVAILABLE = "unavailable"
    CYBER = "cyber"
    OTHER = "other"
    NOT_SURE = "not_sure"


class Noticed(StrEnum):
    """When anyone here first noticed, as people remember it."""

    JUST_NOW = "just_now"
    TODAY = "today"
    YESTERDAY = "yesterday"
    BEFORE = "before"
    NOT_SURE = "not_sure"


class Where(StrEnum):
    """Where it went wrong, which says whose 72 hours may be running."""

    US = "us"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    PARTNERSHIP = "partnership"
    NOT_SURE = "not_sure"


class Contained(StrEnum):
    """Is it under control?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SURE = "not_sure"


class Doubt(StrEnum):
    """What the IG lead should know about the dates and the owner of a report."""

    FUTURE = "future"
    BEFORE_EVENT = "before_event"
    MAY_BE_LATE = "may_be_late"
    MAY_NOT_BE_OURS = "may_not_be_ours"
    WHOSE_UNKNOWN = "whose_unknown"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class BreachReport:
    """Card 1. `noticed_on`/`noticed_at` and `happened_on`/`happened_at` are London time.

    What people wrote is in no `repr`, here and in every fact: one could reach a log.
    """

    danger: Danger
    what_happened: str = field(repr=False)
    went_wrong: WentWrong
    noticed: Noticed
    where: Where
    noticed_on: date | None = None
    noticed_at: time | None = None
    happened_on: date | None = None
    happened_at: time | None = None

    @property
    def urgent(self) -> bool:
        """ "Yes" and "not sure" both take the urgent ladder (FACTS 15.1)."""
        return self.danger is not Danger.NO


@dataclass(frozen=True, slots=True)
class BreachDetails:
    """Card 2, every part optional. Organisations and information are the agreement's keys."""

    organisations: tuple[str, ...] = ()
    which_one: str = field(default="", repr=False)
    whose: tuple[str, ...] = ()
    how_many: str = ""
    information: tuple[str, ...] = ()
    contained: Contained | None = None
    what_was_done: str = field(default="", repr=False)
    encrypted: bool | None = None


@dataclass(frozen=True, slots=True)
class Awareness:
    """The instant our 72 hours count from (UTC), and how sure we are of it."""

    at: datetime
    provisional: bool
    doubts: tuple[Doubt, ...] = ()


def awareness(report: BreachReport, reported_at: datetime) -> Awareness:
    """The earliest instant that fits what was said, never later than the report itself.

    A date only means the start of that day. "Not sure", or "before that" with no date, means
    the time of the report, flagged: it may already be late (FACTS 15.3).
    """
    first, provisional = _earliest(report, reported_at)
    doubts = _date_doubts(report, first, reported_at)
    return Awareness(
        at=min(first, reported_at).astimezone(UTC),
        provisional=provisional or bool(doubts),
        doubts=(*doubts, *_owner_doubts(report.where)),
    )


def odd_dates(report: BreachReport, reported_at: datetime) -> tuple[Doubt, ...]:
    """What to ask about once, kindly, before taking the dates as they are."""
    first, _ = _earliest(report, reported_at)
    asked = (Doubt.FUTURE, Doubt.BEFORE_EVENT)
    return tuple(d for d in _date_doubts(report, first, reported_at) if d in asked)


def _earliest(report: BreachReport, reported_at: datetime) -> tuple[datetime, bool]:
    today = london(reported_at).date()
    if not _undated(report):
        said = _day_meant(report, today)
        return _instant(said, report.noticed_at), report.noticed_at is None
    match report.noticed:
        case Noticed.JUST_NOW:
            return reported_at, False
        case Noticed.TODAY:
            return _instant(today, None), True
        case Noticed.YESTERDAY:
            return _instant(today - timedelta(days=1), None), True
        case Noticed.BEFORE | Noticed.NOT_SURE:
            return reported_at, True


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


def _date_doubts(report: BreachReport, first: datetime, reported_at: datetime) -> tuple[Doubt, ...]:
    vague = _undated(report) and report.noticed in (Noticed.BEFORE, Noticed.NOT_SURE)
    happened = _happened(report)
    found = (
        (Doubt.FUTURE, first > reported_at or (happened is not None and happened > reported_at)),
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
    """A partner's own mistake does not start our 72 hours (FACTS 15.2)."""
    match where:
        case Where.PARTNER:
            return (Doubt.MAY_NOT_BE_OURS,)
        case Where.PARTNERSHIP:
            return (Doubt.JOINT,)
        case Where.NOT_SURE:
            return (Doubt.WHOSE_UNKNOWN,)
        case Where.US | Where.SUPPLIER:
            return ()


def say_first_noticed(aware: Awareness) -> str:
    """ "Mon 23 Nov 2026 09:30, as reported" or the same with "a best guess"."""
    return f"{say_moment(aware.at)}, {'a best guess' if aware.provisional else 'as reported'}"
