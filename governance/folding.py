"""From a history to the case it amounts to, whatever its kind."""

from collections.abc import Iterable
from dataclasses import replace
from typing import overload

from governance.case import Case, after_breach
from governance.events import Event
from governance.facts import NearMissReported, Reported
from governance.ladders import find_ladder
from governance.matter import Header, Matter
from governance.near_misses import NearMissCase, after_near_miss
from governance.people import PersonId


class NoSuchHistory(ValueError):
    """A case's history starts with its report, and has only what its kind can have."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def fold(header: Header, events: Iterable[Event]) -> Matter:
    """The case that `events` (oldest first) amount to."""
    first, *rest = (*events,) or (None,)
    if first is None:
        raise NoSuchHistory
    matter = _opened(header, first)
    for event in rest:
        matter = replace(after(matter, event), history=(*matter.history, event))
    return matter


@overload
def after(matter: Case, event: Event) -> Case: ...
@overload
def after(matter: NearMissCase, event: Event) -> NearMissCase: ...
@overload
def after(matter: Matter, event: Event) -> Matter: ...
def after(matter: Matter, event: Event) -> Matter:
    """The case once `event` has happened to it; NoSuchHistory for an event it cannot have."""
    then: Matter | None = None
    match matter:
        case Case():
            then = after_breach(matter, event)
        case NearMissCase():
            then = after_near_miss(matter, event)
        case _:
            raise NoSuchHistory
    if then is None:
        raise NoSuchHistory
    return then


def _opened(header: Header, first: Event) -> Matter:
    if not isinstance(first.by, PersonId):
        raise NoSuchHistory
    match first.fact:
        case Reported() as said:
            return Case(
                header=header,
                reporter=first.by,
                reported_at=first.at,
                report=said.report,
                awareness=said.awareness,
                ladder=find_ladder(said.ladder),
                out=frozenset(said.kept_from),
                danger_at=first.at if said.report.urgent else None,
                history=(first,),
            )
        case NearMissReported() as said:
            return NearMissCase(
                header=header,
                reporter=first.by,
                reported_at=first.at,
                report=said.report,
                ladder=find_ladder(said.ladder),
                history=(first,),
            )
        case _:
            raise NoSuchHistory
