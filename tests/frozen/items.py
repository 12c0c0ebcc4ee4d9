"""Every frozen file: what it is called, and how its items are found out now."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.frozen.galleries import galleries
from tests.frozen.in_code import words_in_code
from tests.frozen.letters import letters
from tests.frozen.shapes import facts_by_kind, outbox_shapes, tables
from tests.frozen.stored_strings import sentences, stored_strings

FOLDER = Path(__file__).parents[1] / "data" / "frozen"
Items = dict[str, Any]


def made() -> dict[str, Items]:
    """What there is now, by file and then by item; the conversations are held elsewhere."""
    return {
        **{f"cards/{name}": plain(cards) for name, cards in galleries().items()},
        "letters": plain(letters()),
        "sentences": plain(sentences()),
        "words_in_code": {"every run of words": words_in_code()},
        "stored_strings": plain(stored_strings()),
        "stored_facts": plain(facts_by_kind()),
        "stored_tables": plain({**tables(), **outbox_shapes()}),
    }


def plain(items: Mapping[str, Any]) -> Items:
    """As JSON has it: an enum is its value, a tuple is a list."""
    read: Items = json.loads(json.dumps(items, ensure_ascii=False))
    return read


def file_of(name: str) -> Path:
    """Where the items of that name are kept."""
    return FOLDER / f"{name}.json"


def kept(name: str) -> Items:
    """The items as they were frozen."""
    read: Items = json.loads(file_of(name).read_text(encoding="utf-8"))
    return read


def keep(name: str, items: Items) -> None:
    """Freeze them."""
    write_items(file_of(name), items)


def write_items(file: Path, items: Items) -> None:
    """An item a line, so that a difference names it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(items[key], ensure_ascii=False)}"
        for key in items
    )
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def named() -> list[str]:
    """Every file that is there."""
    return sorted(
        one.relative_to(FOLDER).with_suffix("").as_posix() for one in FOLDER.rglob("*.json")
    )
