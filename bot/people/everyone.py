"""Everyone we know now: the roles file's people, those of Entra groups, and who was asked once.

In this order: whoever the file lists is what the file says, whoever a group names is what their
groups say, and only somebody whom neither knows is what they answered themselves.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from governance.keys import PartyKey
from governance.people.directory import Directory
from governance.people.entra_groups import GroupId, InGroup, group_id, with_groups
from governance.people.identity import PersonId, Role
from storage.newcomers import Newcomer


class People:
    """Everyone we know. Any thread may read it: what it holds is frozen, and replaced whole."""

    def __init__(self, listed: Directory) -> None:
        self._listed = listed
        self._newcomers: dict[PersonId, Newcomer] = {}
        self._directory = listed
        self._read: frozenset[GroupId] = frozenset()

    @property
    def directory(self) -> Directory:
        """The people as they are now."""
        return self._directory

    def welcome(self, newcomers: Iterable[Newcomer]) -> None:
        """Make them staff from here on, but for those whom the file or a group names."""
        some = tuple(newcomers)
        self._newcomers.update((one.person, one) for one in some)
        self._directory = with_them(self._directory, some)

    def grouped(self, read: Mapping[GroupId, Iterable[InGroup]], day: date) -> None:
        """Make these the people of the groups, and nobody else."""
        self._read |= read.keys()
        known = with_groups(self._listed, read, day)
        self._directory = with_them(known, self._newcomers.values())

    def unread(self, party: PartyKey) -> frozenset[Role]:
        """Return the roles in a party of which a group says who has them, not read since the
        start.
        """
        return frozenset(
            group.membership.role
            for group in self._listed.groups
            if group.membership.party == party and group_id(group) not in self._read
        )


def with_them(directory: Directory, newcomers: Iterable[Newcomer]) -> Directory:
    """Return the directory with these, for a transaction that is not saved yet."""
    asked = ((one.person, one.party, one.name, one.since) for one in newcomers)
    return directory.with_newcomers(asked)
