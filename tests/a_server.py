"""A real PostgreSQL for the tests: started once for each process of theirs, reached by its socket.

It refuses to be root, so root hands it to `postgres`, whom Debian's package makes. What it writes
is not synced: whatever is to outlive a power cut has tests of its own.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
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
    _numbers: Iterator[int] = field(default_factory=count)

    def address(self, database: str) -> ServerAddress:
        """Where one of its databases is."""
        return ServerAddress(f"postgresql+psycopg://{WHO}@/{database}?host={self.folder}")

    def connect(self, database: str = WHO) -> psycopg.Connection[Any]:
        """Somebody else's connection, each statement by itself."""
        return psycopg.connect(
            f"postgresql://{WHO}@/{database}?host={self.folder}", autocommit=True
        )

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


@contextmanager
def running() -> Iterator[AServer]:
    """Start one, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="igdesk-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, WHO, WHO)
    data = str(folder / "data")
    options = " ".join(f"-c {one}" for one in (*SETTINGS, f"unix_socket_directories={folder}"))
    try:
        _run("initdb", "-D", data, "-U", WHO, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        _run("pg_ctl", "start", "-w", "-D", data, "-o", options, "-l", str(folder / "log"))
        try:
            yield AServer(folder)
        finally:
            _run("pg_ctl", "stop", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder)


def _run(name: str, *args: str) -> None:
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        who = {"user": WHO, "group": WHO, "extra_groups": []}
    quiet = subprocess.DEVNULL
    subprocess.run([tool(name), *args], check=True, stdout=quiet, stdin=quiet, cwd="/", **who)
