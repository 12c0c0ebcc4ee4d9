"""What the members of Entra groups are: the group's role, for as long as they are in it.

The roles file wins: whoever it lists is what it says and no more, whatever group they are in. So
one entry there puts a group right at once. Whoever it does not list is all that their groups say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from governance.keys import TenantId
from governance.people.directory import Directory, Group, Person
from governance.people.identity import Membership, PersonId
from governance.policy import CLOCK_TOLERANCE, GROUPS_HOLD_FOR

GroupId = tuple[TenantId, str]
"""The tenant, and the group's id there: an id alone could be another tenant's."""


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody at home in the group's own tenant, by their object id there."""

    object_id: str
    name: str = field(repr=False)
    post: str = field(repr=False)


def group_id(group: Group) -> GroupId:
    """Return what a reading of the group is found by."""
    return group.tenant, group.id


def holds_for(read_at: datetime, now: datetime) -> timedelta:
    """Return how much longer an answer holds that was read at `read_at`; nothing once it is over.

    One from later than now was read by a clock that has been set since: it says nothing.
    """
    age = now - read_at
    return GROUPS_HOLD_FOR - age if -CLOCK_TOLERANCE <= age < GROUPS_HOLD_FOR else timedelta()


def with_groups(
    directory: Directory, read: Mapping[GroupId, Iterable[InGroup]], day: date
) -> Directory:
    """Return the directory with all whom its groups name on `day`, each once with all roles.

    Only groups that the directory lists count, and only for parties that their own tenant covers.
    One whose days are over says nothing of anybody: its members may still be staff.
    """
    found: dict[PersonId, Person] = {}
    for group in directory.groups:
        if not _counts(group, directory, day):
            continue
        for one in read.get(group_id(group), ()):
            person = PersonId(group.tenant, one.object_id)
            if person not in directory.people:
                found[person] = _with(found.get(person), person, one, group.membership)
    if not found:
        return directory
    return replace(directory, people=MappingProxyType({**directory.people, **found}))


def _counts(group: Group, directory: Directory, day: date) -> bool:
    covered = group.membership.party in directory.possible_parties(group.tenant)
    return covered and group.membership.on(day)


def _with(known: Person | None, person: PersonId, one: InGroup, held: Membership) -> Person:
    before = () if known is None else known.memberships
    return Person(person, one.name, one.post, (*before, held))
