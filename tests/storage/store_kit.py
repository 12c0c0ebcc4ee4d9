"""A real store of invented data, and a way to tamper with it as a thief of the disk would."""

import itertools
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from governance.access import Action
from governance.agreements.facts import AgreementEvent, ReviewAnswered
from governance.agreements.model import ReviewOutcome
from governance.breaches.awareness import Telling, awareness
from governance.breaches.breach import Breach
from governance.breaches.facts import Reported
from governance.breaches.report import BreachReport, Noticed, WentWrong, Where
from governance.cases.case import Case, Header
from governance.cases.danger import Danger
from governance.cases.event import Event
from governance.cases.facts import Acknowledged
from governance.keys import CaseId, PartyKey, TenantId
from governance.outbox_message import Address, KeptAnswer, MessageKind, Receipt, TextBody, ToPerson
from governance.people.directory import Absence
from governance.people.entra_groups import GroupId, InGroup
from governance.people.identity import Membership, PersonId, Role, System, Viewer
from storage.dialect import kept_at
from storage.drafts import Draft
from storage.engines import ServerAddress
from storage.group_answers import GroupAnswer
from storage.marks import marks_beside
from storage.newcomers import Newcomer
from storage.open_store import open_store
from storage.store import Store
from storage.tables import metadata
from storage.unit import Unit
from tests.a_server import AServer

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ROOT_KEY = bytes(range(32))
PARTIES = ("acorn", "birch")
TIMER = System("timer")
PLANTED = "Quokka marmalade 8841"
"""Text that must never be found in the clear."""

REPORTER = Viewer(
    PersonId(TenantId("t-acorn"), "o-reporter"), (Membership(PartyKey("acorn"), Role.STAFF),)
)
LEAD = Viewer(
    PersonId(TenantId("t-acorn"), "o-lead"), (Membership(PartyKey("acorn"), Role.IG_LEAD),)
)
ADDRESS = Address("app", TenantId("t-acorn"), "chat", "https://teams.example")
RECEIPT = Receipt(ADDRESS, "a1", refresh=True)
SAID = KeptAnswer(TextBody(PLANTED), replaces=True, sticks=True)
NEWCOMER = Newcomer(PersonId(TenantId("t-acorn"), "o-new"), PartyKey("acorn"), PLANTED, NOW.date())
LEAVE = Absence(date(2026, 12, 14), date(2026, 12, 19), REPORTER.person)
STRANGER = Viewer(
    PersonId(TenantId("t-birch"), "o-lead"), (Membership(PartyKey("birch"), Role.IG_LEAD),)
)


DATA = Path(__file__).parents[1] / "data"
FROZEN = sorted(one.name.removeprefix("golden_store_") for one in DATA.glob("golden_store_*"))
"""The stores that earlier releases left, by their names."""

EARLIER = (
    *(f"DROP INDEX cases_{index}" for index in ("open", "over")),
    "DROP INDEX case_index_waiting",
    "ALTER TABLE cases DROP COLUMN urgency",
    "DROP INDEX case_index_case",
    "DROP INDEX audit_refused",
    "DELETE FROM audit",
    "DELETE FROM meta WHERE id = 'store'",
    "ALTER TABLE audit DROP COLUMN said",
    "DROP TABLE tiles",
    "DROP TABLE heads",
    *(f"DROP INDEX outbox_{index}" for index in ("card", "order", "lane", "tally", "receipts")),
    *(
        f"ALTER TABLE outbox DROP COLUMN {name}"
        for name in ("card", "urgency", "clock", "lane", "seen_at", "answered_at")
    ),
    *(f"ALTER TABLE due DROP COLUMN {name}" for name in ("urgency", "clock")),
)
"""What makes an empty store's tables those of the first releases."""


def reported(text: str = PLANTED, by: PersonId = REPORTER.person) -> Event:
    """A first event, as a report makes it."""
    report = BreachReport(
        danger=Danger.NO,
        what_happened=text,
        went_wrong=WentWrong.WRONG_PERSON,
        noticed=Noticed.JUST_NOW,
        where=Where.US,
    )
    return Event(NOW, by, Reported(report, awareness(report, Telling.at_once(NOW)), ("breach", 1)))


def acknowledged(at: datetime = NOW) -> Event:
    """The IG lead has it."""
    return Event(at, LEAD.person, Acknowledged())


def open_case(
    unit: Unit,
    text: str = PLANTED,
    party: str = "acorn",
    prefix: str = "BR",
    now: datetime = NOW,
) -> Header:
    """A case of one event."""
    return unit.cases.open(
        actor=REPORTER,
        party=PartyKey(party),
        kind="breach",
        prefix=prefix,
        opened=[reported(text)],
        now=now,
    ).header


def breach(matter: Case) -> Breach:
    """The case of a test that opened a breach."""
    assert isinstance(matter, Breach)
    return matter


def seen(unit: Unit, case_id: str) -> Breach:
    """The case as the product itself sees it."""
    return breach(unit.cases.history(TIMER, CaseId(case_id), Action.OPEN, now=NOW))


def acknowledge(unit: Unit, case: Breach, now: datetime = NOW) -> Breach:
    """The case with one event more."""
    then = unit.cases.append(
        actor=LEAD,
        case=case,
        events=[acknowledged()],
        now=now,
    )
    return breach(then)


def answer_review(unit: Unit, why: str = PLANTED, now: datetime = NOW) -> int:
    """An agreement's review answered, once more."""
    fact = ReviewAnswered(
        PartyKey("acorn"), NOW.date(), ReviewOutcome.CHANGE_NEEDED, what="It", why=why
    )
    event = AgreementEvent(now, LEAD.person, fact)
    return unit.agreement_events.append(
        actor=LEAD, agreement="ISA-1", party=PartyKey("acorn"), event=event
    )


def put(unit: Unit, key: str, subject: str, words: str = PLANTED) -> bool:
    """A line of text to the lead, in the outbox."""
    return unit.outbox.put(
        key=key,
        party=PartyKey("acorn"),
        subject=subject,
        kind=MessageKind.NOTICE,
        to=ToPerson(LEAD.person),
        body=TextBody(words),
        now=NOW,
    )


def keep_draft(unit: Unit, **changes: Any) -> Draft:
    """The reporter's draft, kept once more."""
    usual: dict[str, Any] = {
        "owner": REPORTER.person,
        "party": "acorn",
        "flow": "breach",
        "answers": {"what": PLANTED},
        "notes": {},
        "now": NOW,
        "expires": NOW + timedelta(days=14),
    }
    return unit.drafts.keep(**{**usual, **changes})


def keep_absence(unit: Unit, person: PersonId = LEAD.person) -> None:
    """What somebody said of their leave."""
    unit.absences.keep(person, (LEAVE,), party=PartyKey("acorn"), what="away", now=NOW)


GROUP = (TenantId("t1"), "g1")


def keep_answer(unit: Unit, *members: InGroup, at: datetime = NOW, group: GroupId = GROUP) -> None:
    """What Graph said of a group."""
    some = members or (InGroup("o1", PLANTED, "IG lead"),)
    unit.group_answers.keep(GroupAnswer(group, some, at))


def log_more(unit: Unit, entries: int = 1, what: str = "seen") -> None:
    """So many entries more of the audit chain."""
    for number in range(entries):
        unit.audit.append(
            actor=LEAD,
            what=what,
            subject="something",
            party=PartyKey("acorn"),
            version=1,
            digest=b"",
            detail={"number": number},
            now=NOW,
        )


def fill_a_tile(unit: Unit) -> None:
    """A full tile of the tree, and a head over it."""
    log_more(unit, 256)
    unit.heads.sign(now=NOW)


def a_turn(unit: Unit) -> str:
    """What a report saves, and something in every other table; the case's id."""
    row = open_case(unit)
    put(unit, "k", row.id)
    unit.due.put(subject=row.id, what="rung", party=PartyKey("acorn"), at=NOW)
    unit.turns.keep("turn", SAID, NOW)
    keep_draft(unit)
    unit.conversations.remember(
        REPORTER.person, address=replace(ADDRESS, conversation=PLANTED), now=NOW
    )
    unit.parts.give(
        actor=LEAD, case_id=row.id, party=PartyKey("birch"), payload={"say": PLANTED}, now=NOW
    )
    unit.newcomers.take(NEWCOMER, now=NOW)
    keep_absence(unit)
    keep_answer(unit)
    answer_review(unit)
    return row.id


def fill(unit: Unit) -> None:
    """A row or two in every table worth stealing."""
    for n, prefix in enumerate(("BR", "NM"), start=1):
        row = open_case(unit, prefix=prefix)
        unit.parts.give(
            actor=LEAD,
            case_id=row.id,
            party=PartyKey("birch"),
            payload={"say": f"part {n}"},
            now=NOW,
        )
        put(unit, f"n{n}", row.id)
        unit.turns.keep(f"turn {n}", replace(SAID, body=TextBody(f"answer {n}")), NOW)
        unit.due.put(subject=row.id, what="rung:1", party=PartyKey("acorn"), at=NOW)
        answer_review(unit)
        keep_draft(unit, flow=f"flow {n}", answers={"n": n})
        unit.meta.set(f"setting {n}", "on")
    for person in (REPORTER.person, LEAD.person):
        unit.conversations.remember(person, address=ADDRESS, now=NOW)
    unit.newcomers.take(NEWCOMER, now=NOW)
    unit.newcomers.take(replace(NEWCOMER, person=LEAD.person), now=NOW)
    for person in (REPORTER.person, LEAD.person):
        keep_absence(unit, person)
    for name in ("g1", "g2"):
        keep_answer(unit, group=(TenantId("t1"), name))


@dataclass
class Place:
    """Where one test's store lives."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / "store" / "igdesk.db"

    @property
    def ring(self) -> Path:
        """The key ring's file."""
        return self.folder / "keys" / "ring.json"

    @property
    def marks(self) -> Path:
        """The marks beside the ring."""
        return marks_beside(self.ring)

    @property
    def where(self) -> Path | ServerAddress:
        """Where its records are, as `open_store` is told."""
        return self.database

    def be_as(self, other: "Place") -> None:
        """Become a copy of another place."""
        shutil.copytree(other.folder, self.folder, dirs_exist_ok=True)

    def on_disk(self) -> Iterator[bytes]:
        """Everything that the database's folder holds."""
        yield from (file.read_bytes() for file in self.database.parent.iterdir())

    def lose(self) -> None:
        """Lose the database."""
        self.database.unlink()

    def copy(self) -> Any:
        """All that is in the database, to compare or to take back."""
        return self.database.read_bytes()

    def take_back(self, copy: Any) -> None:
        """Have in the database what it was copied with."""
        self.database.write_bytes(copy)

    def make_trigger(self, name: str, table: str) -> None:
        """Have something happen at each new row of a table."""
        does = "BEGIN DELETE FROM outbox; END"
        self.tamper(f"CREATE TRIGGER {name} AFTER INSERT ON {table} {does}")

    @property
    def again(self) -> str:
        """The same place, in the words of another process's program."""
        return f"Place(Path({str(self.folder)!r}))"

    def become_earlier(self, revision: str, *later: str) -> None:
        """Make of an empty store what the first releases left, without those later tables."""
        for statement in (*EARLIER, *(f"DROP TABLE {table}" for table in later)):
            self.tamper(statement)
        self.tamper("UPDATE alembic_version SET version_num = ?", revision)
        self.marks.unlink()

    def take_in(self, other: Path) -> None:
        """Copy the files of another store here, for their owner alone; new ids come behind its."""
        self.numbers = itertools.count(1_000)
        shutil.copytree(other, self.folder, dirs_exist_ok=True)
        for path in self.folder.rglob("*"):
            if path.is_file():
                path.chmod(0o600)

    def stand_at(self, revision: str) -> None:
        """Bring its tables to a migration, as the release of that day did."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "storage:migrations")
        engine = kept_at(self.where).writer()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        engine.dispose()

    def new_id(self) -> str:
        """Opaque enough for a test, and the same each run."""
        return f"id{next(self.numbers):06d}"

    def open(self, **changes: Any) -> Store:
        """Open it, as the bot would but for `changes`."""
        settings: dict[str, Any] = {
            "database": self.where,
            "ring": self.ring,
            "root_key": lambda: ROOT_KEY,
            "parties": PARTIES,
            "now": NOW,
            "ids": self.new_id,
        }
        return open_store(**{**settings, **changes})

    def connect(self) -> Any:
        """A connection behind the store's back, of the database's own driver."""
        return sqlite3.connect(self.database)

    def said(self, statement: str) -> Any:
        """The statement as this database has it."""
        return statement

    def tamper(self, statement: str, *values: Any) -> int:
        """Change the database behind the store's back; how many rows."""
        with closing(self.connect()) as connection, connection:
            return int(connection.execute(self.said(statement), values).rowcount)

    def peek(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Look at the database behind the store's back."""
        with closing(self.connect()) as connection:
            return [*connection.execute(self.said(statement), values).fetchall()]

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, as they stand in it."""
        with closing(self.connect()) as connection:
            told = connection.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608
            return [column[0] for column in told.description]

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """A copy of a whole table."""
        return self.peek(f"SELECT * FROM {table}")  # noqa: S608  our own table names

    def put_back(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """A whole table as it once was."""
        self.tamper(f"DELETE FROM {table}")  # noqa: S608
        for row in rows:
            marks = ",".join("?" * len(row))
            self.tamper(f"INSERT INTO {table} VALUES ({marks})", *row)  # noqa: S608

    def put_over(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Whole rows, byte for byte, over those with their keys."""
        key = self.columns(table)[0]
        for row in rows:
            self.tamper(f"DELETE FROM {table} WHERE {key} = ?", row[0])  # noqa: S608
            marks = ",".join("?" * len(row))
            self.tamper(f"INSERT INTO {table} VALUES ({marks})", *row)  # noqa: S608


@dataclass
class ServerPlace(Place):
    """The same, with its records in a database of a PostgreSQL."""

    server: AServer = field(kw_only=True)
    like: str = "template0"

    @cached_property
    def name(self) -> str:
        """The database's name; it is made when it is first asked for."""
        return self.server.make(self.like)

    @property
    def where(self) -> Path | ServerAddress:
        """Where its records are."""
        return self.server.address(self.name)

    @classmethod
    def there(cls, folder: Path, server: Path, name: str) -> "ServerPlace":
        """One that another process made."""
        place = cls(folder, server=AServer(server))
        vars(place)["name"] = name
        return place

    @property
    def again(self) -> str:
        """The same place, in the words of another process's program."""
        folders = (self.folder, self.server.folder)
        return "ServerPlace.there(Path({!r}), Path({!r}), {!r})".format(
            *map(str, folders), self.name
        )

    def be_as(self, other: Place) -> None:
        """Become a copy of another place."""
        assert isinstance(other, ServerPlace)
        super().be_as(other)
        self.like = other.name

    def on_disk(self) -> Iterator[bytes]:
        """Everything that the server keeps of it."""
        with closing(self.connect()) as connection:
            connection.execute("CHECKPOINT")
            asked = "SELECT oid FROM pg_database WHERE datname = current_database()"
            ((number,),) = connection.execute(asked).fetchall()
        data = self.server.folder / "data"
        for folder in (data / "base" / str(number), data / "pg_wal"):
            yield from (file.read_bytes() for file in folder.iterdir() if file.is_file())

    def take_in(self, other: Path) -> None:
        """Take in the records of a store in a file, and its ring, at the migration that it was."""
        super().take_in(other)
        file = Place(self.folder)
        ((revision,),) = file.peek("SELECT version_num FROM alembic_version")
        self.stand_at(revision)
        for (table,) in file.peek("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table in metadata.tables:
                self._take_rows(table, file.columns(table), file.rows(table))
        shutil.rmtree(self.database.parent)

    def _take_rows(self, table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
        names, marks = ",".join(f'"{one}"' for one in columns), ",".join("?" * len(columns))
        with closing(self.connect()) as connection:
            put = self.said(f"INSERT INTO {table} ({names}) VALUES ({marks})")  # noqa: S608
            connection.cursor().executemany(put, rows)
        if columns[0] == "number" and rows:
            counter = f"pg_get_serial_sequence('{table}', 'number')"
            self.peek(f"SELECT setval({counter}, (SELECT max(number) FROM {table}))")  # noqa: S608

    def lose(self) -> None:
        """Lose the database; an administrator has made it anew."""
        self.go()
        self.like = "template0"

    def copy(self) -> Any:
        """All that is in the database, by table."""
        made_of = self.peek("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {table: self.rows(table) for (table,) in made_of}

    def take_back(self, copy: Any) -> None:
        """Have in the database what it was copied with."""
        for table, rows in copy.items():
            self.put_back(table, rows)

    def make_trigger(self, name: str, table: str) -> None:
        """Have something happen at each new row of a table."""
        body = "BEGIN DELETE FROM outbox; RETURN NULL; END"
        self.tamper(f"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS '{body}'")
        self.tamper(f"CREATE TRIGGER {name} AFTER INSERT ON {table} EXECUTE FUNCTION f()")

    def go(self) -> None:
        """Take the database away, if there is one."""
        if "name" in vars(self):
            self.server.drop(self.name)
            del self.name

    def connect(self) -> Any:
        """A connection behind the store's back, that no foreign key holds up."""
        connection = self.server.connect(self.name)
        connection.execute("SET session_replication_role = replica")
        return connection

    def said(self, statement: str) -> bytes:
        """The statement with PostgreSQL's marks and bytes."""
        marked = (
            statement.replace("%", "%%")
            .replace("?", "%s")
            .replace("zeroblob(32)", f"x'{'00' * 32}'")
        )
        return re.sub("x'([0-9a-f]*)'", r"'\\x\1'::bytea", marked).encode()


@contextmanager
def cut(place: ServerPlace) -> Iterator[None]:
    """Every connection to the database ends, as when the server is started anew."""
    with closing(place.server.connect()) as admin:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        admin.execute(ends, (place.name,))
    yield
