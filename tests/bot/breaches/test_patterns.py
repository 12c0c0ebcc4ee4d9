"""What comes again and again is counted by cause alone, and of no case that one is kept out of."""

from datetime import datetime
from functools import partial

from governance.keys import PartyKey
from storage.unit import Unit
from tests.bot.town import Town


async def closed(town: Town, number: int, cause: str = "address") -> None:
    """Priya reports; Grace decides and closes it, as back and harmless."""
    reference, grace = f"BR-2026-{number:04d}", town["Grace"]
    await town.reports("Priya")
    await grace.says(f"decide {reference}")
    decision = {"likely": "unlikely", "outcome": "record_only", "reason": "A colleague."}
    await grace.presses("Record the decision", decision)
    short = {"back": "yes", "harmed": "no", "cause": cause, "lesson": "Check the list."}
    await grace.presses("Close it", short)
    assert (await town.case(reference)).closing.closed is not None


async def test_a_cause_that_came_three_times_is_a_pattern(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)
    await closed(town, 4, "lost")
    shown = await town["Tom"].says("patterns")

    assert "A wrong or old address: 3 times" in shown
    assert "It was lost or stolen" not in shown
    assert "Priya" not in shown


async def test_twice_is_none(town: Town) -> None:
    for number in (1, 2):
        await closed(town, number)

    assert "Nothing came 3 times" in await town["Tom"].says("patterns")


async def test_a_case_that_they_are_kept_out_of_is_not_counted(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)
    await town["Tom"].says("conflict BR-2026-0003")
    await town["Tom"].presses("Step aside")

    assert "Nothing came 3 times" in await town["Tom"].says("patterns")
    assert "3 times" in await town["Grace"].says("patterns")


async def test_nobody_but_a_lead_or_deputy_sees_any(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)

    for name in ("Priya", "Helen", "Joan", "Imran"):
        assert "3 times:" not in await town[name].says("patterns")


async def test_only_what_was_reported_from_then_on_is_looked_at(town: Town) -> None:
    first = await town.reports("Priya")
    await town.goes_on(hours=1)
    second = await town.reports("Priya")

    for since, ids in ((first, [first, second]), (second, [second])):
        at = since.reported_at
        found = await town.look(partial(_since, at=at))
        assert list(found) == [one.header.id for one in ids]


def _since(unit: Unit, *, at: datetime) -> tuple[str, ...]:
    return unit.cases.opened_since(PartyKey("SCC"), "breach", at)
