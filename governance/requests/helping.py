"""What partners may be asked about a request (agreement §8.0; RQ-HELP, docs/law.md).

Help is a duty for FOI, EIR and joint data. For subject access there is one question alone, and
nothing about whoever asks goes out with it.
"""

from collections.abc import Iterable

from governance.agreements.model import Agreement
from governance.keys import PartyKey
from governance.requests.request import RequestCase
from governance.requests.rights import Whose
from governance.tasks.facts import TaskKind

RELEASE_BRIEF = (
    "Information that came from you is in our records, and somebody may have a right to see it."
    " May it be released? We send you which it is in your usual secure way. We do not say who asks."
)


def asks(case: RequestCase) -> TaskKind | None:
    """Return what a partner may be asked about this request; None for nothing."""
    if case.access:
        return TaskKind.RELEASE
    joint = case.whose is Whose.PARTNERSHIP
    return TaskKind.ASSIST if case.information or joint else None


def askable(case: RequestCase, agreement: Agreement) -> tuple[PartyKey, ...]:
    """Return the parties that can be asked: other controllers, which are not asked already."""
    ours = agreement.same_controller(case.header.party)
    waiting = {task.party for task in case.tasks if task.waiting}
    return tuple(key for key in agreement.keys if key not in ours and key not in waiting)


def chosen(case: RequestCase, agreement: Agreement, said: Iterable[str]) -> tuple[PartyKey, ...]:
    """Return those of `said` that can be asked, each once."""
    wanted = frozenset(said)
    return tuple(key for key in askable(case, agreement) if key in wanted)
