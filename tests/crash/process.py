"""The real process, `python -m bot serve`, with data folders of its own: started, killed, read."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from adapters.clock import Clock
from simulator.people import ROLES_FILE
from storage.encoding import to_micros
from storage.open_store import open_to_read
from storage.unit import Unit
from tests.crash.connector import Connector
from tests.crash.waiting import DEADLINE, until

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
APP_ID = "00000000-0000-4000-8000-0000000000c4"
HOST = "127.0.0.1"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Bot:
    """One store, and the process that serves it, as often as it is started."""

    def __init__(self, folder: Path, service_url: str = "http://127.0.0.1:9/") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self.database = folder / "store" / "igdesk.db"
        self.ring = folder / "keys" / "ring.json"
        self.root_key = folder / "root" / "root.key"
        self.log = folder / "bot.log"
        self.roles = ROLES_FILE
        self.starts = 0
        self._service_url = service_url
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def given(self) -> dict[str, Any]:
        """Its settings, as `load_settings` takes them."""
        return {
            "database": self.database,
            "ring": self.ring,
            "root_key_file": self.root_key,
            "roles": self.roles,
            "host": HOST,
            "port": self.port,
            "anonymous": True,
            "app_id": APP_ID,
            "service_url": self._service_url,
        }

    def environment(self, **changes: str) -> dict[str, str]:
        """The same as a process gets them, and nothing of the tester's own settings."""
        ours = {k: v for k, v in os.environ.items() if not k.startswith("IGDESK_")}
        told = {f"IGDESK_{name.upper()}": str(value) for name, value in self.given.items()}
        told["IGDESK_ANONYMOUS"] = "1"
        return {**ours, "PYTHONPATH": str(ROOT), **told, **changes}

    def launch(self, **changes: str) -> "subprocess.Popen[bytes]":
        """Start it and do not wait. The folder it runs in has no `.env`."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=self.folder,
                env=self.environment(**changes),
                stdout=log,
                stderr=log,
            )

    def start(self, connector: Connector | None = None) -> None:
        """Start it, and return when it answers."""
        self.starts += 1
        if connector is not None:
            connector.hung_up()
            connector.life = self.starts
        self._process = self.launch()
        until(self._answers_or_ended, "the bot to answer")
        assert self._process.poll() is None, f"it ended: {self._process.poll()} {self.said}"

    def _answers_or_ended(self) -> bool:
        assert self._process is not None
        return self._process.poll() is not None or self.healthy()

    def healthy(self) -> bool:
        """Whether /healthz answers."""
        try:
            with closing(http.client.HTTPConnection(HOST, self.port, timeout=DEADLINE)) as line:
                line.request("GET", "/healthz")
                return line.getresponse().status == 200
        except OSError:
            return False

    @property
    def is_up(self) -> bool:
        """Whether its process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The running process."""
        assert self._process is not None
        assert self._process.poll() is None, f"it ended: {self._process.poll()} {self.said}"
        return self._process.pid

    def kill(self) -> None:
        """kill -9: nothing of it runs after this returns."""
        os.kill(self.pid, signal.SIGKILL)
        self._ended(-signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop, as a service manager does; it ends well."""
        os.kill(self.pid, signal.SIGTERM)
        self.ended_well()

    def ended_well(self) -> None:
        """It was asked to stop; it has, and found nothing wrong."""
        self._ended(0)

    def _ended(self, code: int) -> None:
        assert self._process is not None
        assert self._process.wait(DEADLINE) == code, self.said
        self._process = None

    def put_away(self) -> None:
        """At the end of a test, however it ended."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(DEADLINE)

    @property
    def said(self) -> str:
        """Its log."""
        return self.log.read_text("utf-8", "replace")

    def read(self, work: Callable[[Unit], T]) -> T:
        """Look into its store, as a shell command may: running, stopped or dead."""
        reader = open_to_read(
            database=self.database, ring=self.ring, root_key=self.root_key.read_bytes
        )
        try:
            found = reader.read(work)
            assert reader.damaged == frozenset()
        finally:
            reader.close()
        return found

    def count(self, table: str) -> int:
        """How many rows, seen past our own code."""
        return int(self._seen(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  our own names

    def to_send(self, now: datetime) -> int:
        """How many messages wait that could be sent now."""
        query = "SELECT count(*) FROM outbox WHERE state = 'waiting' AND not_before <= ?"
        return int(self._seen(query, to_micros(now))[0][0])

    def subjects(self) -> tuple[str, ...]:
        """All that its outbox has anything about."""
        return tuple(row[0] for row in self._seen("SELECT DISTINCT subject FROM outbox"))

    def _seen(self, query: str, *given: int) -> list[Any]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as seen:
            return seen.execute(query, given).fetchall()

    def chain_length(self) -> int:
        """How many entries the audit chain has; every one of them must hold."""
        report = self.read(lambda unit: unit.audit.verify())
        assert report.first_bad is None
        return report.entries

    def delivered(self) -> None:
        """Return once nothing that may be sent now waits; it may take long while it goes on."""
        while left := self.to_send(Clock().now()):
            until(partial(self._fewer_wait, left), "an empty outbox")

    def _fewer_wait(self, than: int) -> bool:
        return self.to_send(Clock().now()) < than
