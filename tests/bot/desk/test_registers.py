"""Registers: what each kind counts, and what stands in its columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.desk.registers import Asked, scenes
from bot.work import Work
from governance.keys import PartyKey
from governance.people.identity import PersonId
from storage.unit import Unit
from tests.bot import complaining, near_missing, requesting
from tests.bot.town import Town

DAYS = {"since": date(2026, 11, 1), "last": date(2026, 12, 31)}


async def register(town: Town, kind: str, name: str = "Tom") -> tuple[Mapping[str, int], list[Any]]:
    """The counts of somebody's register by what they are called, and a dict for each row."""
    services, now = town.running.services, town.clock.now()
    viewer = services.viewer(PersonId.parse(town[name].id), now)
    assert viewer is not None
    asked = Asked(PartyKey("SCC"), kind, **DAYS)
    words = services.kinds.by_name[kind].words

    def made(unit: Unit) -> tuple[Mapping[str, int], list[Any]]:
        found = scenes(Work(unit, services, now), viewer, asked)
        rows = [{c.heading: c.value(one) for c in words.register.columns} for one in found]
        return dict(words.register.counts(found)), rows

    return await town.running.store.write(made)


async def test_complaints_are_counted_as_regulations_may_ask(town: Town) -> None:
    await complaining.complains(town, received="2026-11-20")
    await complaining.complains(town, received="2026-11-20")
    tom = town["Tom"]
    await tom.says("acknowledge CP-2026-0001")
    counts, rows = await register(town, "complaint")

    assert counts["Complaints received"] == 2
    assert counts["Acknowledged within the 30 days of the law"] == 0
    assert counts["Not told the outcome yet"] == 2
    assert [row["To be acknowledged by"] for row in rows] == [date(2026, 12, 21)] * 2
    assert {row["In time"] for row in rows} == {""}


async def test_requests_are_counted_by_regime(town: Town) -> None:
    await requesting.record(town)
    counts, rows = await register(town, "request")

    assert counts["Rights over one's own data, and others"] == 1
    assert counts["FOI and EIR"] == 0
    assert counts["Rights over one's own data, and others: ended by that day"] == 0
    assert isinstance(rows[0]["To be answered by"], date)


async def test_near_misses_and_breaches_are_counted(town: Town) -> None:
    await near_missing.report(town)
    case = await town.reports("Priya", danger="yes")
    missed, _ = await register(town, "near_miss")
    broken, rows = await register(town, "breach")

    assert missed == {"Near misses": 1, "Something was learnt": 0}
    assert (broken["Breaches"], broken["Somebody could have been in danger"]) == (1, 1)
    assert broken["The ICO was told within 72 hours"] == 0
    assert rows[0]["The 72 hours end"] == case.limit
