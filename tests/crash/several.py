"""Several real processes of the bot on one database: any of them is talked to, any of them dies."""

import random
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from storage.dialect import kept_at
from storage.engines import Process
from storage.inspection import Inspection
from storage.open_store import open_to_read
from storage.unit import Unit
from tests.a_server import WHO, AServer
from tests.crash.calls import Json
from tests.crash.connector import Connector
from tests.crash.crowd import IMRAN, Answer, Talker
from tests.crash.memory import Filed
from tests.crash.process import Bot, T, free_port
from tests.crash.storm import Storm
from tests.crash.waiting import poll


class Member(Bot):
    """One of them: its port and its log are its own, and nothing else is."""

    def __init__(self, folder: Path, service_url: str, url: str, name: str) -> None:
        super().__init__(folder, service_url)
        self.log = folder / f"{name}.log"
        self.url = url

    @property
    def given(self) -> dict[str, Any]:
        return {**super().given, "database_url": self.url, "port": self.port}


class Several(Bot):
    """All of them, as one bot behind a proxy: whoever asks for its port gets one that lives."""

    def __init__(
        self, folder: Path, connector: Connector, server: AServer, begun: tuple[Path, str]
    ) -> None:
        pristine, like = begun
        shutil.copytree(pristine, folder, dirs_exist_ok=True)
        self.server, self.name = server, server.make(like)
        self.address = server.address(self.name)
        self._rng = random.Random(1)
        super().__init__(folder, connector.address)
        self.members = [
            Member(folder, connector.address, self.address.url, name) for name in ("a", "b", "c")
        ]
        self.kills = 0

    @property
    def port(self) -> int:
        """The port of one of them that is up."""
        up = [one for one in self.members if one.is_up]
        return self._rng.choice(up or self.members).port

    @port.setter
    def port(self, _port: int) -> None:
        """It has none of its own."""

    def know_of(self, second: AServer) -> None:
        """Tell each of a server that follows the first: of the two, who takes writes is meant."""
        hosts = f"{self.server.folder},{second.folder}"
        for one in self.members:
            one.url = f"postgresql+psycopg://{WHO}@/{self.name}?host={hosts}"

    def is_kept_by(self, server: AServer) -> None:
        """From here on look into this one."""
        self.server, self.address = server, server.address(self.name)

    def start_all(self) -> None:
        """Start whoever does not run."""
        for one in self.members:
            if not one.is_up:
                one.start()

    def kill_one(self) -> None:
        """kill -9 one that runs, and start it again."""
        one = self._rng.choice([one for one in self.members if one.is_up])
        self.kills += 1
        one.kill()
        one.port = free_port()
        one.start()

    def stop_all(self) -> None:
        """Ask each to stop: it ends well."""
        for one in self.members:
            one.stop()

    def end_all(self) -> None:
        """At the end of a test, however it ended; the server goes too."""
        for one in self.members:
            one.put_away()

    def cut_connections(self) -> None:
        """End every connection to the database, whatever it is in the midst of."""
        with closing(self.server.connect()) as admin:
            ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            admin.execute(ends, (self.name,))

    @property
    def said(self) -> str:
        return "\n".join(one.said for one in self.members)

    def read(self, work: Callable[[Unit], T]) -> T:
        reader = open_to_read(
            database=self.address, ring=self.ring, root_key=self.root_key.read_bytes
        )
        try:
            found = reader.read(work)
            assert reader.damaged == frozenset()
        finally:
            reader.close()
        return found

    def inspected(self) -> Inspection:
        """Every record of it, looked at."""
        reader = open_to_read(
            database=self.address, ring=self.ring, root_key=self.root_key.read_bytes
        )
        try:
            return reader.inspect(most=None)
        finally:
            reader.close()

    def processes(self) -> Sequence[Process]:
        """Who has it open, as the server says."""
        kept = kept_at(self.address)
        engine = kept.readers(1)
        with engine.connect() as connection:
            found = kept.processes(connection)
        engine.dispose()
        return found

    def seen(self, query: str) -> list[Any]:
        """What the server answers, past our own code."""
        return self._seen(query)

    def _seen(self, query: str, *given: int) -> list[Any]:
        return poll(lambda: self._looked(query.replace("?", "%s"), given), "the server to answer")

    def _looked(self, query: str, given: Sequence[int]) -> list[Any] | None:
        try:
            with closing(self.server.connect(self.name)) as seen:
                return seen.execute(query.encode(), given).fetchall()
        except psycopg.OperationalError:  # it is being restarted
            return None


class PatientStorm(Storm):
    """People who press again where they are told that something went wrong on our side."""

    def _delivered(self, talker: Talker, sent: Json) -> Answer:
        answer = super()._delivered(talker, sent)
        wrong = isinstance(answer.body, dict) and answer.body.get("statusCode", 200) != 200
        return Answer(0) if answer.status >= 500 or wrong else answer

    def _file(self, talker: Talker, answers: Json, form: str, rng: random.Random) -> None:
        """File by a button that waits for its answer: what a message is told may be an apology."""
        story = str(answers["what_happened"])
        receipt = self._answered(talker, talker.pressed("send", answers, on=form))
        filed = Filed(
            talker.persona, form, story, receipt.reference, receipt.case, receipt.retried_at
        )
        self.known.filed.append(filed)
        if talker.persona is not IMRAN:
            self._to_lead.put(filed)
