"""From the facts of a case to its dates, one way in for every kind; and why a date moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from governance.calendars import Calendar, Calendars
from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan, fee_due, reviews_due
from governance.clocks.breach_clock import BreachTimes, breach_due
from governance.clocks.complaint_clock import Complaint, complaint_due
from governance.clocks.due import Due, Outcome, Span
from governance.clocks.incident_clock import SeriousIncident, serious_incident_due
from governance.clocks.information_clock import (
    InformationRequest,
    ReviewRequest,
    information_due,
    internal_review_due,
)
from governance.clocks.rights_clock import RightsRequest, rights_due
from governance.moments import say_date, say_moment

Facts = (
    BreachTimes
    | RightsRequest
    | InformationRequest
    | ReviewRequest
    | Complaint
    | SeriousIncident
    | ReviewPlan
    | ChargePeriod
)


def work_out(facts: Facts, calendars: Calendars) -> tuple[Outcome, ...]:  # noqa: C901, PLR0911 - a kind a line
    """Return every date these facts give, the one that binds first; never stored as typed."""
    match facts:
        case BreachTimes():
            return breach_due(facts)
        case ReviewPlan():
            return reviews_due(facts)
        case ChargePeriod():
            return fee_due(facts)
        case InformationRequest():
            return information_due(facts, calendars.uk_wide)
        case ReviewRequest():
            return internal_review_due(facts, calendars.uk_wide)
        case RightsRequest():
            return rights_due(facts, calendars.england_and_wales)
        case Complaint():
            return complaint_due(facts, calendars.england_and_wales)
        case SeriousIncident():
            return serious_incident_due(facts, calendars.england_and_wales)


def to_confirm(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Return the rules of these dates whose sources we have not read ourselves."""
    return tuple(outcome.rule for outcome in outcomes if outcome.confirm)


@dataclass(frozen=True, slots=True)
class Working:
    """One working-out: the facts, the calendars of the time, and what they gave."""

    facts: Facts
    calendars: Calendars

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Worked out each time, never kept as typed."""
        return work_out(self.facts, self.calendars)


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that is not what it was; None on either side when there was or is no date."""

    rule: str
    old: date | datetime | None
    new: date | datetime | None
    why: tuple[str, ...]


def moves(old: Working, new: Working) -> tuple[Moved, ...]:
    """Return the dates that differ between two workings-out of one matter, and why."""
    before, after = _by_place(old.outcomes), _by_place(new.outcomes)
    why = (*_changed_facts(old.facts, new.facts), *_changed_days(old.calendars, new.calendars))
    return tuple(
        Moved(rule=place[0], old=before.get(place), new=after.get(place), why=why)
        for place in {**before, **after}
        if before.get(place) != after.get(place)
    )


def _by_place(outcomes: tuple[Outcome, ...]) -> dict[tuple[str, int], date | datetime | None]:
    """Each date under its rule and its place among that rule's dates (reviews have several)."""
    places: dict[tuple[str, int], date | datetime | None] = {}
    for outcome in outcomes:
        number = sum(rule == outcome.rule for rule, _ in places)
        places[outcome.rule, number] = outcome.due if isinstance(outcome, Due) else None
    return places


def _changed_facts(old: Facts, new: Facts) -> Iterator[str]:
    if type(old) is not type(new):
        yield "It is now counted as another kind of matter."
        return
    for each in fields(new):
        was, now = getattr(old, each.name), getattr(new, each.name)
        if was != now:
            yield f"Changed: {each.metadata['say']}, from {_say(was)} to {_say(now)}."


def _changed_days(old: Calendars, new: Calendars) -> Iterator[str]:
    """One line for each bank holiday that came or went, wherever it is kept."""
    yield from _changed(old.england_and_wales, new.england_and_wales, "England and Wales")
    here = old.england_and_wales.days ^ new.england_and_wales.days
    yield from _changed(old.uk_wide, new.uk_wide, "another part of the UK", already=here)


def _changed(
    old: Calendar, new: Calendar, where: str, *, already: frozenset[date] = frozenset()
) -> Iterator[str]:
    for day in sorted((new.days - old.days) - already):
        yield f"New bank holiday in {where}: {say_date(day)}."
    for day in sorted((old.days - new.days) - already):
        yield f"No longer a bank holiday in {where}: {say_date(day)}."


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, Span):
        return f"{_say(value.start)} to {_say(value.end) if value.end else 'no answer yet'}"
    if isinstance(value, tuple) and value:
        return " and ".join(map(_say, value))
    return str(value) if value else "nothing"
