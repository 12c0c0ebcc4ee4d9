"""From a history to the case it amounts to, whatever its kind."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar, cast

from governance.cases.case import Case, Header
from governance.cases.event import Event
from governance.cases.facts import LadderMoved
from governance.cases.ladders import find_ladder
from governance.kinds import BY_CASE, HAPPENS, OPENED_BY
from governance.people.identity import PersonId

AnyCase = TypeVar("AnyCase", bound=Case)


class NoSuchHistory(ValueError):
    """A case's history starts with its report, and has only what its kind can have."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def fold(header: Header, events: Iterable[Event]) -> Case:
    """Return the case that `events` (oldest first) amount to; NoSuchHistory if they are none."""
    first, *rest = (*events,) or (None,)
    if first is None:
        raise NoSuchHistory
    case = _opened(header, first)
    for event in rest:
        case = replace(after(case, event), history=(*case.history, event))
    return case


def after(case: AnyCase, event: Event) -> AnyCase:
    """Return the case once `event` has happened; NoSuchHistory for an event it cannot have."""
    if type(event.fact) not in HAPPENS.get(type(case), ()):
        raise NoSuchHistory
    kind, fact = BY_CASE[type(case)], event.fact
    if isinstance(fact, LadderMoved):
        ladder = find_ladder(kind.ladders, fact.ladder)
        return replace(case, ladder=ladder, settled=case.settled | {*fact.overtaken})
    return cast("AnyCase", kind.after(case, event, fact))


def _opened(header: Header, first: Event) -> Case:
    kind = OPENED_BY.get(type(first.fact))
    if kind is None or not isinstance(first.by, PersonId):
        raise NoSuchHistory
    return kind.opens(header, first, first.by, first.fact)
