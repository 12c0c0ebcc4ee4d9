"""The options of `igdesk deadline`, read by the same readers as the chat."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

import typer

from dialogs.clocks.typed_dates import (
    DateNotUnderstood,
    Instant,
    read_date,
    read_instant,
    read_span,
)
from governance.clocks.due import FactsDoNotFit, Span

_Read = TypeVar("_Read")


def _reader(read: Callable[[str], _Read]) -> Callable[[str], _Read]:
    """The same reader, refusing as the command line does: the option, what was typed, and why."""

    def refusing(text: str) -> _Read:
        try:
            return read(text)
        except (DateNotUnderstood, FactsDoNotFit) as wrong:
            raise typer.BadParameter(f"{text!r}. {wrong}") from None

    return refusing


_READ_DAY, _READ_MOMENT, _READ_SPAN = _reader(read_date), _reader(read_instant), _reader(read_span)


def _day(words: str) -> Any:
    return typer.Option(parser=_READ_DAY, metavar="DATE", help=words)


def _moment(words: str) -> Any:
    return typer.Option(parser=_READ_MOMENT, metavar="DATE[THH:MM]", help=words)


def _span(words: str, metavar: str) -> Any:
    return typer.Option(parser=_READ_SPAN, metavar=metavar, help=words)


Received = Annotated[date, _day("The day it arrived, working day or not.")]
IdReceived = Annotated[date | None, _day("The day identity was confirmed, if you had to ask.")]
FeePaid = Annotated[date | None, _day("The day a fee was paid, if you asked for one.")]
Told = Annotated[date | None, _day("The day the person was told that more time is needed.")]
Clarified = Annotated[date | None, _day("The day the person made clear what they want.")]
Notified = Annotated[date | None, _day("The day the Panel was told.")]
Signed = Annotated[date, _day("The day of the agreement's first signature.")]
LastReview = Annotated[
    date | None, _day("The day of the last review, for --yearly-from last-review.")
]
PeriodStart = Annotated[date, _day("The day the charge period starts.")]

AwareAt = Annotated[
    Instant, _moment("When someone first noticed, London time unless it has an offset.")
]
Submitted = Annotated[Instant | None, _moment("When the ICO was told.")]
HighRisk = Annotated[Instant | None, _moment("When the risk to people was judged to be high.")]

Clarifications = Annotated[
    list[Span] | None,
    _span("Days waiting for the person's answer; may be repeated.", "ASKED..ANSWERED"),
]
Fees = Annotated[Span | None, _span("A fees notice and its payment.", "NOTICE..PAID")]

Extended = Annotated[bool, typer.Option("--extended", help="Take the longer time the law allows.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program to read.")]


def flag(name: str, words: str) -> Any:
    """A yes-or-no option."""
    return typer.Option(name, help=words)
