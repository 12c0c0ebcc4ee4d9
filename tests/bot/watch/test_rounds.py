"""The watch's rounds: the sign of life is given while all is well, and kept back when it is not."""

import asyncio
from datetime import timedelta

import pytest

from bot.people.role_changes import RoleWatch
from bot.watch.rounds import LoopLag, Watch
from bot.watch.vitals import Alarm, Sample, Vitals, sample
from governance.keys import NO_CASE, PartyKey
from governance.outbox_message import OFFICE, MessageKind, TextBody, ToMailbox
from governance.policy import LATE_AFTER, LONGEST_WAIT
from governance.urgency import Urgency
from storage.unit import Unit
from tests.bot.auditing import by_hand
from tests.bot.town import NINE, Town


class Heart:
    """Counts its beats."""

    beats = 0

    async def beat(self) -> bool:
        self.beats += 1
        return True


@pytest.mark.parametrize(
    ("damaged", "beats"), [(set[str](), 1), ({"due 1"}, 0)], ids=["well", "not"]
)
async def test_a_sign_of_life_is_given_while_all_is_well(
    town: Town, damaged: set[str], beats: int
) -> None:
    vitals, heart = Vitals(lambda: 0.0, lambda: damaged, tuple), Heart()
    store, services = town.running.store, town.running.services
    await Watch(store, services, vitals, heart, RoleWatch(store, services)).run()

    assert heart.beats == beats
    assert vitals.alarms() == ((Alarm.DAMAGE,) if damaged else ())


@pytest.mark.sqlite_alone
async def test_nobody_is_called_for_what_the_first_sweep_puts_right(town: Town) -> None:
    await town.reports("Priya")
    by_hand(town, "DELETE FROM due WHERE what LIKE 'rung:%'")
    town.adds_up = False
    store, services, vitals = town.running.store, town.running.services, Vitals(zero, tuple, tuple)
    watch = Watch(store, services, vitals, None, RoleWatch(store, services))

    await watch.run()
    assert vitals.alarms() == ()
    vitals.swept()
    await watch.run()
    assert vitals.alarms() == (Alarm.BOOKS,)


def zero() -> float:
    return 0.0


async def test_what_is_due_late_and_unsent_is_seen_in_the_store(town: Town) -> None:
    before = await town.look(lambda unit: sample(unit, NINE))
    store, party = town.running.store, PartyKey("SCC")

    def write(unit: Unit) -> None:
        for number, ago in enumerate((timedelta(), LATE_AFTER)):
            unit.due.put(subject=f"s{number}", what="nothing", party=party, at=NINE - ago)
        unit.outbox.put(
            key="k",
            party=party,
            subject=NO_CASE,
            kind=MessageKind.MAIL,
            to=ToMailbox(OFFICE),
            body=TextBody("Please phone."),
            now=NINE - LONGEST_WAIT,
        )

    await store.write(write)
    now = await town.look(lambda unit: sample(unit, NINE))

    assert before == Sample()
    assert now == Sample(due=2, overdue=1, unsent={Urgency.CLOCK: LONGEST_WAIT})


async def test_a_loop_that_was_blocked_shows_by_how_much() -> None:
    seconds = iter((0.0, 0.25, 1.0, 1.0))
    lag = LoopLag(lambda: next(seconds, 1.0), every=timedelta())
    async with lag.measured():
        for _ in range(4):
            await asyncio.sleep(0)

    assert lag.worst == timedelta(seconds=0.25)
