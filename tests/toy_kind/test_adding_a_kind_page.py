"""docs/adding-a-kind.md shows the toy kind as it is, and the list that it gives is whole."""

from tests.mutants.mutant import ROOT
from tests.toy_kind.laying import LINES, ROOMS, TOY
from tests.toy_kind.page import PAGE, SHOWN, afresh

SAYS = PAGE.read_text("utf-8")


def test_every_excerpt_is_the_files_own_text() -> None:
    """`python -m tests.toy_kind` writes them afresh."""
    assert len(SHOWN.findall(SAYS)) == SAYS.count("```python") == 4
    assert afresh(SAYS) == SAYS


def test_every_file_of_the_toys_rooms_and_every_list_is_on_it() -> None:
    rooms = (path for room in ROOMS for path in (TOY / room).glob("*.py"))
    files = [path.relative_to(ROOT).as_posix() for path in rooms if path.name != "__init__.py"]

    assert [name for name in files if f"(../{name})" not in SAYS] == []
    assert [name for name in LINES if f'"{name}"' not in SAYS] == []
