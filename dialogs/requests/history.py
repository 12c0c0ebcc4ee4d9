"""A request's history as lines (never a reason), and the versions of what was taken down."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.history import PartyNames, say_common
from dialogs.cases.recorded import Recorded
from dialogs.cases.scene import Names
from dialogs.requests.questions import REQUEST
from dialogs.requests.sentences import say
from governance.cases.facts import CommonFact
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
    PassedInside,
    Redirected,
    Refused,
    ReplySent,
    RequestFact,
    RequestReceived,
    RightChanged,
)
from governance.requests.request import RequestCase
from governance.tasks.facts import TaskFact

RECORDED = {
    IdentityAsked: "history.rq_identity_asked",
    IdentityConfirmed: "history.rq_identity_confirmed",
    ClarificationAsked: "history.rq_clarification_asked",
    ClarificationAnswered: "history.rq_clarification_answered",
    FeeAsked: "history.rq_fee_asked",
    FeePaid: "history.rq_fee_paid",
    Extended: "history.rq_extended",
    HoldingFound: "history.rq_holding",
    RightChanged: "history.rq_right",
    DayCorrected: "history.rq_day",
}
"""What moved the clock, or could have."""


def say_fact(  # noqa: PLR0911  one each
    fact: RequestFact | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    """Return the line for a fact that a request can have."""
    if isinstance(fact, Clocked):
        return " ".join((_clocked(fact, by), *moved_line(fact)))
    match fact:
        case RequestReceived(taken=taken):
            return say("history.rq_received", by=by, on=say_date(taken.received))
        case Refused(on):
            return say("history.rq_refused", by=by, on=say_date(on))
        case ReplySent(on):
            return say("history.rq_replied", by=by, on=say_date(on))
        case Redirected(on, transferred=transferred):
            sentence = "history.rq_transferred" if transferred else "history.rq_redirected"
            return say(sentence, by=by, on=say_date(on))
        case PassedInside(reference=reference):
            return say("history.rq_inside", by=by, reference=reference)
        case _:
            return say_common(fact, by, people, parties)


def _clocked(fact: Clocked, by: str) -> str:
    if isinstance(fact, HoldingFound | RightChanged | DayCorrected):
        return say(RECORDED[type(fact)], by=by)
    return say(RECORDED[type(fact)], by=by, on=say_date(fact.on))


REASONS: Mapping[type[object], str] = {
    RightChanged: "rq.why_changed",
    DayCorrected: "rq.why_day",
    Extended: "rq.why_extended",
    Refused: "rq.why_refused",
}
"""What stands over the reason of each."""


def recorded(case: RequestCase) -> tuple[Recorded, ...]:
    """Return every reason, by the sentence that stands over it."""
    return tuple(
        Recorded(event, title, say(title), event.fact.reason)
        for event in case.history
        if isinstance(event.fact, RightChanged | DayCorrected | Extended | Refused)
        for title in [REASONS[type(event.fact)]]
    )


def moved_line(fact: Clocked) -> list[str]:
    """Return "The date was X and is now Y", where it moved."""
    old = next((move.old for move in fact.moved if move.old is not None), None)
    if not fact.moved:
        return []
    return [say("history.rq_moved", old=say_day(old), new=say_day(fact.binds))]


def say_day(day: date | None) -> str:
    """Return a day, or that the clock waits."""
    return say_date(day) if day else say("rq.no_day")


def answered(case: RequestCase, _people: Names) -> tuple[Answered, ...]:
    """Return what was taken down, and each time whose it is or the day was put right."""
    return (Answered(REQUEST, tuple(_versions(case))),)


def _versions(case: RequestCase) -> Iterator[AnswerVersion]:
    taken, (first, *rest) = case.taken, case.history
    yield AnswerVersion(first, taken)
    for event in rest:
        match event.fact:
            case HoldingFound(whose):
                taken = replace(taken, whose=whose)
                yield AnswerVersion(event, taken)
            case DayCorrected(received):
                taken = replace(taken, received=received)
                yield AnswerVersion(event, taken)
            case _:
                pass
        if event == case.decided:
            return
