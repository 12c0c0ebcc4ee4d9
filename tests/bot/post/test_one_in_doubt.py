"""The courier's order: one message in doubt at a time, and who has to wait for whom."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.failures import DeliveryFailed
from bot.post.courier import Courier
from governance.keys import PartyKey, TenantId
from governance.outbox_message import MessageKind, ToMailbox, ToPerson
from governance.people.identity import PersonId
from governance.policy import CARDS_AT_ONCE, MESSAGES_IN_A_ROUND
from storage.errors import StoreUnavailable
from storage.outbox import OutboxMessage
from tests.adapters.hand_clock import HandClock
from tests.bot.post.rows import row

SILENT = DeliveryFailed()
REFUSED = DeliveryFailed(503)
THROTTLED = DeliveryFailed(429, retry_after=timedelta(minutes=1))
NEW = (MessageKind.SAY, MessageKind.NOTICE, MessageKind.MAIL)  # heard again, if it is sent again
KINDS = (*NEW, MessageKind.UPDATE, MessageKind.FOLD, MessageKind.FILE)


def notice(number: int, who: str, kind: MessageKind = MessageKind.NOTICE) -> OutboxMessage:
    person = ToPerson(PersonId(TenantId("tenant"), who))
    to = ToMailbox(PartyKey(who)) if kind is MessageKind.MAIL else person
    return row(to, kind, number=number, party=who)


@dataclass
class Post:
    """Deliveries that take as many turns of the loop as they are told, and end as they are told."""

    there: dict[int, OutboxMessage]
    ends: dict[int, DeliveryFailed | Exception] = field(default_factory=dict)
    takes: dict[int, int] = field(default_factory=dict)
    meanwhile: Callable[[int], None] = lambda _number: None
    tried: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)
    under_way: set[int] = field(default_factory=set)
    together: set[frozenset[int]] = field(default_factory=set)

    async def waiting(self, _now: datetime) -> Sequence[OutboxMessage]:
        return list(self.there.values())

    async def mark_what_went(self, _now: datetime) -> None:
        return

    async def deliver(self, notice: OutboxMessage, now: datetime) -> DeliveryFailed | None:
        self.tried.append(notice.id)
        self.under_way.add(notice.id)
        self.together.add(frozenset(self.under_way))
        self.meanwhile(notice.id)
        for _ in range(self.takes.get(notice.id, 1)):
            await asyncio.sleep(0)
        self.under_way.remove(notice.id)
        end = self.ends.get(notice.id)
        if isinstance(end, DeliveryFailed):
            await self.later(notice, end, now)
            return end
        if end is not None:
            raise end
        del self.there[notice.id]
        return None

    async def later(self, notice: OutboxMessage, _failure: DeliveryFailed, _now: datetime) -> None:
        self.put_off.append(notice.id)
        self.there.pop(notice.id)


def post(*notices: OutboxMessage) -> Post:
    return Post({one.id: one for one in notices})


@st.composite
def mornings(draw: st.DrawFn) -> Post:
    """Whatever may wait, however long each takes and whatever comes of it."""
    who = st.sampled_from(["Priya", "Tom", "Grace", "Helen"])
    asked = draw(st.lists(st.tuples(who, st.sampled_from(KINDS)), max_size=30))
    made = post(*(notice(number, *one) for number, one in enumerate(asked)))
    ends = st.sampled_from([None, None, None, SILENT, REFUSED, THROTTLED])
    for number in made.there:
        made.takes[number] = draw(st.integers(0, 5))
        if (end := draw(ends)) is not None:
            made.ends[number] = end
    return made


@given(mornings())
def test_of_what_would_be_heard_twice_only_one_is_ever_under_way(morning: Post) -> None:
    every = dict(morning.there)

    asyncio.run(Courier(morning, HandClock()).run())

    for together in morning.together:
        assert sum(every[number].kind in NEW for number in together) <= 1


@given(mornings())
def test_everything_is_sent_or_put_off_and_each_recipients_in_order(morning: Post) -> None:
    every = dict(morning.there)

    asyncio.run(Courier(morning, HandClock()).run())

    sent = [number for number in morning.tried if number not in morning.ends]
    assert len(morning.tried) == len(set(morning.tried))
    assert sorted([*sent, *morning.put_off]) == sorted(every)
    for who in {one.party for one in every.values()}:
        theirs = [
            n for n in morning.tried if every[n].party == who and every[n].kind != MessageKind.MAIL
        ]
        assert theirs == sorted(theirs)


async def test_cards_are_brought_up_to_date_while_a_message_is_unanswered() -> None:
    town = post(
        notice(1, "Tom"),
        notice(2, "Grace", MessageKind.UPDATE),
        notice(3, "Helen", MessageKind.FOLD),
    )
    town.takes = {1: 20}

    await Courier(town, HandClock()).run()

    assert frozenset({1, 2, 3}) in town.together


async def test_many_who_wait_to_be_told_keep_no_card_from_being_brought_up_to_date() -> None:
    told = [notice(number, f"person {number}") for number in range(1, 31)]
    town = post(*told, notice(31, "Grace", MessageKind.UPDATE))

    await Courier(town, HandClock()).run()

    assert town.tried.index(31) <= 1


async def test_many_cards_that_are_brought_up_to_date_hold_up_nobody_who_is_told() -> None:
    updates = [notice(number, f"person {number}", MessageKind.UPDATE) for number in range(100, 300)]
    town = post(*updates, notice(1, "Priya", MessageKind.SAY), notice(2, "Tom"), notice(3, "Grace"))
    town.takes = dict.fromkeys(range(100, 300), 10)

    await Courier(town, HandClock()).run()

    assert max(town.tried.index(number) for number in (1, 2, 3)) < 3 * CARDS_AT_ONCE


async def test_what_is_new_comes_before_what_was_tried() -> None:
    town = post(replace(notice(1, "Tom"), attempts=5), notice(9, "Grace"))
    town.there = {9: town.there[9], 1: town.there[1]}  # as the store gives them

    await Courier(town, HandClock()).run()

    assert town.tried == [9, 1]


async def test_who_comes_while_many_wait_is_answered_before_the_last_of_them() -> None:
    town = post(*(notice(number, f"person {number}") for number in range(1, 31)))
    courier = Courier(town, HandClock())

    def comes(number: int) -> None:
        if number == 2:
            town.there[99] = notice(99, "Priya", MessageKind.SAY)
            courier.look_again()

    town.meanwhile = comes
    await courier.run()

    assert town.tried.index(99) == CARDS_AT_ONCE
    assert town.there == {}


async def test_however_often_someone_comes_everyone_is_told_in_the_end() -> None:
    town = post(*(notice(number, f"person {number}") for number in range(1, 31)))
    courier = Courier(town, HandClock())
    town.meanwhile = lambda _number: courier.look_again()

    await courier.run()

    assert sorted(town.tried) == list(range(1, 31))


async def test_who_does_not_answer_is_not_asked_at_once_for_the_rest_of_theirs() -> None:
    town = post(
        notice(1, "Tom"), notice(2, "Tom"), notice(3, "Tom", MessageKind.UPDATE), notice(4, "Grace")
    )
    town.ends = {1: SILENT}

    await Courier(town, HandClock()).run()

    assert town.tried == [1, 4]
    assert town.put_off == [1, 2, 3]


@pytest.mark.parametrize("no", [REFUSED, THROTTLED], ids=["refused", "throttled"])
async def test_who_says_no_is_asked_for_the_next(no: DeliveryFailed) -> None:
    town = post(notice(1, "Tom"), notice(2, "Tom"))
    town.ends = {1: no}

    await Courier(town, HandClock()).run()

    assert town.tried == [1, 2]


async def test_what_comes_while_one_is_silent_does_not_wait_for_the_others_who_are() -> None:
    town = post(*(notice(number, f"silent {number}") for number in range(1, 6)))
    town.ends = dict.fromkeys(range(1, 6), SILENT)
    courier = Courier(town, HandClock())
    await courier.run()
    town.there = {number: notice(number, f"silent {number}") for number in range(1, 6)}
    town.tried = []

    def another(number: int) -> None:
        town.there[number + 10] = notice(number + 10, "Grace")

    town.meanwhile = lambda number: another(number) if number < 3 else None
    await courier.run()

    assert town.tried == [1, 11, 2, 12, 3, 4, 5]


async def test_what_was_not_answered_is_the_last_of_theirs_the_next_time() -> None:
    first, second = notice(1, "Tom"), notice(2, "Tom")
    town = post(first, second)
    town.ends = {1: SILENT}
    courier = Courier(town, HandClock())
    await courier.run()
    assert town.put_off == [1, 2]

    town.there = {1: replace(first, attempts=1), 2: replace(second, attempts=1)}
    await courier.run()

    assert town.tried == [1, 2, 1]


async def test_who_has_answered_again_waits_behind_nobody() -> None:
    town = post(notice(1, "Tom"))
    town.ends = {1: SILENT}
    courier = Courier(town, HandClock())
    await courier.run()
    town.ends, town.there = {}, {1: notice(1, "Tom")}
    await courier.run()

    town.there = {2: notice(2, "Tom"), 3: notice(3, "Grace")}
    await courier.run()

    assert town.tried == [1, 1, 2, 3]


async def test_who_is_being_answered_comes_first() -> None:
    town = post(notice(1, "Tom"), notice(2, "Grace"), notice(3, "Priya", MessageKind.SAY))

    await Courier(town, HandClock()).run()

    assert town.tried == [3, 1, 2]


async def test_a_long_queue_for_one_does_not_keep_out_who_comes_meanwhile() -> None:
    town = post(*(notice(number, "Tom") for number in range(3 * MESSAGES_IN_A_ROUND)))

    def one_more(number: int) -> None:
        if number == 0:
            town.there[99] = notice(99, "Grace")

    town.meanwhile = one_more
    await Courier(town, HandClock()).run()

    assert town.tried.index(99) == MESSAGES_IN_A_ROUND + 1
    assert town.there == {}


async def test_where_the_store_takes_no_mark_nothing_more_is_sent() -> None:
    town = post(*(notice(number, f"person {number}") for number in range(20)))
    town.ends = {3: StoreUnavailable("the disk is full")}

    with pytest.raises(StoreUnavailable):
        await Courier(town, HandClock()).run()

    assert town.tried == [0, 1, 2, 3]


async def test_asked_to_stop_it_ends_what_is_under_way_and_begins_nothing() -> None:
    town = post(*(notice(number, f"person {number}") for number in range(20)))
    courier = Courier(town, HandClock())
    town.meanwhile = lambda number: courier.stop() if number == 4 else None

    await courier.run()

    assert town.tried == [0, 1, 2, 3, 4]
    assert set(town.there) == set(range(5, 20))
