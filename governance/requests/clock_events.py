"""What each event makes of a request's clock."""

from dataclasses import replace
from datetime import date

from governance.clocks.due import Span
from governance.requests.clock import RequestClock
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
