"""What must hold before a step is kept, and the sentence a person sees where it does not."""

from collections.abc import Callable, Mapping

from governance.calendars import Calendars
from governance.clocks.due import Due, FactsDoNotFit, Outcome
from governance.moments import say_date
from governance.requests.clock import binding
from governance.requests.facts import (
    Check,
    ClarificationAnswered,
    ClarificationAsked,
    Extended,
    FeeAsked,
    FeePaid,
    IdentityAsked,
    IdentityConfirmed,
    Refused,
    ReplySent,
)
from governance.requests.request import RequestCase
from governance.requests.rights import Right

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


def _identity_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    if case.information:
        raise FactsDoNotFit(FOI_NAMELESS)
    _stops(case)
    if case.clock.identity is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(case.clock.identity.start)))


def _identity_confirmed(case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    _was_asked(case.clock.identity, fact)


def _clarification_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    _stops(case)
    if not (case.access or case.information):
        raise FactsDoNotFit(ONLY_ACCESS)
    waiting = next((span for span in case.clock.clarifications if span.end is None), None)
    if waiting is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(waiting.start)))


def _clarification_answered(case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    waiting = (span for span in case.clock.clarifications if span.end is None)
    _was_asked(next(waiting, None), fact)


def _fee_asked(case: RequestCase, _fact: object, _calendars: Calendars) -> None:
    _stops(case)
    if case.clock.fee is not None:
        raise FactsDoNotFit(ASKED_ALREADY.format(day=say_date(case.clock.fee.start)))


def _fee_paid(case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    _was_asked(case.clock.fee, fact)


def _extended(case: RequestCase, fact: Dated, calendars: Calendars) -> None:
    _stops(case)
    if case.clock.extended is not None:
        raise FactsDoNotFit(EXTENDED_ALREADY.format(day=say_date(case.clock.extended)))
    first = next(iter(case.outcomes(calendars)), None)
    if isinstance(first, Due) and fact.on > (binding((first,)) or fact.on):
        raise FactsDoNotFit(TOO_LATE_TO_EXTEND.format(day=_say(first)))


def _say(outcome: Outcome) -> str:
    day = binding((outcome,))
    return say_date(day) if day else ""


def _refused(_case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    if isinstance(fact, Refused) and not fact.rights_told:
        raise FactsDoNotFit(RIGHTS_NOT_TOLD)


def _reply_sent(case: RequestCase, fact: Dated, _calendars: Calendars) -> None:
    ticked = fact.checks if isinstance(fact, ReplySent) else ()
    if case.access and set(Check) - set(ticked):
        raise FactsDoNotFit(NOT_TICKED)


def _stops(case: RequestCase) -> None:
    if case.right is Right.DECEASED:
        raise FactsDoNotFit(NEVER_STOPS)


def _was_asked(span: object, fact: Dated) -> None:
    start = getattr(span, "start", None)
    if start is None or getattr(span, "end", None) is not None:
        raise FactsDoNotFit(NOT_ASKED)
    if fact.on < start:
        raise FactsDoNotFit(
            f"The answer ({say_date(fact.on)}) cannot come before the question ({say_date(start)})."
        )


CHECKS: Mapping[type[object], Callable[[RequestCase, Dated, Calendars], None]] = {
    IdentityAsked: _identity_asked,
    IdentityConfirmed: _identity_confirmed,
    ClarificationAsked: _clarification_asked,
    ClarificationAnswered: _clarification_answered,
    FeeAsked: _fee_asked,
    FeePaid: _fee_paid,
    Extended: _extended,
    Refused: _refused,
    ReplySent: _reply_sent,
}
"""What must hold before each is kept."""
