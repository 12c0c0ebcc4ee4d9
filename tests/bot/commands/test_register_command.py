"""`igdesk register`: a party's cases of a kind in a file, for one person, and that they had it."""

import stat
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.clock import Clock
from bot.commands.shell import app
from bot.desk.registers import EXPORTED
from bot.kinds import TABLE
from bot.store_keys import open_held, open_reader
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.people.identity import PersonId
from storage.audit import READ, AuditEntry
from storage.unit import Unit
from tests.adapters.spreadsheet_kit import texts
from tests.bot.commands.doctor_kit import store_in
from tests.bot.town import NOBODY, ROLES, settings_in
from tests.storage.store_kit import reported

TODAY = Clock().now()
LONG_AGO = TODAY - timedelta(days=100)
SCC = PartyKey("SCC")
PRIYA = PersonId.parse("11111111-1111-4111-8111-111111111111/a1000000-0000-4000-8000-000000000001")
TOM = PersonId.parse("11111111-1111-4111-8111-111111111111/a1000000-0000-4000-8000-000000000002")
OUT = Event(TODAY, TOM, ConflictDeclared(TOM))
STORY = "=HYPERLINK(“x”) went to the wrong house."
KEPT = "What Tom may not know."


def opened(unit: Unit, story: str, *then: Event, at: datetime = TODAY) -> CaseId:
    """A breach that Priya reports, and what happened to it since."""
    events = [Event(at, PRIYA, reported(story, PRIYA).fact), *then]
    return unit.cases.open(
        actor=NOBODY, party=SCC, kind="breach", prefix="BR", opened=events, now=at
    ).header.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two breaches of this month, one of which Tom stepped out of, and an older one."""
    with closing(store_in(tmp_path, LONG_AGO)) as store:
        store.write(lambda unit: opened(unit, "An old story.", at=LONG_AGO))
    with closing(open_held(settings_in(tmp_path), TODAY)) as store:
        store.top_up_keys(TODAY)
        store.write(lambda unit: opened(unit, STORY))
        store.write(lambda unit: opened(unit, KEPT, OUT))
    return tmp_path


def shell(folder: Path, *words: str) -> Result:
    settings = settings_in(folder)
    given = {
        "IGDESK_ANONYMOUS": "1",
        "IGDESK_DATABASE": str(settings.database),
        "IGDESK_RING": str(settings.ring),
        "IGDESK_ROOT_KEY_FILE": str(settings.root_key_file),
        "IGDESK_ROLES": str(ROLES),
    }
    return CliRunner().invoke(app, ["register", *words], env=given)


def asked(file: Path, name: str = "Tom Bexley", kind: str = "breach") -> Sequence[str]:
    """The register of the last month."""
    since = (london(TODAY).date() - timedelta(days=30)).isoformat()
    return (kind, "SCC", "--for", name, "--from", since, "--to", str(file))


def said_in(file: Path) -> list[str]:
    return texts(zipfile.ZipFile(file))


def trail(folder: Path, subject: str) -> tuple[AuditEntry, ...]:
    with closing(open_reader(settings_in(folder))) as reader:
        return reader.read(lambda unit: unit.audit.of_subject(subject))


def test_it_has_what_they_may_open_of_the_time_and_the_counts(folder: Path) -> None:
    file = folder / "breaches.xlsx"
    ran = shell(folder, *asked(file))

    assert ran.exit_code == 0, ran.output
    assert f"1 in {file}." in ran.output
    said = said_in(file)
    assert {STORY, "Reference", "Decided: tell the ICO"} <= {*said}
    assert not {KEPT, "An old story."} & {*said}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_case_that_they_are_out_of_changes_no_cell_and_no_count(folder: Path) -> None:
    first, second = folder / "1.xlsx", folder / "2.xlsx"
    assert shell(folder, *asked(first)).exit_code == 0
    with closing(open_held(settings_in(folder), TODAY)) as store:
        store.write(lambda unit: opened(unit, "Another that Tom may not know.", OUT))
    assert shell(folder, *asked(second)).exit_code == 0

    for name in zipfile.ZipFile(first).namelist():
        if name != "docProps/core.xml":  # when it was made
            assert zipfile.ZipFile(first).read(name) == zipfile.ZipFile(second).read(name), name


def test_who_had_what_is_in_the_chain_and_each_case_in_it_was_read(folder: Path) -> None:
    assert shell(folder, *asked(folder / "breaches.xlsx")).exit_code == 0
    (entry,) = trail(folder, "register:SCC:breach")

    assert (entry.what, entry.actor) == (EXPORTED, TOM.text)
    with closing(open_reader(settings_in(folder))) as reader:
        rows = reader.read(lambda unit: unit.cases.open_in(NOBODY, SCC))
    reads = [[one.what for one in trail(folder, row.id)].count(READ) for row in rows]
    assert sorted(reads) == [0, 0, 1]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Priya Marlowe", "IG lead, deputy or DPO"),
        ("Joan Whitby", "IG lead, deputy or DPO"),
        ("Imran Sayle", "IG lead, deputy or DPO"),
        ("Nobody At-All", "The roles file has nobody called Nobody At-All"),
    ],
)
def test_whoever_may_not_see_every_case_gets_no_register(folder: Path, name: str, why: str) -> None:
    file = folder / "breaches.xlsx"
    ran = shell(folder, *asked(file, name))

    assert (ran.exit_code, file.exists()) == (1, False)
    assert why in ran.output
    assert trail(folder, "register:SCC:breach") == ()


def test_a_file_that_is_there_is_left_alone(folder: Path) -> None:
    file = folder / "breaches.xlsx"
    file.write_text("mine")
    ran = shell(folder, *asked(file))

    assert (ran.exit_code, file.read_text()) == (1, "mine")
    assert trail(folder, "register:SCC:breach") == ()


@pytest.mark.parametrize("kind", TABLE.by_name)
def test_every_kind_has_one_also_where_there_is_no_case(folder: Path, kind: str) -> None:
    file = folder / "some.xlsx"
    ran = shell(folder, *asked(file, kind=kind))

    assert ran.exit_code == 0, ran.output
    title = TABLE.by_name[kind].words.register.title
    assert title in zipfile.ZipFile(file).read("xl/workbook.xml").decode()


def test_a_kind_or_a_party_that_there_is_not_is_said_with_those_that_there_are(
    folder: Path,
) -> None:
    file = folder / "some.xlsx"
    words = ["XXX" if word == "SCC" else word for word in asked(file)]

    assert "There is one of: breach, near_miss" in shell(folder, *asked(file, kind="x")).output
    assert "The agreement has no party XXX" in shell(folder, *words).output
