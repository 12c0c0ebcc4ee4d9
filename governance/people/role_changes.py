"""Who holds which role in a party, and what has changed of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from governance.keys import PartyKey
from governance.people.directory import Directory
from governance.people.identity import PersonId, Role

Held = frozenset[tuple[PersonId, Role]]
"""Roles and their holders in one party."""


@dataclass(frozen=True, slots=True)
class RoleChange:
    """Who got a role, and who has lost one."""

    added: Held = frozenset()
    removed: Held = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return bool(self.added or self.removed)


def held_in(directory: Directory, party: PartyKey, day: date) -> Held:
    """Return every role of a party with its holders on `day`, but for its staff."""
    return frozenset(
        (person.id, held.role)
        for person in directory.people.values()
        for held in person.memberships
        if held.party == party and held.on(day) and held.role is not Role.STAFF
    )


def changed(before: Held, now: Held, *, unread: Collection[Role] = ()) -> RoleChange:
    """Return what has changed. Who lost one of the `unread` roles is not known: the group that
    gives it has not been read since the start.
    """
    gone = frozenset(one for one in before - now if one[1] not in unread)
    return RoleChange(now - before, gone)
