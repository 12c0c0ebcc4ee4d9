"""Whoever forgets a kind in the list of a floor, or a room in the bot's, hears of it at once."""

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import bot.kinds
import dialogs.kinds
import governance.kinds
from governance.cases.claims import NotListed

LISTS = (governance.kinds, dialogs.kinds, bot.kinds)


def kinds_listed() -> Iterator[tuple[ModuleType, str]]:
    """Each floor's list with each name in it."""
    for module in LISTS:
        records = {id(kind): name for name, kind in vars(module).items()}
        yield from ((module, records[id(kind)]) for kind in module.KINDS)


def made_afresh(module: ModuleType, source: str, folder: Path) -> ModuleType:
    """Import it once more, in these words."""
    file = folder / f"{module.__name__}.py"
    file.write_text(source, "utf-8")
    spec = spec_from_file_location(module.__name__, file)
    assert spec
    assert spec.loader
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(
    ("floor", "name"),
    [pytest.param(*row, id=f"{row[0].__name__} without {row[1]}") for row in kinds_listed()],
)
def test_a_kind_that_a_floor_forgets_is_refused_at_import(
    floor: ModuleType, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = LISTS.index(floor)
    source = Path(str(floor.__file__)).read_text("utf-8")
    head, listed, rest = source.partition("\nKINDS")
    row, _, more = rest.partition(")\n")
    names = [one.strip() for one in row.partition("= (")[2].split(",") if one.strip()]
    assert name in names
    left = f"{row.partition('= (')[0]}= ({', '.join(one for one in names if one != name)},)\n"

    def go_on() -> None:
        made = made_afresh(floor, head + listed + left + more, tmp_path)
        monkeypatch.setitem(sys.modules, floor.__name__, made)
        for above in LISTS[at + 1 :]:
            again = made_afresh(above, Path(str(above.__file__)).read_text("utf-8"), tmp_path)
            monkeypatch.setitem(sys.modules, above.__name__, again)

    with pytest.raises(NotListed):
        go_on()
