"""Whom the agreement proposes to tell of a breach; its lead confirms it, or chooses others."""

from collections.abc import Iterable

from governance.agreements.model import Agreement
from governance.breaches.breach import Breach
from governance.breaches.partners import told_of
from governance.keys import PartyKey


def tellable(case: Breach, agreement: Agreement) -> tuple[PartyKey, ...]:
    """Return the parties that can still be told: other controllers, which have not been."""
    ours = agreement.same_controller(case.header.party)
    had = {task.party for task in told_of(case.tasks)}
    return tuple(key for key in agreement.keys if key not in ours and key not in had)


def proposed(case: Breach, agreement: Agreement) -> tuple[PartyKey, ...]:
    """Return whose information it touches, as was said: §7.1, and for joint data §2.1."""
    wanted = {*case.known.organisations, *(agreement.joint if case.joint else ())}
    return tuple(key for key in tellable(case, agreement) if key in wanted)


def chosen(case: Breach, agreement: Agreement, said: Iterable[str]) -> tuple[PartyKey, ...]:
    """Return those of `said` that can be told, each once."""
    wanted = frozenset(said)
    return tuple(key for key in tellable(case, agreement) if key in wanted)


def joint_controllers(case: Breach, agreement: Agreement) -> tuple[PartyKey, ...]:
    """Return the other joint controllers of what the partnership made, the lead partner first."""
    if not case.joint:
        return ()
    had = {task.party for task in told_of(case.tasks)} | {case.header.party}
    return tuple(k for k in dict.fromkeys((agreement.lead, *agreement.joint)) if k not in had)
