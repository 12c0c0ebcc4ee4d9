"""From a history to the case it amounts to, whatever its kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from governance.breaches.breach import Breach, after_breach
from governance.cases.case import Case, Header
from governance.cases.events import Event
from governance.cases.facts import NearMissReported, Reported
from governance.cases.ladder_rows import find_ladder
from governance.complaints.complaint import ComplaintCase, after_complaint
from governance.complaints.facts import ComplaintReceived
from governance.near_misses.near_miss import NearMissCase, after_near_miss
from governance.people.identity import PersonId
from governance.requests.facts import RequestReceived
from governance.requests.request import RequestCase, after_request, opened_request


class NoSuchHistory(ValueError):
    """A case's history starts with its report, and has only what its kind can have."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def fold(header: Header, events: Iterable[Event]) -> Case:
    """The case that `events` (oldest first) amount to."""
    first, *rest = (*events,) or (None,)
    if first is None:
        raise NoSuchHistory
    matter = _opened(header, first)
    for event in rest:
        matter = replace(after(matter, event), history=(*matter.history, event))
    return matter


Kind = TypeVar("Kind", bound=Case)


def after(matter: Kind, event: Event) -> Kind:
    """The case once `event` has happened to it; NoSuchHistory for an event it cannot have."""
    if type(matter) not in _AFTER:
        raise NoSuchHistory
    then: Kind | None = _AFTER[type(matter)](matter, event)
    if then is None:
        raise NoSuchHistory
    return then


def _opened(header: Header, first: Event) -> Case:
    if not isinstance(first.by, PersonId) or type(first.fact) not in _OPENED_BY:
        raise NoSuchHistory
    return _OPENED_BY[type(first.fact)](header, first, first.by)


def _breach(header: Header, first: Event, reporter: PersonId) -> Case:
    said: Reported = first.fact  # type: ignore[assignment]  # the table below is by its type
    return Breach(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        awareness=said.awareness,
        ladder=find_ladder(said.ladder),
        out=frozenset(said.kept_from),
        danger_at=first.at if said.report.urgent else None,
        history=(first,),
    )


def _near_miss(header: Header, first: Event, reporter: PersonId) -> Case:
    said: NearMissReported = first.fact  # type: ignore[assignment]
    return NearMissCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        ladder=find_ladder(said.ladder),
        out=frozenset(said.kept_from),
        history=(first,),
    )


def _complaint(header: Header, first: Event, reporter: PersonId) -> Case:
    said: ComplaintReceived = first.fact  # type: ignore[assignment]
    return ComplaintCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        received=said.report.received,
        passed_from=said.passed_from,
        lado_told=said.lado_told,
        ladder=find_ladder(said.ladder),
        out=frozenset(said.kept_from),
        history=(first,),
    )


_OPENED_BY: Mapping[type[Any], Callable[[Header, Event, PersonId], Case]] = {
    Reported: _breach,
    NearMissReported: _near_miss,
    RequestReceived: opened_request,
    ComplaintReceived: _complaint,
}
"""The fact that opens a case of each kind, and the case it makes."""

_AFTER: Mapping[type[Any], Callable[[Any, Event], Any]] = {
    Breach: after_breach,
    NearMissCase: after_near_miss,
    RequestCase: after_request,
    ComplaintCase: after_complaint,
}
"""What an event makes of a case of each kind; None for an event that the kind cannot have."""
