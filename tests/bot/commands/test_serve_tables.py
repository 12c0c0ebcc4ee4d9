"""`igdesk serve --tables` makes what the bot needs, and ends: also as somebody whom no bot is."""

from pathlib import Path

import pytest

from bot.commands.serving import make_tables
from storage.errors import StoreUnavailable
from tests.bot.town import settings_in


def test_it_makes_the_store_and_lets_go_of_it(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for _ in range(2):  # what is ready already is left as it is
        make_tables(settings, new=False, as_it_is=False)

    assert settings.database.exists()
    assert settings.ring.exists()


def test_it_begins_nothing_anew_where_a_store_is_gone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    make_tables(settings, new=False, as_it_is=False)
    for path in settings.database.parent.iterdir():
        path.unlink()
    with pytest.raises(StoreUnavailable, match="was used before"):
        make_tables(settings, new=False, as_it_is=False)
