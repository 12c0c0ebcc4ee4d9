"""A child who has died or been seriously harmed: working days of England and Wales."""

from dataclasses import dataclass, field
from datetime import date

from governance.calendars import Calendar
from governance.clocks.counting import due, say_months, working_days_due
from governance.clocks.due import Due, in_range, not_before
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
        not_before("The notification", self.notified, first="anyone was aware", on=self.aware)


def serious_incident_due(incident: SeriousIncident, calendar: Calendar) -> tuple[Due, ...]:
    """Return every date of a serious incident, the Panel notification first."""
    the_time = "The duty is in statute; the five working days are in guidance."
    notify = _notify("SIN-5", incident, calendar, the_time)
    dates = [notify, _rapid_review(incident, notify, calendar)]
    if incident.looked_after:
        practice = "The duty is in statute, whether or not abuse is known; the time is practice."
        dates.append(_notify("LAC-D", incident, calendar, practice))
    if incident.care_leaver:
        should = "For a care leaver up to and including age 24: guidance, not statute."
        dates.append(_notify("CL-24", incident, calendar, should))
    return tuple(dates)


def lado_call_due(told: date, calendar: Calendar) -> Due:
    """Return when to have phoned the LADO about an allegation that a worker harmed a child."""
    said = f"Told {say_date(told)}, not counted."
    return working_days_due("LADO", told, LADO_DAYS, calendar, said)


def practice_review_due(decided: date) -> Due:
    """Return when to publish a local practice review that was decided on this day."""
    on, lead = say_months(decided, 6)
    return due("LCSPR", on, (f"Decided {say_date(decided)}.", f"{lead}: {say_date(on)}."))


def _notify(rule_id: str, incident: SeriousIncident, calendar: Calendar, why: str) -> Due:
    aware = incident.aware
    return working_days_due(rule_id, aware, NOTIFY_DAYS, calendar, _say_aware(aware), why)


def _say_aware(aware: date) -> str:
    return f"Aware {say_date(aware)}, not counted."


def _rapid_review(incident: SeriousIncident, notify: Due, calendar: Calendar) -> Due:
    if incident.review_from_awareness:
        start, said = incident.aware, _say_aware(incident.aware)
    elif incident.notified is not None:
        start = incident.notified
        said = f"Panel told {say_date(start)}, not counted."
    else:
        start = notify.due
        said = f"If the Panel is told on the last day, {say_date(start)}, not counted."
    return working_days_due("RR-15", start, RAPID_REVIEW_DAYS, calendar, said)
