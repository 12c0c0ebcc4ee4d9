"""A request's clock: what was asked of the person and when it came, and the dates that gives.

What was asked too late moves nothing: a clock that has run out does not start again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.calendars import Calendars
from governance.clocks.agreement_clock import health_record_due
from governance.clocks.counting import no_date
from governance.clocks.due import Due, Outcome, Span
from governance.clocks.information_clock import InformationRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Moved, work_out
from governance.moments import say_date
from governance.requests.facts import (
    ClarificationAnswered,
    ClarificationAsked,
    Clocked,
    DayCorrected,
    Extended,
    FeeAsked,
    FeePaid,
    HoldingFound,
    IdentityAsked,
    IdentityConfirmed,
    RightChanged,
)
from governance.requests.rights import DATA_PROTECTION, INFORMATION, SUBJECT_ACCESS, Right

SOONER = (
    "If every entry was made in the 40 days before they applied, it is 21 days, the first counted:"
    " {day}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClock:
    """What the dates of a request are worked out from. Days are London days."""

    received: date
    right: Right
    law_enforcement: bool = False
    identity: Span | None = None
    clarifications: tuple[Span, ...] = ()
    fee: Span | None = None
    extended: date | None = None

    def outcomes(self, calendars: Calendars) -> tuple[Outcome, ...]:
        """Return every date, the one that binds first; none for what is no request.

        FactsDoNotFit where the facts cannot all be true.
        """
        if self.right in INFORMATION:
            return _information(self, calendars)
        if self.right in DATA_PROTECTION:
            return _rights(self, calendars)
        return _health_record(self.received) if self.right is Right.DECEASED else ()


def binding(outcomes: tuple[Outcome, ...]) -> date | None:
    """Return the day that binds; None while the clock waits, or where none runs."""
    first = outcomes[0] if outcomes else None
    return _day(first.due) if isinstance(first, Due) else None


def moved(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> tuple[Moved, ...]:
    """Return the dates that are not what they were, each with the lines of its new working-out."""
    old, new = _by_rule(before), _by_rule(after)
    why = {outcome.rule: outcome.explanation for outcome in (*before, *after)}
    return tuple(
        Moved(rule, old.get(rule), new.get(rule), why[rule])
        for rule in {**old, **new}
        if old.get(rule) != new.get(rule)
    )


def _by_rule(outcomes: Iterable[Outcome]) -> dict[str, date | None]:
    return {one.rule: _day(one.due) if isinstance(one, Due) else None for one in outcomes}


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _health_record(received: date) -> tuple[Outcome, ...]:
    limit = health_record_due(received, all_recent=False)
    sooner = health_record_due(received, all_recent=True)
    line = SOONER.format(day=say_date(_day(sooner.due)))
    return (replace(limit, explanation=(*limit.explanation, line)),)


def _rights(clock: RequestClock, calendars: Calendars) -> tuple[Outcome, ...]:
    access = clock.right in SUBJECT_ACCESS
    facts = RightsRequest(
        received=clock.received,
        clarifications=clock.clarifications if access else (),
        extended=clock.extended is not None,
        extension_notice=clock.extended,
        access=access,
        law_enforcement=clock.law_enforcement,
    )
    for span, came, says in _asked(clock):
        outcomes = work_out(facts, calendars)
        if _too_late(span, outcomes):
            continue
        if span.end is None:
            return _waiting(outcomes[0].rule, clock, span, says)
        facts = came(facts, span.end)
    return work_out(facts, calendars)


Came = Callable[[RightsRequest, date], RightsRequest]


def _asked(clock: RequestClock) -> list[tuple[Span, Came, tuple[str, ...]]]:
    """What the month waits for, in the order it was asked for."""
    each = (
        (clock.identity, _identified, _WAITS_FOR_IDENTITY),
        (clock.fee, _paid, _WAITS_FOR_FEE),
    )
    found = [(span, came, says) for span, came, says in each if span is not None]
    return sorted(found, key=lambda one: one[0].start)


def _identified(facts: RightsRequest, on: date) -> RightsRequest:
    return replace(facts, id_received=on)


def _paid(facts: RightsRequest, on: date) -> RightsRequest:
    return replace(facts, fee_paid=on)


def _information(clock: RequestClock, calendars: Calendars) -> tuple[Outcome, ...]:
    facts = InformationRequest(
        received=clock.received,
        fees=clock.fee,
        extended=clock.extended is not None,
        environmental=clock.right is Right.EIR,
    )
    for span in sorted(clock.clarifications, key=lambda span: span.start):
        outcomes = work_out(facts, calendars)
        if _too_late(span, outcomes):
            continue
        if span.end is None:
            return _waiting(outcomes[0].rule, clock, span, _WAITS_FOR_WORDS)
        facts = replace(facts, clarified=span.end)
    return work_out(facts, calendars)


def _too_late(span: Span, outcomes: tuple[Outcome, ...]) -> bool:
    limit = binding(outcomes)
    return limit is not None and span.start > limit


_WAITS_FOR_IDENTITY = (
    "Identity asked for {day}, not confirmed yet: the clock waits.",
    "The month starts again, in full, on the day it is confirmed (UK GDPR Art 12A(2)).",
)
_WAITS_FOR_FEE = (
    "Fee asked for {day}, not paid yet: the clock waits.",
    "The month starts on the day it is paid (UK GDPR Art 12A(2)).",
)
_WAITS_FOR_WORDS = (
    "Asked {day} what they want, not answered yet: the clock waits.",
    "The 20 working days start again, in full, with the answer (FOIA s.10(6), EIR reg 9(4)).",
)


def _waiting(
    rule: str, clock: RequestClock, span: Span, says: tuple[str, ...]
) -> tuple[Outcome, ...]:
    received = f"Received {say_date(clock.received)}."
    lines = (line.format(day=say_date(span.start)) for line in says)
    return (no_date(rule, (received, *lines)),)


def clock_after(  # noqa: C901, PLR0911  one line a fact
    clock: RequestClock, fact: Clocked
) -> RequestClock:
    """Return the clock after `fact`. An answer to what was never asked changes nothing."""
    match fact:
        case IdentityAsked(on) | IdentityConfirmed(on):
            return replace(clock, identity=_asked_or_came(clock.identity, fact, on))
        case FeeAsked(on) | FeePaid(on):
            return replace(clock, fee=_asked_or_came(clock.fee, fact, on))
        case ClarificationAsked(on):
            return replace(clock, clarifications=(*clock.clarifications, Span(on)))
        case ClarificationAnswered(on):
            return replace(clock, clarifications=_answered(clock.clarifications, on))
        case Extended(on):
            return replace(clock, extended=clock.extended or on)
        case HoldingFound(law_enforcement=law_enforcement):
            return replace(clock, law_enforcement=law_enforcement)
        case RightChanged(right):
            return replace(clock, right=right)
        case DayCorrected(received):
            return replace(clock, received=received)


def _asked_or_came(span: Span | None, fact: Clocked, on: date) -> Span | None:
    if isinstance(fact, IdentityAsked | FeeAsked):
        return span or Span(on)
    open_ = span is not None and span.end is None and on >= span.start
    return Span(span.start, on) if span is not None and open_ else span


def _answered(spans: tuple[Span, ...], on: date) -> tuple[Span, ...]:
    """The oldest open question that can have this answer is answered by it."""
    at = next((n for n, span in enumerate(spans) if span.end is None and on >= span.start), None)
    return spans if at is None else (*spans[:at], Span(spans[at].start, on), *spans[at + 1 :])
