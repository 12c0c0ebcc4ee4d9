"""A real PostgreSQL for the tests: started once for each process of theirs, reached by its socket.

It refuses to be root, so root hands it to `postgres`, whom Debian's package makes. What it writes
is not synced: whatever is to outlive a power cut has tests of its own.
"""

import os
import shutil
import signal
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

    def kill(self) -> None:
        """kill -9: it says nothing to anybody."""
        pid = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def restart(self) -> None:
        """Stop it, whoever is in the midst of what, and start it again."""
        run("pg_ctl", "restart", "-w", "-m", "immediate", "-D", f"{self.folder}/data")

    def promote(self) -> None:
        """Let a standby take writes: one command, which returns when it does."""
        run("pg_ctl", "promote", "-w", "-D", f"{self.folder}/data")

    def _tell(self, words: str, *names: str) -> None:
        with closing(self.connect()) as admin:
            admin.execute(SQL(words).format(*map(Identifier, names)))


ENDS = 'read -r _; "$0" stop -m immediate -D "$1/data" 2>/dev/null; rm -rf "$1"'
"""A shell that hears nothing until whoever started it has ended, however that was."""


def nothing_more(_folder: Path) -> Sequence[str]:
    """A server like any other."""
    return ()


def _as_who() -> dict[str, Any]:
    """As whom its programs run, and that they say nothing."""
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    root = os.geteuid() == 0
    return {**quiet, **({"user": WHO, "group": WHO, "extra_groups": []} if root else {})}


def run(program: str, *words: str) -> None:
    """Run one of PostgreSQL's own programs to its end, as an administrator would."""
    subprocess.run([tool(program), *words], check=True, stdin=subprocess.DEVNULL, **_as_who())


@contextmanager
def running(
    prepare: Callable[[Path], Sequence[str]] = nothing_more,
    *,
    port: int = 5432,
    standby_of: AServer | None = None,
) -> Iterator[AServer]:
    """Start one; it stops, and takes its folder along, when these tests end or are killed.

    `prepare` may put files into its folder, and returns settings of its own. `standby_of`: it is a
    copy of that one, and follows it.
    """
    folder = Path(tempfile.mkdtemp(prefix="igdesk-pg-"))
    settings = (*SETTINGS, f"port={port}", *prepare(folder))
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, WHO, WHO)
    options = " ".join(f"-c {one}" for one in (*settings, f"unix_socket_directories={folder}"))
    begin = ("start", "-w", "-D", f"{folder}/data", "-o", options, "-l", f"{folder}/log")
    watch = ["sh", "-c", ENDS, tool("pg_ctl"), str(folder)]
    with subprocess.Popen(
        watch, stdin=subprocess.PIPE, start_new_session=True, **_as_who()
    ) as ends:
        _make(folder, standby_of)
        run("pg_ctl", *begin)
        try:
            yield AServer(folder, port)
        finally:
            ends.communicate()


def _make(folder: Path, standby_of: AServer | None) -> None:
    data = ("-D", f"{folder}/data")
    if standby_of is None:
        run("initdb", *data, "-U", WHO, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
    else:
        follows = f"host={standby_of.folder} port={standby_of.port} user={WHO}"
        run("pg_basebackup", *data, "-d", follows, "-R", "-X", "stream", "-c", "fast", "-N")
