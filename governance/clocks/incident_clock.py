"""A child who has died or been seriously harmed: working days of England and Wales."""

from dataclasses import dataclass, field
from datetime import date

from governance.calendars import Calendar
from governance.clocks.counting import ENGLAND_AND_WALES, say_months, say_working_days
from governance.clocks.due import Due, in_range, not_before
from governance.clocks.rules import due
from governance.moments import say_date

NOTIFY_DAYS = 5  # working days: Working Together ch.5
RAPID_REVIEW_DAYS = 15  # working days: Working Together, Panel guidance
LADO_DAYS = 1  # working day


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriousIncident:
    """What the clocks of a serious incident are worked out from.

    `review_from_awareness`: some sources start the rapid review's 15 days at awareness rather
    than at the notification; a partnership may choose that.
    """

    aware: date = field(metadata={"say": "the day the council became aware"})
    notified: date | None = field(default=None, metadata={"say": "the day the Panel was told"})
    looked_after: bool = field(default=False, metadata={"say": "whether a looked-after child died"})
    care_leaver: bool = field(default=False, metadata={"say": "whether a care leaver died"})
    review_from_awareness: bool = field(
        default=False, metadata={"say": "where the rapid review counts from"}
    )

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        in_range("The day of awareness", self.aware)
        in_range("The notification", self.notified)
        not_before("The notification", self.notified, first="anyone was aware", on=self.aware)


def serious_incident_due(incident: SeriousIncident, calendar: Calendar) -> tuple[Due, ...]:
    """Return every date of a serious incident, the Panel notification first."""
    the_time = "The duty is in statute; the five working days are in guidance."
    notify = _from_awareness("SIN-5", NOTIFY_DAYS, incident, calendar, the_time)
    dates = [notify, _rapid_review(incident, notify, calendar)]
    if incident.looked_after:
        practice = "The duty is in statute, whether or not abuse is known; the time is practice."
        dates.append(_from_awareness("LAC-D", NOTIFY_DAYS, incident, calendar, practice))
    if incident.care_leaver:
        should = "For a care leaver up to and including age 24: guidance, not statute."
        dates.append(_from_awareness("CL-24", NOTIFY_DAYS, incident, calendar, should))
    return tuple(dates)


def lado_call_due(told: date, calendar: Calendar) -> Due:
    """Return when to have phoned the LADO about an allegation that a worker harmed a child."""
    on, counted = say_working_days(told, LADO_DAYS, calendar, where=ENGLAND_AND_WALES)
    return due("LADO", on, (f"Told {say_date(told)}, not counted.", *counted), calendar=calendar)


def practice_review_due(decided: date) -> Due:
    """Return when to publish a local practice review that was decided on this day."""
    on, lead = say_months(decided, 6)
    return due("LCSPR", on, (f"Decided {say_date(decided)}.", f"{lead}: {say_date(on)}."))


def _from_awareness(
    rule_id: str, days: int, incident: SeriousIncident, calendar: Calendar, *more: str
) -> Due:
    on, counted = say_working_days(incident.aware, days, calendar, where=ENGLAND_AND_WALES)
    first = f"Aware {say_date(incident.aware)}, not counted."
    return due(rule_id, on, (first, *counted, *more), calendar=calendar)


def _rapid_review(incident: SeriousIncident, notify: Due, calendar: Calendar) -> Due:
    if incident.review_from_awareness:
        start, first = incident.aware, f"Aware {say_date(incident.aware)}, not counted."
    elif incident.notified is not None:
        start = incident.notified
        first = f"Panel told {say_date(start)}, not counted."
    else:
        start = notify.due
        first = f"If the Panel is told on the last day, {say_date(start)}, not counted."
    on, counted = say_working_days(start, RAPID_REVIEW_DAYS, calendar, where=ENGLAND_AND_WALES)
    return due("RR-15", on, (first, *counted), calendar=calendar)
