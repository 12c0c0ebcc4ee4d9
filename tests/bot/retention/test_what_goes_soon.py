"""A record whose time is over: its lead is told, somebody may keep it, and then it is gone."""

import json

import pytest

from bot.watch.hold import Doubt
from governance.access import Action
from governance.cases.case import Case
from governance.near_misses.near_miss import NearMissCase
from governance.policy import WARNED_BEFORE_END
from governance.retention.facts import Held, HoldEnded, LookedAgain
from storage.errors import NotThere
from storage.key_ends import DESTROYED
from tests.bot.near_missing import NM, near_miss, report
from tests.bot.requesting import RQ, record
from tests.bot.retention.retention_kit import (
    CLOSED,
    LAST_DAY,
    LESSON,
    closed,
    look,
    look_again,
    on,
    rounds,
    soon,
)
from tests.bot.town import GONE, NOBODY, Town

WARNED = -WARNED_BEFORE_END.days + 1
KEEP = {"why": "court", "reason": "Proceedings have begun.", "look_on": "2030-05-01"}


def keys(town: Town, what: str = "keks") -> set[str]:
    ring = json.loads((town.folder / "keys" / "ring.json").read_text())
    return {key["name"] for key in ring[what]}


async def chained_ends(town: Town) -> set[str]:
    """The names of the keys that the audit chain says were destroyed."""
    ring = json.loads((town.folder / "keys" / "ring.json").read_text())
    ids = [key["id"] for key in ring["destroyed"]]
    said = await town.look(lambda unit: [unit.audit.of_subject(one) for one in ids])
    return {entry.detail["name"] for one in said for entry in one if entry.what == DESTROYED}


async def is_there(town: Town, reference: str = NM) -> bool:
    try:
        await town.look(
            lambda unit: unit.cases.find(NOBODY, reference, Action.SEE_STATUS, now=town.clock.now())
        )
    except NotThere:
        return False
    return True


def facts(case: Case, *kinds: type) -> list[object]:
    return [event.fact for event in case.history if isinstance(event.fact, kinds)]


async def test_a_closed_case_goes_under_the_key_of_its_last_month(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)

    assert "retention:SCC:2029-11" in keys(town)
    assert (await near_miss(town)).lesson == LESSON
    assert town.running.store.damaged == frozenset()


async def test_its_lead_is_told_a_month_before_and_then_it_is_gone(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)
    before = len(town["Tom"].entries)
    await look(town, soon(WARNED))
    told = town["Tom"].last

    assert len(town["Tom"].entries) == before + 1
    assert "one record waits for you" in told
    assert f"**{NM}** (near miss): kept until Fri 23 Nov 2029. That is 3 years" in told
    assert await is_there(town)

    await look(town, LAST_DAY)
    assert await is_there(town)
    await look(town, soon(1))
    assert not await is_there(town)
    assert GONE in await town["Tom"].says(f"open {NM}")
    assert town.running.store.damaged == frozenset()


@pytest.mark.sqlite_alone
async def test_nothing_of_it_is_left_and_its_key_goes_when_the_month_is_over(town: Town) -> None:
    await closed(town)
    for day in (CLOSED, soon(WARNED), soon(1)):
        await look(town, day)
    await look(town, soon(20))  # in December

    assert "retention:SCC:2029-11" in keys(town, "destroyed") - keys(town)
    assert "retention:SCC:2029-11" in await chained_ends(town)
    inspected = await town.running.store.run_on_writer(lambda store: store.inspect())
    assert (inspected.damaged, inspected.first_bad_entry) == ((), None)
    assert (town.folder / "store" / "igdesk.db-wal").stat().st_size < 100_000


async def test_only_the_lead_hears_and_only_once_a_day(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)
    before = {one.name: len(one.entries) for one in town.everyone}
    await look(town, soon(WARNED))
    await look_again(town, soon(WARNED))

    told = {one.name for one in town.everyone if len(one.entries) > before[one.name]}
    assert told == {"Tom Bexley"}


async def test_what_somebody_keeps_stays_and_is_asked_about(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)
    await look(town, soon(WARNED))
    tom = town["Tom"]
    await tom.presses("Keep it longer")
    await tom.presses("Keep it", KEEP)

    (held,) = facts(await near_miss(town), Held)
    assert isinstance(held, Held)
    assert held.look_on.isoformat() == "2030-05-01"
    await look(town, soon(1))
    await look(town, soon(100))
    assert await is_there(town)
    assert "retention:SCC:2030-05" in keys(town)

    await look(town, held.look_on.replace(day=2))
    assert "a court may need it. It was to be looked at by Wed 1 May 2030." in tom.last
    assert await is_there(town)


async def test_when_a_hold_ends_its_lead_is_told_anew_before_it_goes(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)
    await look(town, soon(WARNED))
    tom = town["Tom"]
    await tom.says(f"keep {NM}")
    await tom.presses("Keep it", KEEP)
    await on(town, soon(200))
    await tom.says(f"end hold {NM}")
    await tom.presses("Stop keeping it", reason="They are over.")

    assert len(facts(await near_miss(town), HoldEnded)) == 1
    await look(town, soon(201))
    assert await is_there(town)
    await look(town, soon(230))
    assert await is_there(town)
    await look(town, soon(232))
    assert not await is_there(town)


async def test_while_a_request_is_open_somebody_says_that_it_may_go(town: Town) -> None:
    """To destroy what somebody has asked for is an offence (RQ-HOLD)."""
    await record(town)
    await closed(town)
    await look(town, CLOSED)
    await look(town, soon(WARNED))
    tom = town["Tom"]
    assert f"**Requests of yours are open: {RQ}.**" in tom.last
    await look(town, soon(2))
    assert await is_there(town)

    await tom.presses("I have looked: these may go")
    assert len(facts(await near_miss(town), LookedAgain)) == 1
    await look(town, soon(3))
    assert not await is_there(town)


@pytest.mark.parametrize("name", ["Priya", "Imran", "Owen"])
async def test_nobody_else_sees_what_goes_or_keeps_it(town: Town, name: str) -> None:
    await closed(town)
    await look(town, CLOSED)
    await look(town, soon(WARNED))
    case = await near_miss(town)

    assert NM not in await town[name].says("records that go soon")
    await town[name].says("help")
    on_card = town[name].entries[-1].activity_id
    for verb in ("keep_send", "end_hold_send", "retention_may_go"):
        data = {"case": case.header.id, "listed": case.header.id, "s": 1, "card": f"{name} {verb}"}
        await town[name].sends(verb, {**data, **KEEP}, on=on_card)

    assert (await near_miss(town)).history == case.history


async def test_what_is_open_is_never_looked_at(town: Town) -> None:
    await report(town)
    await look(town, soon(4000))

    assert await is_there(town)
    assert not any(name.startswith("retention") for name in keys(town))


@pytest.mark.parametrize(
    ("doubt", "swept"),
    [
        pytest.param(Doubt.TEAMS, True, id="the clock is in doubt"),
        pytest.param(None, False, id="nobody has looked at the clock yet"),
    ],
)
async def test_a_clock_that_may_be_wrong_destroys_nothing(
    town: Town, doubt: Doubt | None, swept: bool
) -> None:
    await closed(town)
    await look(town, CLOSED)
    await look(town, soon(WARNED))
    await on(town, soon(5))
    town.running.services.hold.on = doubt
    await rounds(town, swept=swept).look()

    assert await is_there(town)


async def test_it_is_looked_once_a_day_and_not_at_night(town: Town) -> None:
    await look(town, CLOSED)
    await closed(town)
    await rounds(town).look()

    assert "retention:SCC:2029-11" not in keys(town)


async def test_what_is_linked_to_something_open_stays(town: Town) -> None:
    await closed(town)
    await town.reports("Priya")
    await town["Tom"].says(f"link {NM}")
    await town["Tom"].presses("Link it", other="BR-2026-0001")
    for day in (CLOSED, soon(WARNED), soon(1), soon(40)):
        await look(town, day)

    assert await is_there(town)
    assert isinstance(await near_miss(town), NearMissCase)


async def test_the_list_looks_well_on_a_phone_line(town: Town) -> None:
    await closed(town)
    await look(town, CLOSED)

    said = await town["Tom"].says("records that go soon")

    assert "no record goes in the next 30 days, and none waits for you." in said
