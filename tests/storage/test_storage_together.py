"""Writes that wait at the same time share a transaction, and each is whole or not at all."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest

from governance.keys import NO_CASE
from governance.outbox_message import MessageKind
from storage.errors import StoreUnavailable
from storage.threads import StoreThreads
from storage.unit import Unit
from tests.storage.store_kit import Place, put


class Spoiled(Exception):
    """One work's own failure."""


@pytest.fixture
async def threads(place: Place) -> AsyncIterator[StoreThreads]:
    threads = StoreThreads(place.open())
    yield threads
    threads.close()


async def together(threads: StoreThreads, *works: Callable[[Unit], object]) -> list[object]:
    """Run works that all wait behind a first one, so that they share a transaction."""
    begun, go_on = threading.Event(), threading.Event()

    def first(_unit: Unit) -> None:
        begun.set()
        go_on.wait(10)

    held = asyncio.create_task(threads.write(first))
    await asyncio.to_thread(begun.wait, 10)
    waiting = [asyncio.create_task(threads.write(work)) for work in works]
    await asyncio.sleep(0)
    go_on.set()
    await held
    found: list[object] = await asyncio.gather(*waiting, return_exceptions=True)
    return found


def kept(threads: StoreThreads, name: str) -> "asyncio.Future[str | None]":
    return asyncio.ensure_future(threads.read(lambda unit: unit.meta.get(name)))


async def test_each_of_several_gets_its_own_answer(threads: StoreThreads) -> None:
    def work(number: int) -> Callable[[Unit], object]:
        def done(unit: Unit) -> int:
            unit.meta.set(f"n{number}", "yes")
            return number

        return done

    assert await together(threads, *(work(n) for n in range(40))) == list(range(40))
    assert await kept(threads, "n39") == "yes"


async def test_one_that_fails_is_undone_and_the_others_stand(threads: StoreThreads) -> None:
    def spoiled(unit: Unit) -> None:
        unit.meta.set("spoiled", "half-written")
        raise Spoiled

    found = await together(
        threads,
        lambda unit: unit.meta.set("before", "yes"),
        spoiled,
        lambda unit: unit.meta.set("after", "yes"),
    )

    assert isinstance(found[1], Spoiled)
    assert await kept(threads, "spoiled") is None
    assert [await kept(threads, name) for name in ("before", "after")] == ["yes", "yes"]


async def test_one_that_the_database_refuses_does_not_take_the_others_with_it(
    threads: StoreThreads,
) -> None:
    def refused(unit: Unit) -> None:
        unit.meta._session.connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    found = await together(threads, lambda unit: unit.meta.set("mine", "yes"), refused)

    assert isinstance(found[1], Exception)
    assert not isinstance(found[0], StoreUnavailable)
    assert await kept(threads, "mine") == "yes"


async def test_what_was_put_beside_the_first_count_is_counted_once(threads: StoreThreads) -> None:
    await together(
        threads,
        lambda unit: put(unit, "before", NO_CASE),
        lambda unit: unit.tally.begin(),
        lambda unit: put(unit, "after", NO_CASE),
    )

    assert await threads.read(lambda unit: unit.tally.put()) == {MessageKind.NOTICE: 2}
