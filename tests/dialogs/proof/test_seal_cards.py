"""The cards of the seal: what Teams takes, and what whoever keeps one needs to see."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.cards import buttons_of, check_card, words
from tests.dialogs.proof.seal_gallery import NOTE, every_card

GALLERY = every_card()


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_every_card_is_one_that_teams_takes_and_says_of_when_the_seal_is(
    card: Mapping[str, Any],
) -> None:
    check_card(card)
    assert "Tue 1 Dec 2026 09:00" in words(card)


def test_the_seal_is_shown_whole_in_groups_that_break_on_a_phone() -> None:
    shown = words(GALLERY["seal"]).split("Its letters: ")[1].split("\n")[0]
    said = shown.replace("\\", "")  # what markdown would act on is marked

    assert said.replace(" ", "") == NOTE.split("\n")[2]
    assert max(map(len, said.split())) == 4


def test_keeping_it_is_what_stands_out_and_the_file_can_be_had_again_afterwards() -> None:
    assert buttons_of(GALLERY["seal"]) == ["Get the file", "I have kept it"]
    assert buttons_of(GALLERY["seal_kept"]) == ["Get the file"]
