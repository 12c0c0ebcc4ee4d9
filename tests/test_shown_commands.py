"""What a page shows is there: a command runs as it is shown, a reference is one of ours."""

import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from governance.kinds import KINDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
SHOWN = re.compile(r"(?:make|igdesk|python -m) +\S.*")
BLOCK = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
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


@pytest.mark.parametrize(("page", "line"), sorted(COMMANDS))
def test_a_command_that_a_page_shows_is_there(page: str, line: str) -> None:
    match shlex.split(line):
        case ["make", target]:
            assert target in TARGETS
        case ["python", "-m", module, *_]:
            assert find_spec(module)
        case ["igdesk", *words]:
            helped = CliRunner().invoke(
                app, [*words, "--help"]
            )  # every word is parsed, none is run
            assert helped.exit_code == 0, helped.output
        case _:
            pytest.fail(f"{page} shows {line!r}, which nobody can run")


def test_commands_of_every_sort_were_found() -> None:
    assert {line.split()[0] for _, line in COMMANDS} == {"make", "igdesk", "python"}


def test_a_reference_that_a_page_shows_is_of_a_kind_that_there_is() -> None:
    shown = {prefix for page in PAGES for prefix in REFERENCE.findall(page.read_text("utf-8"))}

    assert shown
    assert shown <= {kind.prefix for kind in KINDS}
