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
from governance.requests.clock import binding, moved
from governance.requests.facts import (
    Check,
    ClarificationAnswered,
    ClarificationAsked,
    Clocked,
    Extended,
    FeeAsked,
    FeePaid,
    IdentityAsked,
    IdentityConfirmed,
    Refused,
    ReplySent,
)
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


Dated = (
    IdentityAsked
    | IdentityConfirmed
    | ClarificationAsked
    | ClarificationAnswered
    | FeeAsked
    | FeePaid
    | Extended
    | Refused
    | ReplySent
)
"""What a step records."""

C = TypeVar("C", bound=Clocked)

CLOSED = "This request is closed. Nothing moves its clock any more."
FOI_NAMELESS = (
    "A freedom of information or environmental request is answered whoever asks:"
    " there is no identity to confirm."
)
ONLY_ACCESS = (
    "The clock waits for an answer only when a person asks to see their data"
    " (UK GDPR Art 12A(5)), not for their other rights."
)
NEVER_STOPS = "Nothing stops this clock: the Access to Health Records Act knows no waiting."
NOT_ASKED = "IG Desk has no record that it was asked for. Please record the asking first."
ASKED_ALREADY = "It was asked for already, on {day}. The first asking counts."
EXTENDED_ALREADY = "It is extended already: the person was told on {day}. It cannot be done twice."
TOO_LATE_TO_EXTEND = (
    "The first period ended on {day}. The person had to be told by then, so the time cannot be"
    " extended."
)
NOT_TICKED = "Please tick each check first. Until then the reply is not recorded as sent."
RIGHTS_NOT_TOLD = "A refusal must tell the person where they can complain. Please tick that it did."


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


def _not_before_receipt(case: RequestCase, on: date) -> None:
    received = case.clock.received
    if on < received:
        raise FactsDoNotFit(
            f"That day ({say_date(on)}) cannot be before the day received ({say_date(received)})."
        )


def _waits(span: Span | None) -> bool:
    return span is not None and span.end is None


def _may_wait(case: RequestCase) -> bool:
    return case.right is not Right.DECEASED


_MAKES_SENSE: Mapping[Step, Callable[[RequestCase], bool]] = {
    Step.IDENTITY_ASKED: lambda case: case.right in DATA_PROTECTION and not case.clock.identity,
    Step.IDENTITY_CONFIRMED: lambda case: _waits(case.clock.identity),
    Step.CLARIFICATION_ASKED: lambda case: case.access or case.information,
    Step.CLARIFICATION_ANSWERED: lambda case: _unanswered(case) is not None,
    Step.FEE_ASKED: lambda case: _may_wait(case) and not case.clock.fee,
    Step.FEE_PAID: lambda case: _waits(case.clock.fee),
    Step.EXTENDED: lambda case: _may_wait(case) and not case.clock.extended,
    Step.REFUSED: lambda _case: True,
    Step.REPLY_SENT: lambda _case: True,
}
"""When each step makes sense."""


def _identity_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    if case.information:
        raise FactsDoNotFit(FOI_NAMELESS)
    _stops(case)
    if case.clock.identity is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(case.clock.identity.start)))


def _clarification_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    _stops(case)
    if not (case.access or case.information):
        raise FactsDoNotFit(ONLY_ACCESS)
    if (waiting := _unanswered(case)) is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(waiting.start)))


def _fee_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    _stops(case)
    if case.clock.fee is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(case.clock.fee.start)))


def _extended(case: RequestCase, fact: Dated, calendars: Calendars) -> None:
    _stops(case)
    if case.clock.extended is not None:
        raise FactsDoNotFit(EXTENDED_ALREADY.format(day=say_date(case.clock.extended)))
    limit = binding(case.outcomes(calendars))
    if limit is not None and fact.on > limit:
        raise FactsDoNotFit(TOO_LATE_TO_EXTEND.format(day=say_date(limit)))


def _refused(_case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    if isinstance(fact, Refused) and not fact.rights_told:
        raise FactsDoNotFit(RIGHTS_NOT_TOLD)


def _reply_sent(case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    ticked = fact.checks if isinstance(fact, ReplySent) else ()
    if case.access and set(Check) - set(ticked):
        raise FactsDoNotFit(NOT_TICKED)


def _stops(case: RequestCase) -> None:
    if not _may_wait(case):
        raise FactsDoNotFit(NEVER_STOPS)


def _unanswered(case: RequestCase) -> Span | None:
    """The oldest question about what they want that has no answer yet."""
    return next(filter(_waits, case.clock.clarifications), None)


def _was_asked(span: Span | None, fact: Dated) -> None:
    if span is None or span.end is not None:
        raise FactsDoNotFit(NOT_ASKED)
    if fact.on < span.start:
        asked = say_date(span.start)
        raise FactsDoNotFit(
            f"The answer ({say_date(fact.on)}) cannot come before the question ({asked})."
        )


CHECKS: Mapping[type[object], Callable[[RequestCase, Dated, Calendars], None]] = {
    IdentityAsked: _identity_asked,
    IdentityConfirmed: lambda case, fact, _: _was_asked(case.clock.identity, fact),
    ClarificationAsked: _clarification_asked,
    ClarificationAnswered: lambda case, fact, _: _was_asked(_unanswered(case), fact),
    FeeAsked: _fee_asked,
    FeePaid: lambda case, fact, _: _was_asked(case.clock.fee, fact),
    Extended: _extended,
    Refused: _refused,
    ReplySent: _reply_sent,
}
"""What must hold before each is kept."""
