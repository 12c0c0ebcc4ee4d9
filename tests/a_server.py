"""A real PostgreSQL for the tests: started once for each process of theirs, reached by its socket.

It refuses to be root, so root hands it to `postgres`, whom Debian's package makes. What it writes
is not synced: whatever is to outlive a power cut has tests of its own.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from storage.engines import ServerAddress

ENGINES = ("sqlite", "postgres")
"""What a test may run on."""
WHO = "postgres"
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "listen_addresses=''",
    "shared_buffers=16MB",
    "max_connections=60",
    "autovacuum=off",
)


def tool(name: str) -> str:
    """Where a program of PostgreSQL's is: Debian keeps the newest apart from the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    assert path, "no PostgreSQL here: tests/need_postgres.sh installs it"
    return path


@dataclass(frozen=True)
class AServer:
    """It runs; its databases are reached by the socket in its folder."""

    folder: Path
    port: int = 5432  # which its socket is named after
    _numbers: Iterator[int] = field(default_factory=count)

    def address(self, database: str) -> ServerAddress:
        """Where one of its databases is."""
        return ServerAddress(f"postgresql+psycopg://{WHO}@/{database}{self._socket}")

    @property
    def _socket(self) -> str:
        return f"?host={self.folder}&port={self.port}"

    def connect(self, database: str = WHO) -> psycopg.Connection[Any]:
        """Somebody else's connection, each statement by itself."""
        return psycopg.connect(f"postgresql://{WHO}@/{database}{self._socket}", autocommit=True)

    def make(self, like: str = "template0") -> str:
        """Make a database, as a copy of another; its name."""
        name = f"test_{next(self._numbers)}"
        self._tell("CREATE DATABASE {} TEMPLATE {}", name, like)
        return name

    def drop(self, name: str) -> None:
        """Take one away, whoever is in it."""
        self._tell("DROP DATABASE {} WITH (FORCE)", name)

    def _tell(self, words: str, *names: str) -> None:
        with closing(self.connect()) as admin:
            admin.execute(SQL(words).format(*map(Identifier, names)))


ENDS = 'read -r _; "$0" stop -m immediate -D "$1/data"; rm -rf "$1"'
"""A shell that hears nothing until whoever started it has ended, however that was."""


def nothing_more(_folder: Path) -> Sequence[str]:
    """A server like any other."""
    return ()


@contextmanager
def running(
    prepare: Callable[[Path], Sequence[str]] = nothing_more, *, port: int = 5432
) -> Iterator[AServer]:
    """Start one; it stops, and takes its folder along, when these tests end or are killed.

    `prepare` may put files into its folder, and returns settings of its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="igdesk-pg-"))
    settings = (*SETTINGS, f"port={port}", *prepare(folder))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, WHO, WHO)
        who = {"user": WHO, "group": WHO, "extra_groups": []}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": "/", **who}
    options = " ".join(f"-c {one}" for one in (*settings, f"unix_socket_directories={folder}"))
    begin = ["start", "-w", "-D", f"{folder}/data", "-o", options, "-l", f"{folder}/log"]
    make = ["-D", f"{folder}/data", "-U", WHO, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    watch = ["sh", "-c", ENDS, tool("pg_ctl"), str(folder)]
    with subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True, **quiet) as ends:
        subprocess.run([tool("initdb"), *make], check=True, stdin=subprocess.DEVNULL, **quiet)
        subprocess.run([tool("pg_ctl"), *begin], check=True, stdin=subprocess.DEVNULL, **quiet)
        try:
            yield AServer(folder, port)
        finally:
            ends.communicate()
