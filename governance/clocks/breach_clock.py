"""The clocks of a personal data breach: hours, counted in UTC, that stop for nothing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from governance.clocks.counting import due
from governance.clocks.due import DATA_PROTECTION_STARTS, Due, FactsDoNotFit, in_range
from governance.moments import NaiveMoment, london, say_moment, say_zoned
from governance.policy import (
    FIRST_FOLLOW_UP,
    FOLLOW_UP_EVERY,
    SECOND_FOLLOW_UP,
    TELL_PARTIES,
    TELL_PEOPLE,
)

BREACH_NOTICE = timedelta(hours=72)  # UK GDPR Art. 33(1): elapsed, nights and weekends included
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachTimes:
    """What the clocks of a breach are worked out from."""

    aware_at: datetime = field(metadata={"say": "when someone first noticed"})
    submitted_at: datetime | None = field(
        default=None, metadata={"say": "when the regulator was told"}
    )
    high_risk_at: datetime | None = field(
        default=None, metadata={"say": "when the risk was judged high"}
    )

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        for what, moment in (
            ("Awareness", self.aware_at),
            ("The notification", self.submitted_at),
            ("The decision", self.high_risk_at),
        ):
            if moment is None:
                continue
            in_range(what, london(moment).date(), earliest=DATA_PROTECTION_STARTS)
            if moment < self.aware_at:
                raise FactsDoNotFit(
                    f"{what} ({say_moment(moment)}) cannot be before anyone was aware "
                    f"({say_moment(self.aware_at)})."
                )


def breach_notice_due(aware_at: datetime) -> datetime:
    """Return the last moment, in UTC, to tell the regulator of a breach known since `aware_at`.

    Counted in UTC because Python adds wall-clock time within a zone: over the autumn
    clock change that would be 73 hours, an hour late.
    """
    if aware_at.tzinfo is None:
        raise NaiveMoment
    return aware_at.astimezone(UTC) + BREACH_NOTICE


def needs_reasons_for_delay(breach: BreachTimes) -> bool:
    """Return whether the notification was late, so must say why: BR-LATE, Art 33(1), s.67(3)."""
    return breach.submitted_at is not None and breach.submitted_at > breach_notice_due(
        breach.aware_at
    )


def follow_up_due(submitted_at: datetime, number: int) -> datetime:
    """Return when to send the regulator the `number`-th follow-up, in UTC: our target, BR-PHASE."""
    after = FIRST_FOLLOW_UP if number == 1 else SECOND_FOLLOW_UP + FOLLOW_UP_EVERY * (number - 2)
    return submitted_at.astimezone(UTC) + after


def breach_due(breach: BreachTimes) -> tuple[Due, ...]:
    """Return every date of a breach, the 72 hours first."""
    aware = breach.aware_at
    lines = _say_hours("Aware", aware, BREACH_NOTICE, "nights, weekends and bank holidays included")
    dates = [
        due("BR-72", breach_notice_due(aware), (*lines, *_say_submitted(breach))),
        _target("BR-ISA", "Aware", aware, TELL_PARTIES),
    ]
    if breach.high_risk_at is not None:
        dates.append(_target("BR-SUBJ", "Judged high risk", breach.high_risk_at, TELL_PEOPLE))
    return tuple(dates)


def _target(rule_id: str, what: str, start: datetime, length: timedelta) -> Due:
    lines = _say_hours(what, start, length, "a partnership target")
    promise = "The law itself says without undue delay, and gives no number."
    if rule_id == "BR-ISA":
        promise = "The agreement itself says to tell the other parties, and gives no number."
    return due(rule_id, start.astimezone(UTC) + length, (*lines, promise))


def _say_hours(what: str, start: datetime, length: timedelta, how: str) -> tuple[str, ...]:
    end = start.astimezone(UTC) + length
    lines = (
        f"{what} {say_zoned(start)}.",
        f"{length // _HOUR} hours later, {how}: {say_zoned(end)}.",
    )
    change = london(end).utcoffset() or timedelta(0)
    change -= london(start).utcoffset() or timedelta(0)
    if not change:
        return lines
    way = "forward" if change > timedelta(0) else "back"
    return (*lines, f"The clocks go {way} in between, so the time on the clock is not the same.")


def _say_submitted(breach: BreachTimes) -> tuple[str, ...]:
    if breach.submitted_at is None:
        return ()
    if needs_reasons_for_delay(breach):
        return (f"Sent {say_zoned(breach.submitted_at)}: late, so it must say why (BR-LATE).",)
    return (f"Sent {say_zoned(breach.submitted_at)}: in time.",)
