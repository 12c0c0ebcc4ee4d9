"""Laying the rooms of the toy kind into a copy of the tree, as somebody adds a kind to the house.

`ROOMS` are its new folders. `LINES` are its only edits of files that are there already: the
import of its record, and the record's name in the list of the floor.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.mutants.mutant import ROOT
from tests.mutants.sandbox import Sandbox

TOY = Path(__file__).parent
FLOORS = ("governance", "dialogs", "bot")
ROOM = "lost_keys"
ROOMS = tuple(f"{floor}/{ROOM}" for floor in FLOORS)
TESTS = (f"tests/dialogs/{ROOM}", f"tests/bot/{ROOM}")
OF_EVERY_KIND = (
    "tests/bot/cases/test_kind_table.py",
    "tests/bot/cases/test_what_every_kind_has.py",
    "tests/bot/whole/test_every_box_is_read.py",
    "tests/bot/whole/test_bad_input_to_the_whole_bot.py",
    "tests/bot/commands/test_manifest_command.py",
    "tests/dialogs/asking/test_commands.py",
    "tests/test_house_rules.py::test_a_kind_is_known_to_its_own_rooms_and_the_lists_alone",
)
"""The house's own tests that go through the list of kinds."""
LINES: Mapping[str, tuple[str, str]] = {
    "governance/kinds.py": ("from governance.lost_keys.kind import LOST_KEY", "LOST_KEY"),
    "dialogs/kinds.py": ("from dialogs.lost_keys.kind import LOST_KEY_WORDS", "LOST_KEY_WORDS"),
    "bot/kinds.py": ("from bot.lost_keys.kind import LOST_KEY", "LOST_KEY"),
}
LIST = re.compile(r"^KINDS(?:: [^=]+)? = \(([^)]+)\)$", re.MULTILINE)
"""The list of a floor's kinds, in its kinds.py."""


def laid_in(root: Path) -> Sandbox:
    """Return a copy of the tree with the toy in it."""
    copy = Sandbox(root)
    for room in (*ROOMS, *TESTS):
        shutil.copytree(TOY / room, root / room)
    for name, line in LINES.items():
        path = root / name
        path.write_text(with_kind(path.read_text("utf-8"), *line), "utf-8")
    return copy


def with_kind(source: str, imported: str, name: str) -> str:
    """Return a kinds.py that imports one more record and lists it last."""
    found = LIST.search(source)
    assert found
    listed = f"{source[: found.end(1)].rstrip().rstrip(',')}, {name}{source[found.end(1) :]}"
    return listed.replace("\nfrom ", f"\n{imported}\nfrom ", 1)


def changed(root: Path) -> Iterator[str]:
    """Yield each file of the copy that the checkout has in other words, or has not at all."""
    for path in sorted(root.rglob("*.*")):
        name = path.relative_to(root).as_posix()
        ours = ROOT / name
        if path.is_file() and not (ours.is_file() and ours.read_bytes() == path.read_bytes()):
            yield name
