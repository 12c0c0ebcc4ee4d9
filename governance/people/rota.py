"""Who of those on call is on duty in which week (LD-ROTA, docs/law.md). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.people.identity import PersonId

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class RotaWeek:
    """Whose week it is, from a Monday on."""

    since: date
    person: PersonId

    def has(self, day: date) -> bool:
        """Return whether `day`, a London date, falls in the week."""
        return self.since <= day < self.since + WEEK


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` falls in."""
    return day - timedelta(days=day.weekday())


def on_duty(rota: Iterable[RotaWeek], day: date) -> PersonId | None:
    """Return whose week `day` falls in; None where the rota has a gap."""
    return next((week.person for week in rota if week.has(day)), None)
