"""What is shown and stored is what was frozen, item by item.

Where one was meant to change: `python -m tests.frozen`, and look at what git shows.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.bot.town import pristine_store
from tests.frozen.conversations import FILES, held
from tests.frozen.items import Items, kept, made, named, plain

HELD = "conversations/"
WHICH = [name for name in named() if not name.startswith(HELD)]
now = cache(made)


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pristine_store(tmp_path_factory.mktemp("frozen-town"))


def test_no_item_is_missing_and_none_is_new() -> None:
    then = {name: sorted(kept(name)) for name in WHICH}

    assert {name: sorted(items) for name, items in now().items()} == then
    assert sorted(FILES) == [n.removeprefix(HELD) for n in named() if n.startswith(HELD)]


@pytest.mark.parametrize(
    ("name", "item"),
    [pytest.param(name, item, id=f"{name}-{item}") for name in WHICH for item in kept(name)],
)
def test_it_is_as_it_was_frozen(name: str, item: str) -> None:
    assert now()[name][item] == kept_once(name)[item]


@pytest.mark.parametrize("name", FILES)
async def test_a_conversation_goes_as_it_went(name: str, tmp_path: Path, new_store: Path) -> None:
    went = plain(await held(FILES[name], tmp_path / "town", new_store))

    for step, shown in kept(f"{HELD}{name}").items():
        assert (step, went.get(step)) == (step, shown)
    assert list(went) == list(kept(f"{HELD}{name}"))


@cache
def kept_once(name: str) -> Items:
    return kept(name)
