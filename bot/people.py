"""Everyone we know, as of now: the roles file's people, and who was asked once since."""

from collections.abc import Iterable

from governance.directory import Directory
from storage.newcomers import Newcomer


class People:
    """Read from any thread: what it holds is frozen, and replaced whole."""

    def __init__(self, listed: Directory) -> None:
        self._directory = listed

    @property
    def directory(self) -> Directory:
        """The people as they are now."""
        return self._directory

    def welcome(self, newcomers: Iterable[Newcomer]) -> None:
        """They are staff from here on, but for those of whom the roles file says something."""
        self._directory = with_them(self._directory, newcomers)


def with_them(directory: Directory, newcomers: Iterable[Newcomer]) -> Directory:
    """The directory with these, for a transaction that is not saved yet."""
    asked = ((one.person, one.party, one.name, one.since) for one in newcomers)
    return directory.with_newcomers(asked)
