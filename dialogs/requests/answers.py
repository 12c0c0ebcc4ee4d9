"""What a request was taken down with, and what was found or put right since."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.scene import Names
from dialogs.requests.questions import REQUEST
from governance.requests.facts import DayCorrected, HoldingFound
from governance.requests.request import RequestCase


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
