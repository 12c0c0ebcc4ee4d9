"""The calculator in a chat: "deadline foi 20/11/2026"."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from dialogs.clocks.typed_dates import (
    DATE_PATTERN,
    TIME_PATTERN,
    DateNotUnderstood,
    read_date,
    read_instant,
)
from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan
from governance.clocks.breach_clock import BreachTimes
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import FactsDoNotFit, Span
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts


class DeadlineNotUnderstood(ValueError):
    """We could not tell which deadline was meant; the message is what the person sees."""


@dataclass(frozen=True, slots=True)
class DeadlineRequest:
    """A deadline someone asked for: the facts, and what had to be assumed to read them."""

    kind: str
    facts: Facts
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineKind:
    """One kind of deadline: the words that may follow its date, and how facts are made of them.

    `days` and `spans` map a typed word to the fact it gives; `flags` are words on their own.
    """

    title: str
    example: str
    first: str
    make: Callable[..., Facts]
    days: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    instant: bool = False


_REPEATABLE = frozenset({"clarifications"})
_FOI = DeadlineKind(
    "A freedom of information request",
    "deadline foi 20/11/2026",
    "received",
    InformationRequest,
    days={"clarified": "clarified"},
    spans={"fees": "fees"},
    flags=("extended",),
)

KINDS = {
    "breach": DeadlineKind(
        "A data breach", "deadline breach 20/11/2026 16:40", "aware_at", BreachTimes, instant=True
    ),
    "dsr": DeadlineKind(
        "A rights request",
        "deadline dsr 20/11/2026",
        "received",
        RightsRequest,
        days={"id": "id_received", "fee": "fee_paid"},
        spans={"asked": "clarifications"},
        flags=("extended",),
    ),
    "foi": _FOI,
    "eir": replace(
        _FOI,
        title="An environmental information request",
        example="deadline eir 20/11/2026",
        make=partial(InformationRequest, environmental=True),
    ),
    "complaint": DeadlineKind(
        "A data protection complaint", "deadline complaint 20/11/2026", "received", Complaint
    ),
    "serious-incident": DeadlineKind(
        "A serious incident",
        "deadline serious-incident 20/11/2026",
        "aware",
        SeriousIncident,
        days={"notified": "notified"},
    ),
    "review": DeadlineKind(
        "The agreement's reviews", "deadline review 19/9/2023", "first_signature", ReviewPlan
    ),
    "fee": DeadlineKind(
        "The data protection fee", "deadline fee 23/11/2026", "start", ChargePeriod
    ),
    "internal-review": DeadlineKind(
        "An internal review",
        "deadline internal-review 20/11/2026",
        "received",
        ReviewRequest,
        flags=("environmental",),
    ),
}

_TOKEN = re.compile(
    rf"(?P<moment>(?:{DATE_PATTERN})(?:[T\s]+(?:at\s+)?{TIME_PATTERN}[^\s,]*)?)|(?P<word>[\w-]+)",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    ["deadline", "the", "a", "an", "is", "for", "on", "at", "from", "to", "and", "was", "received",
     "aware", "answered", "paid", "request", "please", "signed", "starts"]
)  # fmt: skip


def read_deadline(text: str) -> DeadlineRequest:
    """Read what "deadline KIND DAY" asks for, with "extended" or "id DAY" and such after it."""
    words = [m[0] for m in _TOKEN.finditer(text)]
    name = next((word.lower() for word in words if word.lower() in KINDS), None)
    if name is None:
        raise DeadlineNotUnderstood(
            f"Which deadline? Say one of these, with a day: {', '.join(KINDS)}. "
            'For example: "deadline foi 20/11/2026".'
        )
    rest = [word for word in words if word.lower() not in {name, *_SMALL_WORDS}]
    try:
        return _read(name, KINDS[name], rest)
    except (DateNotUnderstood, FactsDoNotFit) as wrong:
        raise DeadlineNotUnderstood(str(wrong)) from None


def _read(name: str, kind: DeadlineKind, words: list[str]) -> DeadlineRequest:
    given: dict[str, Any] = {}
    assumed: tuple[str, ...] = ()
    rest = iter(words)
    for word in rest:
        if _took_named(kind, word.lower(), rest, given):
            continue
        if kind.first in given:
            raise DeadlineNotUnderstood(
                f'We did not understand all of that. Try: "{kind.example}".'
            )
        if kind.instant:
            moment = read_instant(word)
            given[kind.first], assumed = moment.at, moment.assumed
        else:
            given[kind.first] = read_date(word)
    if kind.first not in given:
        raise DeadlineNotUnderstood(f'From which day? For example: "{kind.example}".')
    return DeadlineRequest(name, kind.make(**given), assumed)


def _took_named(kind: DeadlineKind, said: str, rest: Iterator[str], given: dict[str, Any]) -> bool:
    """Take a fact that `said` names, with the days after it; return whether it names one."""
    if said in kind.flags:
        given[said] = True
    elif said in kind.days:
        given[kind.days[said]] = _next_day(rest, kind)
    elif said in kind.spans:
        fact = kind.spans[said]
        span = Span(_next_day(rest, kind), _next_day(rest, kind))
        given[fact] = (*given.get(fact, ()), span) if fact in _REPEATABLE else span
    else:
        return False
    return True


def _next_day(rest: Iterator[str], kind: DeadlineKind) -> date:
    word = next(rest, None)
    if word is None:
        raise DeadlineNotUnderstood(f'A day is missing. For example: "{kind.example}".')
    return read_date(word)
