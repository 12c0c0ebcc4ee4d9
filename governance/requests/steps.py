"""What can be done next with a request's clock, and why not: nothing is kept that does not fit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from governance.calendars import Calendars
from governance.cases.event import Event
from governance.clocks.due import FactsDoNotFit, Span, not_in_the_future
from governance.moments import london, say_date
from governance.requests.checks import CHECKS, Dated
from governance.requests.clock import binding, moved
from governance.requests.facts import Clocked, Refused, ReplySent
from governance.requests.request import RequestCase, after_request
from governance.requests.rights import DATA_PROTECTION, Right


class Step(StrEnum):
    """A clock event that a person records."""

    IDENTITY_ASKED = "identity_asked"
    IDENTITY_CONFIRMED = "identity_confirmed"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_ANSWERED = "clarification_answered"
    FEE_ASKED = "fee_asked"
    FEE_PAID = "fee_paid"
    EXTENDED = "extended"
    REFUSED = "refused"
    REPLY_SENT = "reply_sent"


C = TypeVar("C", bound=Clocked)

CLOSED = "This request is closed. Nothing moves its clock any more."


def recorded(case: RequestCase, fact: C, calendars: Calendars) -> C:
    """Return `fact` with the day that binds after it and what moved; FactsDoNotFit if it cannot."""
    before = case.outcomes(calendars)
    then = after_request(case, Event(case.reported_at, "", fact), fact)
    after = then.outcomes(calendars)
    return replace(fact, binds=binding(after), moved=moved(before, after))


def take(case: RequestCase, fact: Dated, calendars: Calendars, *, now: datetime) -> Dated:
    """Return the fact as it is kept, recorded now; FactsDoNotFit, with the reason."""
    if case.decided is not None:
        raise FactsDoNotFit(CLOSED)
    not_in_the_future("That day", fact.on, today=london(now).date())
    _not_before_receipt(case, fact.on)
    CHECKS[type(fact)](case, fact, calendars)
    if isinstance(fact, Refused | ReplySent):
        return fact
    return recorded(case, fact, calendars)


def possible(case: RequestCase) -> tuple[Step, ...]:
    """Return the steps that make sense as things stand, in the order they are offered."""
    if case.decided is not None:
        return ()
    return tuple(step for step in Step if _MAKES_SENSE[step](case))


def _waits(span: Span | None) -> bool:
    return span is not None and span.end is None


def _may_wait(case: RequestCase) -> bool:
    return case.right is not Right.DECEASED


_MAKES_SENSE: Mapping[Step, Callable[[RequestCase], bool]] = {
    Step.IDENTITY_ASKED: lambda case: case.right in DATA_PROTECTION and not case.clock.identity,
    Step.IDENTITY_CONFIRMED: lambda case: _waits(case.clock.identity),
    Step.CLARIFICATION_ASKED: lambda case: case.access or case.information,
    Step.CLARIFICATION_ANSWERED: lambda case: any(map(_waits, case.clock.clarifications)),
    Step.FEE_ASKED: lambda case: _may_wait(case) and not case.clock.fee,
    Step.FEE_PAID: lambda case: _waits(case.clock.fee),
    Step.EXTENDED: lambda case: _may_wait(case) and not case.clock.extended,
    Step.REFUSED: lambda _case: True,
    Step.REPLY_SENT: lambda _case: True,
}
"""When each step makes sense."""


def _not_before_receipt(case: RequestCase, on: date) -> None:
    received = case.clock.received
    if on < received:
        raise FactsDoNotFit(
            f"That day ({say_date(on)}) cannot be before the day received ({say_date(received)})."
        )
