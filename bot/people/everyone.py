"""Everyone we know now: the roles file's people, those of Entra groups, and who was asked once.

In this order: whoever the file lists is what the file says, whoever a group names is what their
groups say, and only somebody whom neither knows is what they answered themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TypeVar, TypeVarTuple, cast

from bot.async_store import AsyncStore
from governance.keys import PartyKey
from governance.people.absence import Away
from governance.people.directory import Directory
from governance.people.entra_groups import GroupId, InGroup, group_id, with_groups
from governance.people.identity import PersonId, Role
from governance.policy import ABSENCE_KEPT_FOR
from storage.newcomers import Newcomer

Key = TypeVarTuple("Key")
Made = TypeVar("Made")
MOST_MADE = 256  # of what is worked out of the people: keys name a day, and days pass


class People:
    """Everyone we know. Any thread may read it: what it holds is frozen, and replaced whole."""

    def __init__(self, listed: Directory) -> None:
        self._listed = listed
        self._newcomers: dict[PersonId, Newcomer] = {}
        self._away: tuple[Away, ...] = ()
        self._publish(listed)
        self.reread = False
        """Whether somebody's word of an absence was changed, and `follow` has yet to read it."""
        self._read: frozenset[GroupId] = frozenset()

    @property
    def directory(self) -> Directory:
        """The people as they are now."""
        return self._directory

    def once(self, work: Callable[[Directory, *Key], Made], *key: *Key) -> Made:
        """Return what `work` makes of the people as they are now: made once for each key."""
        return cast("Made", self._made(work, *key))

    def welcome(self, newcomers: Iterable[Newcomer]) -> None:
        """Make them staff from here on, but for those whom the file or a group names."""
        some = tuple(newcomers)
        self._newcomers.update((one.person, one) for one in some)
        self._publish(with_them(self._present, some))

    def grouped(self, read: Mapping[GroupId, Iterable[InGroup]], day: date) -> None:
        """Make these the people of the groups, and nobody else."""
        self._read |= read.keys()
        known = with_groups(self._listed, read, day)
        self._publish(with_them(known, self._newcomers.values()))

    async def follow(self, store: AsyncStore) -> None:
        """Make these and nobody else away by their own word: all whom the store has."""
        self.reread = False
        self._away = await store.read(lambda unit: unit.absences.all())
        self._publish(self._present)

    def long_back(self, day: date) -> bool:
        """Return whether an absence is kept that need not be any more."""
        return any(away.until < day - ABSENCE_KEPT_FOR for _, away in self._away)

    def _publish(self, present: Directory) -> None:
        directory = present.with_absences(self._away)
        self._present, self._directory = present, directory
        self._made = lru_cache(MOST_MADE)(lambda work, *key: work(directory, *key))

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
