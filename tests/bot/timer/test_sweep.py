"""The sweep works in slices: what is most pressing first, and sent before the next is begun."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from bot.cases.escalation import RUNG
from bot.timer.sweep import Sweep, one_of_each
from governance.keys import PartyKey
from governance.policy import DUE_AT_A_LOOK
from governance.urgency import Pressing, Urgency
from storage.due import DueRow
from storage.unit import Unit
from tests.bot.town import Town

MANY = 3 * DUE_AT_A_LOOK


def newer(unit: Unit, number: int, at: datetime) -> None:
    """A row that this release cannot do, and that comes before any other."""
    pressing = Pressing(Urgency.DANGER)
    what, party = "newer:thing", PartyKey("SCC")
    unit.due.put(subject=f"newer {number}", what=what, party=party, at=at, pressing=pressing)


async def test_many_rows_that_cannot_be_done_keep_no_other_from_being_done(town: Town) -> None:
    at = town.clock.now() + timedelta(minutes=1)

    def put(unit: Unit) -> None:
        for number in range(MANY):
            newer(unit, number, at)

    await town.running.store.write(put)
    await town.reports()

    await town.goes_on(hours=4)

    assert [at for at, who, _ in town.heard() if who == "David"] == ["Mon 13:00"]
    assert (await town.due()).count("newer:thing") == MANY


async def test_what_a_slice_says_is_sent_before_the_next_slice_is_begun(town: Town) -> None:
    await town.running.timer.stop()  # ours is the only sweep
    await town.reports()
    town.clock.forward(timedelta(hours=4))
    now, left = town.clock.now(), list[int]()

    def put(unit: Unit) -> None:
        for number in range(MANY):
            newer(unit, number, now)

    async def told_now() -> datetime:
        return now

    await town.running.store.write(put)
    sweep = Sweep(town.running.store, town.running.services, lambda: left.append(1), told_now)
    await sweep.run()

    assert len(left) > MANY / DUE_AT_A_LOOK
    assert RUNG + "nobody_4h" not in await town.due()


@pytest.mark.sqlite_alone
async def test_a_case_that_cannot_be_read_ends_no_sweep(town: Town) -> None:
    await town.running.timer.stop()  # ours is the only sweep
    damaged = await town.reports()
    await town.reports()
    statement = "UPDATE case_events SET payload = zeroblob(64) WHERE case_id = ?"
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        assert behind.execute(statement, (damaged.header.id,)).rowcount
    town.clock.forward(timedelta(hours=4))
    now, left = town.clock.now(), list[int]()

    async def told_now() -> datetime:
        return now

    sweep = Sweep(town.running.store, town.running.services, lambda: left.append(1), told_now)
    await sweep.run()

    assert left
    assert (await town.due()).count(RUNG + "nobody_4h") == 1


def test_of_a_subject_one_row_is_done_in_a_slice() -> None:
    at = datetime.fromisoformat("2026-11-30T09:00+00:00")
    rows = [
        DueRow(number, subject, f"rung:{number}", PartyKey("SCC"), at, "")
        for number, subject in enumerate("aabca")
    ]

    assert [row.id for row in one_of_each(rows)] == [0, 2, 3]
