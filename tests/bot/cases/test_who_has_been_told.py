"""A receipt says that somebody has been told once they have, and is brought up to date with it."""

import re
from collections.abc import Awaitable, Callable, Mapping

import pytest
from aiohttp import web

from dialogs.words.wording import say
from tests.bot.complaining import complains
from tests.bot.near_missing import report
from tests.bot.requesting import record
from tests.bot.town import CARD_1, Town
from tests.cards import words

TELLING = "told now. This card says so when they have been."
FILES: Mapping[str, Callable[[Town], Awaitable[object]]] = {
    "breach": Town.reports,
    "complaint": complains,
    "request": record,
}
at_once = pytest.mark.parametrize("files", FILES.values(), ids=FILES.keys())


def down(times: int = 1) -> list[web.Response]:
    return [web.Response(status=503) for _ in range(times)]


def told_lines(town: Town) -> set[str]:
    """What Priya's receipt says of who has been told."""
    said = re.findall(r"(The [^.]*) (?:has|have) been told\.", town["Priya"].last)
    return set(said)


@at_once
async def test_told_is_said_once_it_is_so(
    town: Town, files: Callable[[Town], Awaitable[object]]
) -> None:
    town.refuses("Tom", *down())
    await files(town)

    assert TELLING in town["Priya"].text
    assert told_lines(town) == {"The deputy IG lead"}

    await town.goes_on(minutes=2)

    assert town["Tom"].entries
    assert "The IG lead and the deputy IG lead have been told." in town["Priya"].text
    assert TELLING not in town["Priya"].text


async def test_of_danger_each_post_is_named_once_it_has_been_told(town: Town) -> None:
    town.refuses("Grace", *down())
    await town.reports("Priya", {**CARD_1, "danger": "yes"})

    assert "The deputy IG lead is being told now." in town["Priya"].text

    await town.goes_on(minutes=2)

    told = next(line for line in town["Priya"].text.splitlines() if "been told" in line)
    assert "The IG lead, the deputy IG lead, the on-call contact, the" in told
    assert TELLING not in town["Priya"].text


async def test_a_near_miss_says_when_the_lead_hears_and_then_that_they_have(town: Town) -> None:
    await report(town)
    assert "hears of it on **Tue 24 Nov 2026" in town["Priya"].text

    await town.until("2026-11-24 10:00")

    assert "The IG lead has been told." in town["Priya"].text
    assert "hears of it on" not in town["Priya"].text


async def test_where_nobody_can_be_reached_it_says_whom_to_phone(town: Town) -> None:
    for name in ("Tom", "Grace", "David"):
        town.refuses(name, *(web.Response(status=403) for _ in range(4)))
    await town.reports("Priya")

    assert say("receipt.nobody_told", team="the Information Governance team") in town["Priya"].text


async def test_once_somebody_has_it_that_is_said_in_its_place(town: Town) -> None:
    town.refuses("Grace", *down(3))
    await town.reports("Priya")
    assert TELLING in town["Priya"].text
    await town["Tom"].presses("I have it")

    receipt = next(card for card in town["Priya"].cards if "We have your report" in words(card))
    assert "**Tom Bexley** has had it since" in words(receipt)
    assert not re.search("been told|told now", words(receipt))


async def test_on_a_card_of_several_each_is_said_to_have_been_told(town: Town) -> None:
    await report(town)
    await report(town, what_happened="A letter lay in the wrong tray until I saw it.")
    await town.until("2026-11-24 10:00")

    assert len(town["Tom"].entries) == 1
    receipts = [words(card) for card in town["Priya"].cards if "Near miss NM-" in words(card)]
    assert len(receipts) == 2
    assert all("The IG lead has been told." in one for one in receipts)
