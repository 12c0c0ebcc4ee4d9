"""What a request was taken down with, and what was found or put right since."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.cases.answered import Answered, Version
from dialogs.cases.scene import People
from dialogs.requests.questions import REQUEST
from governance.requests.facts import DayCorrected, HoldingFound
from governance.requests.request import RequestCase


def answered(case: RequestCase, _people: People) -> tuple[Answered, ...]:
    """Return what was taken down, and each time whose it is or the day was put right."""
    return (Answered(REQUEST, tuple(_versions(case))),)


def _versions(case: RequestCase) -> Iterator[Version]:
    taken, (first, *rest) = case.taken, case.history
    yield Version(first, taken)
    for event in rest:
        match event.fact:
            case HoldingFound(whose):
                taken = replace(taken, whose=whose)
                yield Version(event, taken)
            case DayCorrected(received):
                taken = replace(taken, received=received)
                yield Version(event, taken)
            case _:
                pass
        if event == case.decided:
            return
