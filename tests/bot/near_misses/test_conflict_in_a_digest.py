"""Stepping aside from one near miss of a digest: it goes from the card, and the others stay."""

from tests.bot.near_missing import report
from tests.bot.town import GONE, Town

FIRST, SECOND = "NM-2026-0001", "NM-2026-0002"


async def a_digest(town: Town, *reporters: str) -> None:
    """Tom has one of theirs."""
    for name in reporters:
        await report(town, name)
    await town.until("2026-11-24 09:00")


async def step_aside(town: Town, name: str, reference: str) -> None:
    await town[name].says(f"conflict {reference}")
    await town[name].presses("Step aside")


async def test_it_goes_from_the_digest_and_the_others_stay(town: Town) -> None:
    await a_digest(town, "Priya", "Owen")
    await step_aside(town, "Tom", FIRST)

    digest = next(card for card in town["Tom"].cards if SECOND in str(card))
    assert FIRST not in str(digest)
    assert f"See {FIRST}" not in town["Tom"].buttons
    assert "I have it" in town["Tom"].buttons  # of the other, which is the only one now
    await town["Tom"].presses("I have it")
    assert f"{SECOND}: someone has it" in town["Owen"].text


async def test_a_digest_of_it_alone_is_gone(town: Town) -> None:
    await a_digest(town, "Priya")
    await step_aside(town, "Tom", FIRST)

    about = [line for line in town["Tom"].text.splitlines() if FIRST in line]
    assert set(about) == {f"{FIRST}: you have stepped aside"}
    assert GONE in town["Tom"].text


async def test_pressed_all_the_same_it_is_not_there_and_the_digest_stays(town: Town) -> None:
    await a_digest(town, "Priya", "Owen")
    pressed = town["Tom"].pressed(f"See {FIRST}")
    await step_aside(town, "Tom", FIRST)
    _, answer = await town.post(pressed)

    assert GONE in str(answer)
    assert "AdaptiveCard" not in str(answer)  # which would take the digest's place
    assert SECOND in town["Tom"].text


async def test_nobody_elses_digest_is_touched(town: Town) -> None:
    await a_digest(town, "Priya", "Owen")
    before = len(town.received())
    await step_aside(town, "Grace", FIRST)  # who had no digest

    changed = [line["person"] for line in town.received()[before:] if line["verb"] != "send"]
    assert "Tom Bexley" not in changed
    assert f"See {FIRST}" in town["Tom"].buttons
