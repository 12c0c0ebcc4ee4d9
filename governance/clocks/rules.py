"""All the rules in one place, found by id, and the making of a worked-out date from one."""

from collections.abc import Sequence
from datetime import date, datetime

from governance.calendars import Calendar
from governance.clocks import rows_agreement, rows_incidents, rows_information, rows_rights
from governance.clocks.catalogue import Rule
from governance.clocks.due import Due, NoDate, Standing
from governance.moments import say_date

RULES = {
    rule.id: rule
    for rows in (rows_incidents.ROWS, rows_rights.ROWS, rows_information.ROWS, rows_agreement.ROWS)
    for rule in rows
}


class NoSuchRule(LookupError):
    """There is no rule with that id."""


def find(rule_id: str) -> Rule:
    """Return the rule with this id, however it is typed ("dsr-1m", "DSR_1M")."""
    try:
        return RULES[rule_id.strip().upper().replace("_", "-")]
    except KeyError:
        raise NoSuchRule(f"There is no rule {rule_id!r}.") from None


def due(
    rule_id: str,
    on: date | datetime,
    lines: Sequence[str],
    *,
    calendar: Calendar | None = None,
    source: str | None = None,
    confirm: bool = False,
) -> Due:
    """Return a worked-out date under a rule; provisional when it lies beyond the calendar's days.

    `source` and `confirm` are for a date whose law differs from the rule's own row.
    """
    rule = RULES[rule_id]
    provisional = calendar is not None and on > calendar.confirmed_through
    return Due(
        rule=rule_id,
        due=on,
        standing=rule.standing,
        source=source or rule.source,
        explanation=(*lines, *(_beyond(calendar) if calendar and provisional else ())),
        provisional=provisional,
        confirm=confirm or rule.confirm,
    )


def no_date(rule_id: str, lines: Sequence[str], *, days_left: int | None = None) -> NoDate:
    """Return the reasons why a rule gives no date as things stand."""
    rule = RULES[rule_id]
    return NoDate(
        rule=rule_id,
        standing=rule.standing,
        source=rule.source,
        explanation=tuple(lines),
        days_left=days_left,
        confirm=rule.confirm,
    )


def _beyond(calendar: Calendar) -> tuple[str]:
    through = say_date(calendar.confirmed_through)
    return (f"Bank holidays are confirmed up to {through} only, so this date is provisional.",)


def say_standing(standing: Standing) -> str:
    """Return how binding a date is, in words for people."""
    return {
        Standing.STATUTORY: "statutory",
        Standing.GUIDANCE: "guidance",
        Standing.TARGET: "partnership target",
    }[standing]
