"""A lost key's own lines of history."""

from dialogs.cases.history import PartyNames, say_common
from dialogs.cases.scene import Names
from dialogs.lost_keys.sentences import say
from governance.cases.facts import CommonFact
from governance.lost_keys.facts import LockChanged, LostKeyCorrected, LostKeyFact, LostKeyReported
from governance.tasks.facts import TaskFact


def say_fact(
    fact: LostKeyFact | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    """Return the line for a fact that a lost key can have."""
    match fact:
        case LostKeyReported():
            return say("history.reported", by=by)
        case LostKeyCorrected():
            return say("history.corrected", by=by)
        case LockChanged():
            return say("history.lock_changed", by=by)
        case _:
            return say_common(fact, by, people, parties)
