"""What a page shows is there: a command runs as it is shown, a reference is one of ours."""

import re
import shlex
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.shell import app
from bot.config import PREFIX, Settings
from governance.kinds import KINDS
from tests.adapters.credentials_kit import certificate_file, kept

ROOT = Path(__file__).parent.parent
FOLDERS = ("docs", "benchmarks", "manifest", "tests", "dialogs", "simulator")
PAGES = [ROOT / "README.md", *(page for one in FOLDERS for page in ROOT.glob(f"{one}/**/*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
SHOWN = re.compile(r"(?:make|igdesk|python -m) +\S.*")
BLOCK = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
SETTING = re.compile(r"\bIGDESK_[A-Z_]*[A-Z]\b")
REFERENCE = re.compile(r"\b([A-Z]{2})-20\d\d-\d{4}\b")


def lines_of(text: str) -> Iterator[str]:
    """Every line of a block of code, and what stands between backticks in a sentence."""
    for block in BLOCK.findall(text):
        yield from (line.split(" #")[0].strip() for line in block.splitlines())
    yield from (" ".join(said.split()) for said in re.findall(r"`([^`]+)`", BLOCK.sub("", text)))


COMMANDS = {
    (page.relative_to(ROOT).as_posix(), line)
    for page in PAGES
    for line in lines_of(page.read_text("utf-8"))
    if SHOWN.fullmatch(line)
}


GOES_ON = frozenset({"serve"})
"""What would run until it is stopped: its words are read, and it is not started."""
WANT_A_STORE = (
    "audit",
    "backup",
    "doctor",
    "drill",
    "keys",
    "move",
    "register",
    "retention",
    "restore",
)
FILES = {
    "FILE": ROOT / "governance/agreements/sscb_2023.toml",
    "checkpoints.txt": ROOT / "tests/data/checkpoints.txt",
    "isa.pdf": ROOT / "README.md",
    "keys.sealed": ROOT / "README.md",
    "registrations.toml": ROOT / "docs/registrations.example.toml",
}
"""What a page calls a file of the reader's, and one like it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the reader's, with the files that the pages name."""
    for name, like in FILES.items():
        shutil.copy(like, tmp_path / name)
    (tmp_path / "secrets").mkdir()
    kept(tmp_path / "secrets/council.secret", b"Sup3r~S3cret")
    certificate_file(tmp_path / "secrets/nhs.pem")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("page", "line"), sorted(COMMANDS))
def test_a_command_that_a_page_shows_runs(page: str, line: str) -> None:
    match shlex.split(line):
        case ["make", target]:
            assert target in TARGETS
        case ["python", "-m", module, *_]:
            assert find_spec(module)
        case ["igdesk", *words]:
            alone = len(words) == 1 and words[0] != "doctor"  # the command's name in a sentence
            shown = [*words, "--help"] if alone or GOES_ON & {*words} else words
            ran = CliRunner().invoke(app, shown)
            wanting = 1 if words[0] in WANT_A_STORE else 0  # there is nothing here: it says so
            assert ran.exit_code in {0, wanting}, ran.output
        case _:
            pytest.fail(f"{page} shows {line!r}, which nobody can run")


def test_every_setting_that_a_page_shows_is_there() -> None:
    shown = {name for page in PAGES for name in SETTING.findall(page.read_text("utf-8"))}

    assert shown
    assert shown - {PREFIX + name.upper() for name in Settings.model_fields} == set()


def test_commands_of_every_sort_were_found() -> None:
    assert {line.split()[0] for _, line in COMMANDS} == {"make", "igdesk", "python"}


def test_a_reference_that_a_page_shows_is_of_a_kind_that_there_is() -> None:
    shown = {prefix for page in PAGES for prefix in REFERENCE.findall(page.read_text("utf-8"))}

    assert shown
    assert shown <= {kind.prefix for kind in KINDS}
