"""A breach's own lines of history."""

from dialogs.breaches.sentences import OUTCOMES, say
from dialogs.cases.history import PartyNames, say_common, say_reported
from dialogs.cases.scene import Names, at
from governance.breaches.facts import (
    AwarenessCorrected,
    BreachFact,
    Corrected,
    Decided,
    DetailsAdded,
    Reported,
)
from governance.cases.facts import CommonFact
from governance.tasks.facts import TaskFact


def say_fact(
    fact: BreachFact | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    """Return the line for a fact that a breach can have."""
    match fact:
        case Reported(kept_from=kept_from):
            return say_reported(by, kept_from, people)
        case DetailsAdded():
            return say("history.details", by=by)
        case Corrected():
            return say("history.corrected", by=by)
        case AwarenessCorrected(old, new):
            return say("history.awareness", by=by, old=at(old), new=at(new))
        case Decided(outcome):
            return say("history.decided", by=by, outcome=OUTCOMES[outcome])
        case _:
            return say_common(fact, by, people, parties)
