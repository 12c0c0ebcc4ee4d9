"""A day that an agreement produces: what falls on it, for whom, and why, line by line."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.calendars import add_months
from governance.clocks.due import Standing
from governance.keys import NO_PARTY, PartyKey
from governance.moments import say_date

MONTHS_IN_A_YEAR = 12
_SATURDAY = 5

POLICY = "reminder policy"  # the source of every number of ours; never the law


class DatedKind(StrEnum):
    """What falls on a day."""

    REVIEW = "review"
    REVIEW_REMINDER = "review_reminder"
    REVIEW_OVERDUE = "review_overdue"
    SIGNATURE_CHASE = "signature_chase"
    CONTACT_CHECK = "contact_check"
    REGISTRATION_REMINDER = "registration_reminder"
    REGISTRATION_RENEWAL = "registration_renewal"
    REGISTRATION_PAY_BY = "registration_pay_by"
    REGISTRATION_UNPAID = "registration_unpaid"
    ENDS = "ends"
    VERSION_IN_FORCE = "version_in_force"  # news of the day, never of the schedule


class Audience(StrEnum):
    """Who is meant, by what they are to a party; `recipients` turns it into people."""

    SIGNATORY = "signatory"
    COORDINATOR = "coordinator"
    LEAD_EXECUTIVE = "lead_executive"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, order=True)
class Recipient:
    """Someone's place: an audience and, for all but the coordinator, a party's key."""

    audience: Audience
    party: PartyKey = NO_PARTY


COORDINATOR = Recipient(Audience.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing on one day. `about` names its subject: a review's due day, a key, a version."""

    on: date
    kind: DatedKind
    about: str
    what: str
    why: tuple[str, ...]
    source: str
    standing: Standing = Standing.TARGET
    to: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True)
class Undated:
    """What would give a date if only we knew more, and what is missing."""

    kind: DatedKind
    about: str
    what: str


def months_after(day: date, months: int) -> date:
    """Return the corresponding day, as `add_months`; at most the last day there is."""
    beyond = months >= (date.max.year - day.year) * MONTHS_IN_A_YEAR
    return date.max if beyond else add_months(day, months)


def days_after(day: date, days: int) -> date:
    """Return the day so many days later (or earlier); never beyond the first or last day."""
    if days > (date.max - day).days:
        return date.max
    return day + timedelta(days=days) if days >= (date.min - day).days else date.min


def say_span(months: int) -> str:
    """Say a number of months: "1 month", "18 months", "1 year"."""
    years, odd = divmod(months, MONTHS_IN_A_YEAR)
    count, unit = (months, "month") if odd else (years, "year")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def say_days(days: int) -> str:
    """Say a number of days: "1 day", "90 days"."""
    return f"{days} day{'' if days == 1 else 's'}"


def say_short(base: date, months_later: date) -> str:
    """Say why a month's last day stands in for a day it has not; usually empty."""
    if months_later.day == base.day:
        return ""
    return f" (that month has no day {base.day}, so its last day)"


def say_weekend(on: date) -> tuple[str, ...]:
    """Say what to do about a day at the weekend; no line for a weekday."""
    if on.weekday() < _SATURDAY:
        return ()
    monday = date.fromordinal(on.toordinal() + 7 - on.weekday())
    return (f"That is a weekend: hold it by then, or on {say_date(monday)}.",)


def section(clause: str) -> str:
    """Cite a clause as people do: "§9.0", but "front page" and "Appendix One" as they are."""
    return f"§{clause}" if clause[:1].isdigit() else clause
