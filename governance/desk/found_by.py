"""By what a case is found in a list, and which of these a person may look by.

A list is asked for by what its reader may see: a case that is not theirs is in no list and in no
count (`governance.access`; docs/decisions/0035).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from governance.access import ALWAYS, ONCE_TOLD, Action
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.people.identity import Membership, PersonId, Viewer
from governance.tasks.standing import is_over


class By(StrEnum):
    """What a case is found by. The values are stored."""

    OWN_REFERENCE = "own_reference"  # what its party calls it, as it is compared
    OUT = "out"  # a person who is out of it: for them it is not there
    TOLD = "told"  # a person
    ASKS = "asks"  # a post
    LEADER = "leader"  # a person
    HOLDER = "holder"  # a person who has it, where nobody was named to lead
    WAITING = "waiting_on"  # a party that is asked something and has not answered


HAS_IT = (By.LEADER, By.HOLDER)
"""By which of these a case is somebody's own."""

Finding = tuple[By, str]


def findings(case: Case) -> frozenset[Finding]:
    """Return all that a case is found by, as it stands."""
    return frozenset(_findings(case))


def tidied(reference: str) -> str:
    """Return a party's own reference as it is compared: "sar 12/34" and "SAR-1234" are one."""
    return "".join(letter for letter in reference.casefold() if letter.isalnum())


def _findings(case: Case) -> Iterator[Finding]:
    if own := tidied(case.own_reference):
        yield By.OWN_REFERENCE, own
    yield from ((By.OUT, person.text) for person in case.out)
    yield from ((By.TOLD, person.text) for person in case.told)
    yield from ((By.ASKS, role) for role in case.asks)
    if case.owner:
        yield By.LEADER if case.owner == case.leader else By.HOLDER, case.owner.text
    for task in case.tasks:
        if task.waiting and not is_over(case, task):
            yield By.WAITING, task.party


@dataclass(frozen=True, slots=True)
class Sight:
    """One way in which a person sees cases of a party: all that are found by `by`, None for every
    one, but for those that anyone of `unless_out` is out of.
    """

    party: PartyKey
    unless_out: frozenset[PersonId]
    by: Finding | None

    def reaches(self, case: Case) -> bool:
        """Return whether the case is seen in this way."""
        theirs = case.header.party == self.party and self.unless_out.isdisjoint(case.out)
        return theirs and (self.by is None or self.by in findings(case))


def sights(viewer: Viewer) -> frozenset[Sight]:
    """Return every way in which they see a case that they may open: what the access table says,
    for a list.
    """
    return frozenset(sight for held in viewer.memberships for sight in _sights(viewer, held))


def _sights(viewer: Viewer, held: Membership) -> Iterator[Sight]:
    out = frozenset({viewer.person, held.covers or viewer.person})
    if Action.OPEN in ALWAYS.get(held.role, ()):
        yield Sight(held.party, out, None)
    if Action.OPEN in ONCE_TOLD.get(held.role, ()):
        yield Sight(held.party, out, (By.TOLD, viewer.person.text))
        yield Sight(held.party, out, (By.ASKS, held.role))
    yield Sight(held.party, out, (By.LEADER, viewer.person.text))


CARRY = frozenset({*ALWAYS, *ONCE_TOLD})
"""The posts whose holders have a desk."""


def has_desk(viewer: Viewer) -> bool:
    """Return whether they hold a post that carries cases."""
    return any(held.role in CARRY for held in viewer.memberships)
