"""The page that draws every ladder."""

from bot.commands.ladders_page import PAGE, page
from governance.kinds import LADDERS


def test_the_page_of_ladders_is_what_their_rows_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m bot.commands.ladders_page"


def test_every_rung_of_every_version_is_drawn_and_told_in_the_table() -> None:
    drawn = page()

    assert drawn.count("```mermaid\ntimeline\n") == len(LADDERS)
    assert all(f"## {name}, version {version}\n" in drawn for name, version in LADDERS)
    assert all(f"| `{rung.id}` |" in drawn for ladder in LADDERS.values() for rung in ladder.rungs)
