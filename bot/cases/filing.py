"""Opening a case: by its first fact, on its ladder."""

from bot.cases.escalation import climb
from bot.work import Work
from governance.cases.case import Case
from governance.cases.case_kind import CaseKind
from governance.cases.event import Event, Fact
from governance.keys import PartyKey
from governance.people.identity import Viewer


def open_case(work: Work, by: Viewer, party: PartyKey, rules: CaseKind, fact: Fact) -> Case:
    """Open a case of the party's and tell whom its ladder tells at once. Returns the case."""
    case = work.unit.cases.open(
        actor=by,
        party=party,
        kind=rules.name,
        prefix=rules.prefix,
        opened=[Event(work.now, by.person, fact)],
        now=work.now,
        dated=work.dated,
    )
    return climb(work, case)
