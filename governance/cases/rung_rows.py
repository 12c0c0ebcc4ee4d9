"""How the rows of a ladder are written: one function for each way in which a rung can come.

"Nobody has it" rungs count from the report and are silenced by acknowledging; whatever counts
on towards an outcome is silenced only by the recorded outcome.
"""

from datetime import timedelta

from governance.cases.ladders import MAILBOX, Counted, Rung, Silence
from governance.people.identity import Role

AT_ONCE = timedelta()
TO_THE_LEAD = (Role.IG_LEAD, Role.DEPUTY, MAILBOX)


def hours(count: float) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=count)


def nobody_has_it(rung_id: str, after: timedelta, *to: str) -> Rung:
    """Return a rung counted from the report, until somebody has the case."""
    return Rung(rung_id, after, Counted.REPORT, to, Silence.ACKNOWLEDGED)


def by_working_day(rung_id: str, days: int, silenced_by: Silence, *to: str) -> Rung:
    """Return a rung on the morning of the n-th working day from the report or receipt."""
    return Rung(rung_id, AT_ONCE, Counted.WORKING_DAYS, to, silenced_by, days)


def until_decided(rung_id: str, counted: Counted, days: int, *to: str, every: int = 0) -> Rung:
    """Return a rung counted in days, and told again `every` so many, until there is an outcome."""
    return Rung(rung_id, AT_ONCE, counted, to, Silence.DECIDED, days, every)
