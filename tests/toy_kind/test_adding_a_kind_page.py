"""docs/adding-a-kind.md shows the toy kind as it is, and the list that it gives is whole."""

import re

from tests.mutants.mutant import ROOT
from tests.toy_kind.laying import LINES, ROOMS, TOY

PAGE = (ROOT / "docs" / "adding-a-kind.md").read_text("utf-8")
SHOWN = re.compile(r"From \[([^\]]+)\]\(\.\./([^)]+)\):\n\n```python\n(.+?)\n```", re.DOTALL)


def test_every_excerpt_is_the_files_own_text() -> None:
    excerpts = SHOWN.findall(PAGE)

    assert len(excerpts) == PAGE.count("```python") == 4
    for named, file, shown in excerpts:
        assert named == file
        assert shown in (ROOT / file).read_text("utf-8"), file


def test_every_file_of_the_toys_rooms_and_every_list_is_on_it() -> None:
    rooms = (path for room in ROOMS for path in (TOY / room).glob("*.py"))
    files = [path.relative_to(ROOT).as_posix() for path in rooms if path.name != "__init__.py"]

    assert [name for name in files if f"(../{name})" not in PAGE] == []
    assert [name for name in LINES if f'"{name}"' not in PAGE] == []
