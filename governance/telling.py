"""From rungs to people: who exactly is told, when posts are vacant, shared or conflicted.

Fall-through stays inside the controller: deputy, SIRO, that party's monitored IG mailbox
(DESIGN 5). A "nobody has it" rung whose people have all been told goes to the next at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from governance.ladders import MAILBOX, Firing, Rung, Silence
from governance.people import PersonId, Role

FALL_THROUGH = (Role.DEPUTY, Role.SIRO, MAILBOX)


@dataclass(frozen=True, slots=True)
class Told:
    """One recipient of one rung. `person` is None for the party's IG mailbox."""

    rung: str
    person: PersonId | None
    role: str
    late: bool = False


Holders = Callable[[str], tuple[PersonId, ...]]
"""The people, or for MAILBOX nobody, who hold a role in the case's party and may be told."""


def tellings(
    firings: Iterable[Firing],
    *,
    holders: Holders,
    mailbox: bool,
    already: frozenset[PersonId],
) -> tuple[Told, ...]:
    """Each recipient once, with their latest rung; nobody whom a rung would tell is left out.

    `already` are those whom an earlier "nobody has it" rung told; `mailbox` says whether the
    party has a monitored one. The first rung (the report itself) wins over a later one.
    """
    chosen: dict[PersonId | None, Told] = {}
    for firing in firings:
        for person, role in _recipients(firing.rung, holders, already, mailbox=mailbox):
            earlier = chosen.get(person)
            if earlier is None or not _is_report(earlier, firings):
                chosen[person] = Told(firing.rung.id, person, role, firing.late)
    return tuple(chosen.values())


def _is_report(told: Told, firings: Iterable[Firing]) -> bool:
    return any(firing.rung.id == told.rung and firing.rung.first for firing in firings)


Recipient = tuple[PersonId | None, str]


def _recipients(
    rung: Rung, holders: Holders, already: frozenset[PersonId], *, mailbox: bool
) -> list[Recipient]:
    named = _at(rung.to, holders, mailbox=mailbox)
    people = [recipient for recipient in named if recipient[0] is not None]
    repeats = rung.silenced_by is Silence.ACKNOWLEDGED and all(p in already for p, _ in people)
    if people and not repeats:
        return named
    return _next(holders, already, mailbox=mailbox) or named


def _next(holders: Holders, already: frozenset[PersonId], *, mailbox: bool) -> list[Recipient]:
    """The next who has not been told; when everyone has, nobody (the rung repeats its own)."""
    for role in FALL_THROUGH:
        fresh = [r for r in _at((role,), holders, mailbox=mailbox) if r[0] not in already]
        if fresh:
            return fresh
    return []


def _at(roles: tuple[str, ...], holders: Holders, *, mailbox: bool) -> list[Recipient]:
    found: list[Recipient] = []
    for role in roles:
        if role == MAILBOX:
            found.extend([(None, MAILBOX)] if mailbox else [])
        else:
            found.extend((person, str(role)) for person in holders(role))
    return found
