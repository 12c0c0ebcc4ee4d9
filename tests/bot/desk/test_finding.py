"""A case is found by our reference, however it is typed, and by its party's own."""

import re

import pytest

from governance.desk.lists import After, Asked
from tests.bot import requesting
from tests.bot.at_the_desk import newest
from tests.bot.town import Town

OWN = requesting.CARD["own_reference"]


@pytest.mark.parametrize(
    "typed", ["find RQ-2026-0001", "search rq 2026 1", "Find RQ-1", "find rq1"]
)
async def test_our_reference_finds_it_however_it_is_typed(town: Town, typed: str) -> None:
    await requesting.record(town)
    await town.reports("Priya")
    shown = await town["Tom"].says(typed)

    assert "What you looked for" in shown
    assert "RQ-2026-0001" in shown
    assert "BR-2026-0001" not in shown


@pytest.mark.parametrize("typed", [OWN, "sar 77 zebra", "SAR77ZEBRA"])
async def test_its_partys_own_reference_finds_it_too(town: Town, typed: str) -> None:
    await requesting.record(town)

    assert "RQ-2026-0001" in await town["Tom"].says(f"find {typed}")


async def test_what_is_not_there_and_what_is_not_theirs_read_the_same(town: Town) -> None:
    await requesting.record(town)
    for name in ("Imran", "Lena", "Nia", "Joan"):
        who, answers = town[name], set()
        for typed in ("find RQ-2026-0001", f"find {OWN}", "find RQ-2026-0009"):
            await who.says(typed)
            answers.add(_SOUGHT.sub("", newest(who)))
        assert len(answers) == 1


_SOUGHT = re.compile(r"find:\w+")
"""What a button carries on is what they looked for themselves."""


@pytest.mark.parametrize(
    "text", ["find:sar1234", "find:sar1234@0:5:BR-2026-0001", "mine@2:7:CP-2026-0012"]
)
def test_what_a_card_carries_of_a_search_is_read_back(text: str) -> None:
    assert Asked.read(text).text == text


@pytest.mark.parametrize(
    "junk", ["", "2:7", "x:7:BR-2026-0001", "2:99999999999999999999:BR-2026-0001"]
)
def test_a_place_that_is_none_is_the_beginning(junk: str) -> None:
    assert After.read(junk) is None
    assert Asked.read(f"mine@{junk}").text == "mine"
