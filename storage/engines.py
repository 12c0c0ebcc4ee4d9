"""What a database must do for the store, and how an engine of either kind is made.

`storage.sqlite` and `storage.postgres` do it; `storage.dialect` finds which of the two is meant.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, QueuePool, Table, create_engine, event


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a PostgreSQL database is. `options`: the driver's own words for how to reach it."""

    url: str
    password: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standby:
    """A server that follows this one. `waits`: a commit waits for it; `behind`: by how much it is,
    None where nothing is under way.
    """

    name: str
    waits: bool
    behind: timedelta | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where this process stands among those that have the store open (`storage.together`).

    `does_rounds`: whether the rounds are this one's; `many`: how many there are; `at`: the time by
    the database's clock, None where the machine's own is the clock.
    """

    does_rounds: bool = True
    many: int = 1
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Process:
    """A process that has the store open: its name for itself, since when, and what it holds."""

    name: str
    since: datetime
    does_rounds: bool
    lanes: int


class Lock(Protocol):
    """That this process holds the store."""

    def release(self) -> None:
        """Let go of the store, which the next process may then hold."""


class Database(Protocol):
    """Where the records are kept: a file of ours, or a server."""

    @property
    def place(self) -> str:
        """Say where it is, as an administrator would look for it."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Return its files, which must be ours alone; a server's are its own business."""

    @property
    def has_content(self) -> bool:
        """Return whether there is anything in it."""

    @property
    def size(self) -> int:
        """Return how many bytes it takes."""

    @property
    def has_log(self) -> bool:
        """Return whether the newest transactions of a process that was killed are there still."""

    def make(self, *, create: bool) -> None:
        """Make an empty one where there is none. Raises StoreUnavailable."""

    def lock(self) -> Lock:
        """Hold the store, or share it with others like this one. Raises StoreInUse."""

    def starting(self) -> AbstractContextManager[None]:
        """Hold others that start back, and be alone where tables are to be made. StoreInUse."""

    def standing(self, writer: Engine, *, fit: bool) -> Standing:
        """Return where this process stands; take the rounds, or leave them where it is not fit."""

    def processes(self, connection: Connection) -> Sequence[Process]:
        """Return who has it open, as far as the database tells."""

    def writer(self) -> Engine:
        """Return an engine of one connection. Its transactions come one after the other."""

    def readers(self, many: int) -> Engine:
        """Return an engine of connections that cannot write. A transaction sees one moment."""

    def standbys(self, connection: Connection) -> Sequence[Standby]:
        """Return what follows it, as far as it tells us."""

    def empty_log(self, writer: Engine) -> bool:
        """Empty the log of what was written, where it is a file of ours. False: not just now."""


class Dialect(Protocol):
    """What a database says in words of its own. A module is one."""

    DRIVER: type
    """The class of the driver's connections."""
    FAULT: type[Exception]
    """What the driver raises."""
    COMPILER: Any
    """SQLAlchemy's dialect, with marks for values in their order."""
    INSERT: Callable[[Table], Any]

    def walk(self, driver: Any, sql: str, values: Sequence[object]) -> Iterator[Any]:
        """Yield the rows of a query while others run beside it."""

    def given_out(self, driver: Any, table: str, column: str) -> int:
        """Return the highest number that a table's rows were given, whether it is there or not."""

    def go_on_behind(self, driver: Any, table: str, column: str, number: int) -> None:
        """Give the next row of a table a number behind this one."""

    def made_of(self, driver: Any) -> Iterator[tuple[str, str]]:
        """Yield the kind and the name of each table, index, view and trigger."""

    def spoiled_pages(self, driver: Any, goes_on: Callable[[], None]) -> Iterator[str]:
        """Yield what does not fit together beneath the rows, where the database can tell.
        `goes_on` hears again and again that it is still at it.
        """

    def claim(self, driver: Any, number: int) -> bool:
        """Hold a due row until this transaction ends. False where another does, or it is gone."""

    def take_lane(self, driver: Any, lane: str) -> bool:
        """Hold a lane for this process, until it leaves it or ends. False where another does."""

    def leave_lane(self, driver: Any, lane: str) -> None:
        """Let others have the lane, where this process has it."""

    def lanes_elsewhere(self, driver: Any) -> Container[str]:
        """Return the lanes that other processes have."""

    def meaning(self, fault: Any, *, writing: bool) -> Exception | None:
        """Return what a failure means in a plain sentence; None where it is a fault of ours."""


Step = Callable[[Any], object]
"""Something done with the driver's own connection."""


def pooled(url: URL, connected: Step, *, begin: Step, size: int, **options: Any) -> Engine:
    """Return an engine of up to `size` connections. `connected` prepares each; every transaction
    starts with `begin`: the driver must begin none of its own.
    """
    engine = create_engine(
        url, hide_parameters=True, poolclass=QueuePool, pool_size=size, max_overflow=0, **options
    )

    def prepare(connection: Any, _record: object) -> None:
        try:
            connected(connection)
        except BaseException:
            connection.close()
            raise

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", lambda connection: begin(connection.connection))
    return engine
