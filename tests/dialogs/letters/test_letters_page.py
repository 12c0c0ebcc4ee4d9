"""docs/letters.md, which partners replace letters by, against the letters themselves."""

import re
from pathlib import Path

from dialogs.letters.places import PLACES
from governance.letters.duties import (
    ABOUT_BREACHES,
    ABOUT_DISCLOSURES,
    ABOUT_REQUESTS,
    DUTIES,
    LetterKind,
)
from tests.dialogs.letters.letter_pictures import FOLDER, MOST_BYTES, PICTURES

PAGE = (Path(__file__).parents[3] / "docs" / "letters.md").read_text(encoding="utf-8")


def test_the_page_lists_every_placeholder_and_no_other() -> None:
    assert set(re.findall(r"\{([a-z_]+)\}", PAGE)) == set(PLACES)


def test_the_page_shows_every_letter() -> None:
    shown = set(re.findall(r"pictures/letters/([a-z_0-9]+)\.png", PAGE))

    assert shown == {name for name, _, _ in PICTURES}
    assert {kind for _, kind, _ in PICTURES} == set(LetterKind)


def test_the_page_says_which_letters_the_bot_drafts() -> None:
    """Those that a person fills in are no more and no fewer than the bot has no button for."""
    mine, theirs = PAGE.split("## Which the bot drafts")[1].split("## Which a person fills in")
    rows = re.compile(r"^\| \[([a-z_]+)\]", re.MULTILINE)

    drafted = (
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT,
        *ABOUT_REQUESTS,
        *ABOUT_BREACHES,
        *ABOUT_DISCLOSURES,
    )
    assert rows.findall(mine) == [kind.value for kind in drafted]
    assert set(rows.findall(theirs)) == set(LetterKind) - set(drafted)


def test_the_pictures_are_there_and_small() -> None:
    sizes = {name: (FOLDER / f"{name}.png").stat().st_size for name, _, _ in PICTURES}

    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
    assert {each.stem for each in FOLDER.iterdir()} == set(sizes)


def test_the_duties_use_placeholders_that_partners_are_told_of() -> None:
    assert {place for duty in DUTIES for place in duty.places} <= set(PLACES)
