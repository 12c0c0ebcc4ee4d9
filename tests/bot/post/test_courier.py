"""The courier's order: who is told next, who is told beside them, and who has to wait for whom."""

import asyncio
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.pacing import Window
from bot.post.courier import Courier
from bot.post.lane_states import End, Happened
from bot.post.lanes import Lanes
from governance.policy import (
    AT_ONCE,
    AT_ONCE_ASIDE,
    AT_ONCE_IN_A_TENANT,
    AT_ONCE_KEPT,
    MAILS_AT_ONCE,
    THROTTLED_TOGETHER,
)
from governance.urgency import Urgency
from storage.errors import StoreUnavailable
from storage.outbox import Ready
from tests.adapters.hand_clock import HandClock

WENT = End(Happened.ANSWERED)
SILENT = End(Happened.NOT_ANSWERED, timedelta(minutes=1))
THROTTLED = End(Happened.TOLD_TO_WAIT, timedelta(minutes=1))
ENDS = [WENT, WENT, WENT, SILENT, THROTTLED]


def one(number: int, who: str, urgency: Urgency = Urgency.CLOCK) -> Ready:
    """A message; `who` is a tenant, a dot and a name, or a mailbox."""
    return Ready(number, who, urgency)


@dataclass
class Post:
    """Deliveries that take as many turns of the loop as they are told, and end as they are told."""

    there: dict[int, Ready]
    ends: dict[int, End | Exception] = field(default_factory=dict)
    takes: dict[int, int] = field(default_factory=dict)
    meanwhile: Callable[[int], None] = lambda _number: None
    tried: list[int] = field(default_factory=list)
    under_way: dict[int, str] = field(default_factory=dict)
    together: list[list[str]] = field(default_factory=list)
    later: list[timedelta] = field(default_factory=list)

    async def ready(
        self, _now: datetime, *, busy: AbstractSet[str], but: AbstractSet[int], most: int
    ) -> Sequence[Ready]:
        found: dict[str, Ready] = {}
        for each in sorted(self.there.values(), key=lambda each: (each.urgency, each.id)):
            if each.lane not in busy and each.id not in but:
                found.setdefault(each.lane, each)
        return list(found.values())[:most]

    async def soonest(self, now: datetime) -> datetime | None:
        return now + timedelta(hours=1)

    async def mark_what_went(self, _now: datetime) -> None:
        return

    async def deliver(self, message_id: int) -> End:
        self.tried.append(message_id)
        self.under_way[message_id] = self.there[message_id].lane
        self.together.append(list(self.under_way.values()))
        self.meanwhile(message_id)
        for _ in range(self.takes.get(message_id, 1)):
            await asyncio.sleep(0)
        del self.under_way[message_id]
        end = self.ends.get(message_id, WENT)
        if isinstance(end, Exception):
            del self.ends[
                message_id
            ]  # it is refused once: who goes on all the same comes to an end
            raise end
        del self.there[message_id]
        return end


def post(*messages: Ready) -> Post:
    return Post({each.id: each for each in messages})


def courier(town: Post, clock: HandClock | None = None, lanes: Lanes | None = None) -> Courier:
    """One that nothing but its lanes holds back."""
    lanes = lanes or Lanes(conversation=(), tenant=())
    return Courier(town, clock or HandClock(), town.later.append, lanes)


@st.composite
def mornings(draw: st.DrawFn) -> Post:
    """Whatever may wait, however long each takes and whatever comes of it."""
    who = st.sampled_from(["a.Priya", "a.Tom", "b.Grace", "b.Helen", "mail.SCC"])
    asked = draw(st.lists(st.tuples(who, st.sampled_from(Urgency)), max_size=30))
    made = post(*(one(number, *each) for number, each in enumerate(asked)))
    for number in made.there:
        made.takes[number] = draw(st.integers(0, 5))
        made.ends[number] = draw(st.sampled_from(ENDS))
    return made


@given(mornings())
def test_to_one_person_only_one_message_is_ever_under_way(morning: Post) -> None:
    asyncio.run(courier(morning).run())

    assert all(len(set(together)) == len(together) for together in morning.together)


@given(mornings())
def test_nothing_is_tried_twice_and_only_what_waits_for_its_person_is_left(morning: Post) -> None:
    every, clock = dict(morning.there), HandClock()
    carrying = courier(morning, clock)

    asyncio.run(carrying.run())

    assert len(morning.tried) == len(set(morning.tried))
    assert {*morning.tried, *morning.there} == every.keys()
    closed = carrying.lanes.closed(clock.monotonic())
    assert {each.lane for each in morning.there.values()} <= closed


@given(mornings())
def test_when_the_waits_are_over_everything_has_gone(morning: Post) -> None:
    every, clock = dict(morning.there), HandClock()
    carrying = courier(morning, clock)

    async def a_while() -> None:
        for _ in range(len(every) + 1):
            await carrying.run()
            clock.forward(timedelta(minutes=1))

    asyncio.run(a_while())

    assert sorted(morning.tried) == sorted(every)


async def test_danger_goes_first_then_answers_then_what_has_a_clock_then_cards() -> None:
    urgencies = [Urgency.CARD, Urgency.CLOCK, Urgency.DANGER, Urgency.ANSWER]
    town = post(*(one(n, "a.Tom", each) for n, each in enumerate(urgencies)))

    await courier(town).run()

    assert town.tried == [2, 3, 1, 0]


async def test_many_people_are_told_side_by_side() -> None:
    town = post(*(one(n, f"{n}.x") for n in range(200)))
    town.takes = dict.fromkeys(range(200), 20)

    await courier(town).run()

    assert max(map(len, town.together)) == AT_ONCE - AT_ONCE_KEPT


async def test_of_the_places_some_are_kept_for_danger_and_for_answers() -> None:
    told = [one(n, f"a.{n}") for n in range(100)]
    town = post(*told, one(200, "a.x", Urgency.DANGER), one(201, "a.y", Urgency.ANSWER))
    town.takes = dict.fromkeys(range(100), 50)
    del town.there[200], town.there[201]
    carrying = courier(town)

    def comes(number: int) -> None:
        if number == 20:
            town.there[200] = one(200, "a.x", Urgency.DANGER)
            town.there[201] = one(201, "a.y", Urgency.ANSWER)
            carrying.look_again()

    town.meanwhile = comes
    await carrying.run()

    ordinary = AT_ONCE_IN_A_TENANT - AT_ONCE_KEPT
    assert town.tried[ordinary : ordinary + 2] == [200, 201]


async def test_one_slow_tenant_keeps_no_other_waiting() -> None:
    town = post(*(one(n, f"slow.{n}") for n in range(200)), *(one(n, f"b.{n}") for n in (300, 301)))
    town.takes = dict.fromkeys(range(200), 50)

    await courier(town).run()

    assert max(town.tried.index(n) for n in (300, 301)) < AT_ONCE_IN_A_TENANT


async def test_danger_for_somebody_comes_before_the_rest_of_theirs() -> None:
    town = post(*(one(n, "a.Tom") for n in range(60)), *(one(n, f"a.{n}") for n in range(100, 300)))
    carrying = courier(town)

    def comes(number: int) -> None:
        if number == 3:
            town.there[999] = one(999, "a.Tom", Urgency.DANGER)
            carrying.look_again()

    town.meanwhile = comes
    await carrying.run()

    toms = [n for n in town.tried if n < 60 or n == 999]
    assert toms.index(999) <= 5
    assert town.there == {}


async def test_a_mail_server_that_hangs_keeps_nobody_in_teams_waiting() -> None:
    mails = [one(n, f"mail.{n}") for n in range(20)]
    town = post(*mails, *(one(n, f"a.{n}") for n in range(100, 200)))
    town.takes = dict.fromkeys(range(20), 10_000)

    await courier(town).run()

    assert sorted(town.tried[: MAILS_AT_ONCE + 100]) == [*range(MAILS_AT_ONCE), *range(100, 200)]
    assert max(sum(who.startswith("mail") for who in each) for each in town.together) == 4


async def test_who_does_not_answer_is_left_alone_for_a_while_and_the_others_are_told() -> None:
    clock, town = HandClock(), post(one(1, "a.Tom"), one(2, "a.Tom"), one(3, "a.Grace"))
    town.ends = {1: SILENT}
    carrying = courier(town, clock)

    await carrying.run()
    assert town.tried == [1, 3]
    assert town.later == [SILENT.wait]

    clock.forward(SILENT.wait)
    await carrying.run()
    assert town.tried == [1, 3, 2]


async def test_those_who_did_not_answer_are_tried_aside_from_the_others() -> None:
    clock, silent = HandClock(), [one(n, f"a.{n}") for n in range(20)]
    town = post(*silent)
    town.ends = dict.fromkeys(range(20), SILENT)
    carrying = courier(town, clock)
    await carrying.run()
    clock.forward(SILENT.wait)
    town.there = {each.id: each for each in silent}
    town.there |= {n: one(n, f"a.{n}") for n in range(100, 140)}
    town.takes, town.together = dict.fromkeys(range(20), 50), []

    await carrying.run()

    at_once = [sum(who in {each.lane for each in silent} for who in each) for each in town.together]
    assert max(at_once) == AT_ONCE_ASIDE
    last_of_the_others = max(town.tried.index(n, 20) for n in range(100, 140))
    assert last_of_the_others < 20 + AT_ONCE_ASIDE + 40


async def test_who_has_answered_again_is_one_of_the_others_again() -> None:
    clock, town = HandClock(), post(one(1, "a.Tom"))
    town.ends = {1: SILENT}
    carrying = courier(town, clock)
    await carrying.run()
    clock.forward(SILENT.wait)
    town.there = {2: one(2, "a.Tom"), 3: one(3, "a.Tom")}

    await carrying.run()

    assert town.tried == [1, 2, 3]
    assert carrying.lanes.closed(clock.monotonic()) == frozenset()


async def test_told_to_wait_we_wait_with_all_of_theirs_and_with_nobody_elses() -> None:
    clock, town = HandClock(), post(one(1, "a.Tom"), one(2, "a.Tom"), one(3, "a.Grace"))
    town.ends = {1: THROTTLED}
    carrying = courier(town, clock)
    await carrying.run()
    clock.forward(THROTTLED.wait - timedelta(seconds=1))
    await carrying.run()
    assert town.tried == [1, 3]

    clock.forward(timedelta(seconds=1))
    await carrying.run()
    assert town.tried == [1, 3, 2]


async def test_where_several_of_a_tenant_are_told_to_wait_it_waits_and_the_others_do_not() -> None:
    town = post(*(one(n, f"a.{n}") for n in range(THROTTLED_TOGETHER)), one(9, "a.x", Urgency.CARD))
    town.ends = dict.fromkeys(range(THROTTLED_TOGETHER), THROTTLED)
    town.takes[9] = 0
    carrying = courier(town)
    del town.there[9]
    await carrying.run()
    town.there |= {9: one(9, "a.x"), 10: one(10, "b.y")}

    await carrying.run()

    assert town.tried == [*range(THROTTLED_TOGETHER), 10]


async def test_of_what_teams_takes_for_one_person_some_is_kept_for_danger() -> None:
    lanes = Lanes(conversation=(Window(8, 2, kept=2),), tenant=())
    town = post(*(one(n, "a.Tom") for n in range(20)))
    carrying = courier(town, lanes=lanes)
    running = asyncio.create_task(carrying.run())
    for _ in range(200):
        await asyncio.sleep(0)
    assert town.tried == [0, 1, 2, 3, 4, 5]

    town.there |= {n: one(n, "a.Tom", Urgency.DANGER) for n in range(90, 95)}
    carrying.look_again()
    for _ in range(200):
        await asyncio.sleep(0)
    carrying.stop()
    await running

    assert town.tried == [0, 1, 2, 3, 4, 5, 90, 91]


async def test_a_tenant_is_told_so_many_a_second_and_others_beside_it() -> None:
    lanes = Lanes(conversation=(), tenant=(Window(5, 1),))
    town = post(*(one(n, f"{'ab'[n % 2]}.{n}") for n in range(40)))
    carrying = courier(town, lanes=lanes)
    running = asyncio.create_task(carrying.run())
    for _ in range(200):
        await asyncio.sleep(0)
    carrying.stop()
    await running

    assert sorted(town.tried) == list(range(10))


async def test_who_comes_while_many_wait_is_answered_before_the_last_of_them() -> None:
    town = post(*(one(n, f"a.{n}") for n in range(300)))
    carrying = courier(town)

    def comes(number: int) -> None:
        if number == 2:
            town.there[999] = one(999, "a.Priya", Urgency.ANSWER)
            carrying.look_again()

    town.meanwhile = comes
    await carrying.run()

    assert town.tried.index(999) <= AT_ONCE_IN_A_TENANT
    assert town.there == {}


async def test_where_the_store_takes_no_mark_nothing_more_is_begun() -> None:
    town = post(*(one(n, "a.Tom") for n in range(20)))
    town.ends = {3: StoreUnavailable("the disk is full")}

    with pytest.raises(StoreUnavailable):
        await courier(town).run()

    assert town.tried == [0, 1, 2, 3]


async def test_what_is_under_way_when_a_mark_fails_comes_to_its_end() -> None:
    town = post(one(1, "a.Tom"), one(2, "a.Grace"))
    town.ends, town.takes = {1: StoreUnavailable("the disk is full")}, {2: 20}

    with pytest.raises(StoreUnavailable):
        await courier(town).run()

    assert town.there.keys() == {1}
    assert town.under_way == {}


async def test_asked_to_stop_it_ends_what_is_under_way_and_begins_nothing() -> None:
    town = post(*(one(n, "a.Tom") for n in range(20)))
    carrying = courier(town)
    town.meanwhile = lambda number: carrying.stop() if number == 4 else None

    await carrying.run()

    assert town.tried == [0, 1, 2, 3, 4]
    assert town.later == []


async def test_what_hangs_at_the_end_ends_with_its_run() -> None:
    town = post(one(1, "a.Tom"), one(2, "b.Grace"))
    town.takes = {1: 10**9, 2: 10**9}
    run = asyncio.create_task(courier(town).run())
    while len(town.under_way) < 2:
        await asyncio.sleep(0)

    run.cancel()
    await asyncio.wait({run})
    await asyncio.sleep(0)

    assert len(asyncio.all_tasks()) == 1  # this test's own
    assert town.there.keys() == {1, 2}
