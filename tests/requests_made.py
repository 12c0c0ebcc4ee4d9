"""Requests in any state, made by folding events. Everyone is invented."""

from collections.abc import Callable
from datetime import date, datetime

from governance.calendars import Calendars
from governance.cases.case import Header
from governance.cases.event import Event, Fact
from governance.cases.ladders import newest
from governance.folding import fold
from governance.keys import CaseId, PartyKey
from governance.moments import from_london
from governance.people.identity import PersonId
from governance.requests.clock import RequestClock, binding
from governance.requests.facts import RequestReceived
from governance.requests.ladders import LADDERS
from governance.requests.request import RequestCase
from governance.requests.rights import How, Right, Taken, Which, Whose, ladder_of
from governance.requests.steps import Dated, take
from tests.cases import PRIYA, TOM
from tests.governance.calendars_in_print import CALENDARS

NAMED = {
    Right.OWN_DATA: Which.NOT_SURE,
    Right.CORRESPONDENCE: Which.NOT_SURE,
}
"""What the first card has no word for."""


def day(text: str) -> date:
    """ "2026-11-02", or "2 Nov 2026"."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.strptime(text, "%d %b %Y").date()  # noqa: DTZ007  a day, not an instant


def at(on: date, hour: int = 10) -> datetime:
    """Ten in the morning of a London day, in UTC."""
    return from_london(datetime(on.year, on.month, on.day, hour))  # noqa: DTZ001  a London clock


def taken(right: Right, received: date, *, whose: Whose = Whose.OURS, own: str = "") -> Taken:
    """What was taken down."""
    which = NAMED.get(right) or Which(right.value)
    return Taken(which, How.EMAIL, received, whose, own)


def request(  # each is a fact of its own
    right: Right = Right.ACCESS,
    received: str = "2026-11-02",
    *then: Fact,
    party: str = "SCC",
    whose: Whose = Whose.OURS,
    own: str = "",
    number: int = 7,
    by: PersonId = TOM,
    reporter: PersonId = PRIYA,
) -> RequestCase:
    """A request after the facts in `then`, each an hour after the one before."""
    ladder, on = newest(LADDERS, ladder_of(right)), day(received)
    clock = RequestClock(received=on, right=right)
    first = RequestReceived(
        taken(right, on, whose=whose, own=own),
        right,
        (ladder.id, ladder.version),
        binding(clock.outcomes(CALENDARS)),
    )
    events = [
        Event(at(on), reporter, first),
        *(Event(at(on, 10 + n), by, fact) for n, fact in enumerate(then, 1)),
    ]
    header = Header(
        CaseId(f"case-{number}"), f"RQ-2026-{number:04}", PartyKey(party), "request", len(events)
    )
    case = fold(header, events)
    assert isinstance(case, RequestCase)
    return case


def took(case: RequestCase, *steps: Dated, calendars: Calendars = CALENDARS) -> RequestCase:
    """The request once each step was taken, on its own day, as the rules allow it."""
    for step in steps:
        now = at(step.on, 17)
        kept = take(case, step, calendars, now=now)
        header = Header(
            case.header.id,
            case.header.reference,
            case.header.party,
            case.header.kind,
            case.header.version + 1,
        )
        made = fold(header, [*case.history, Event(now, TOM, kept)])
        assert isinstance(made, RequestCase)
        case = made
    return case


Takes = Callable[[date], Dated]
