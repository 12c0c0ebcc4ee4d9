"""A person's request about their own data: one month, three at most, and what stops the clock."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from governance.calendars import Calendar
from governance.clocks.counting import due, no_date, say_months, say_rolled
from governance.clocks.due import (
    DATA_PROTECTION_STARTS,
    Due,
    FactsDoNotFit,
    NoDate,
    Outcome,
    Span,
    in_range,
    not_before,
)
from governance.moments import say_date

ARTICLE_12A = date(2026, 2, 5)  # SI 2026/82 reg 2(z12); earlier requests keep the old rules, reg 4
OLD_SOURCE = "UK GDPR Art 12(3) as it stood before 5 Feb 2026 (kept by SI 2026/82 reg 4)"
OLD_PART_3 = "DPA 2018 s.54 as it stood before 5 Feb 2026 (kept by SI 2026/82 reg 4)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsRequest:
    """What the clock of a rights request is worked out from."""

    received: date = field(metadata={"say": "the day it was received"})
    id_received: date | None = field(
        default=None, metadata={"say": "the day identity was confirmed"}
    )
    fee_paid: date | None = field(default=None, metadata={"say": "the day the fee was paid"})
    clarifications: tuple[Span, ...] = field(
        default=(), metadata={"say": "the waiting for answers"}
    )
    extended: bool = field(default=False, metadata={"say": "the extension"})
    extension_notice: date | None = field(
        default=None, metadata={"say": "the day the person was told of the extension"}
    )
    access: bool = field(default=True, metadata={"say": "whether it asks to see data"})
    law_enforcement: bool = field(default=False, metadata={"say": "whether Part 3 applies"})

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        in_range("The day received", self.received, earliest=DATA_PROTECTION_STARTS)
        for what, day in (
            ("The day identity was confirmed", self.id_received),
            ("The day the fee was paid", self.fee_paid),
            ("The day the person was told of the extension", self.extension_notice),
            *(("The question to the person", span.start) for span in self.clarifications),
            *(("The person's answer", span.end) for span in self.clarifications),
        ):
            not_before(what, day, first="the day received", on=self.received)
        _regime_allows(self)

    @property
    def starts(self) -> date:
        """Return the relevant time, Art 12A(2): the last of request, identity and fee."""
        return max(filter(None, (self.received, self.id_received, self.fee_paid)))

    @property
    def old_rules(self) -> bool:
        """Return whether the rules from before 5 February 2026 apply."""
        return self.received < ARTICLE_12A


def _regime_allows(request: RightsRequest) -> None:
    if request.clarifications and not request.access:
        raise FactsDoNotFit(
            "The clock waits for an answer only when a person asks to see their data "
            "(UK GDPR Art 12A(5)), not for their other rights."
        )
    changed = request.extended or request.clarifications
    if changed and request.law_enforcement and request.old_rules:
        raise FactsDoNotFit(
            "A law enforcement request from before 5 Feb 2026 could not be extended or paused "
            "(DPA 2018 s.54 before it changed)."
        )


def rights_due(request: RightsRequest, calendar: Calendar) -> tuple[Outcome, ...]:
    """Return every date of a rights request, the one that binds first; England and Wales days."""
    first = _Period(request, 1, calendar)
    if not request.extended:
        return _answer("DSR-1M", first)
    told, notice = request.extension_notice, first.outcome("DSR-EXT-NOTICE")
    if told is not None and isinstance(notice, Due) and told > notice.due:
        late = f"The extension does not count: {say_date(told)} was too late to say so."
        return _answer("DSR-1M", first, late)
    return (*_answer("DSR-EXT", _Period(request, 3, calendar)), notice)


def _answer(rule_id: str, period: "_Period", *more: str) -> tuple[Outcome, ...]:
    limit = period.outcome(rule_id, *more)
    if isinstance(limit, NoDate):
        return (limit,)
    target = period.calendar.working_day_before(limit.due)
    lines = (f"One working day before {say_date(limit.due)}: {say_date(target)}.",)
    return (limit, due("DSR-TARGET", target, lines, calendar=period.calendar))


class _Period:
    """One month or three, walked once: where it ends and the lines that say why."""

    def __init__(self, request: RightsRequest, months: int, calendar: Calendar) -> None:
        self.request, self.calendar = request, calendar
        self.corresponding, lead = say_months(request.starts, months)
        self.taken_off: set[date] = set()
        self.waiting_since: date | None = None
        self.lines = [*_say_start(request)]
        spans = sorted(request.clarifications, key=lambda span: span.start)
        if spans:
            self.lines.append(f"{lead}: {say_date(self.corresponding)}.")
            lead = "With those days added"
        self.lead = lead
        for span in spans:
            self.lines.append(self._wait(span))

    @property
    def raw(self) -> date:
        """Return the last day before any move to a working day."""
        return self.corresponding + timedelta(days=len(self.taken_off))

    def outcome(self, rule_id: str, *more: str) -> Due | NoDate:
        """Return the date under `rule_id`, or why the clock is waiting."""
        regime = _say_regime(self.request)
        if self.waiting_since is not None:
            since = self.waiting_since
            left = (self.raw - since).days + 1 - sum(day >= since for day in self.taken_off)
            waits = f"Paused, {left} days remaining. The date comes back when the answer does."
            return no_date(rule_id, (*self.lines, waits, *more, *regime), days_left=left)
        on, rolled = say_rolled(self.lead, self.raw, self.calendar)
        return due(
            rule_id,
            on,
            (*self.lines, *rolled, *more, *regime),
            calendar=self.calendar,
            source=_old_source(self.request),
            confirm=self.request.old_rules and bool(self.request.clarifications),
        )

    def _wait(self, span: Span) -> str:
        asked = f"Asked {say_date(span.start)}"
        if span.start > self.calendar.roll(self.raw):
            return f"{asked}: too late to stop the clock, which had run out."
        if span.end is None:
            self.waiting_since = max(span.start, self.request.starts)
            return f"{asked}, not answered yet: the clock waits."
        new = {day for day in span.days() if day >= self.request.starts} - self.taken_off
        self.taken_off |= new
        return f"{asked}, answered {say_date(span.end)}, both days counted: {_add(len(new))}."


def _add(days: int) -> str:
    return "1 day added" if days == 1 else f"{days} days added"


def _say_start(request: RightsRequest) -> tuple[str, ...]:
    received = f"Received {say_date(request.received)}"
    if request.starts == request.received:
        return (f"{received}, not counted.",)
    what = "Identity confirmed" if request.starts == request.id_received else "Fee paid"
    return (
        f"{received}.",
        f"{what} {say_date(request.starts)}: the clock starts from then; that day is not counted.",
    )


def _old_source(request: RightsRequest) -> str | None:
    if not request.old_rules:
        return None
    return OLD_PART_3 if request.law_enforcement else OLD_SOURCE


def _say_regime(request: RightsRequest) -> tuple[str, ...]:
    if not request.old_rules:
        return ("The rules in force from 5 Feb 2026 apply: the request came on or after that day.",)
    lines = ("The rules from before 5 Feb 2026 apply, because the request came before that day.",)
    if request.clarifications:
        return (
            *lines,
            "Under them, waiting for an answer stopped the clock by the regulator's guidance only.",
        )
    return lines
