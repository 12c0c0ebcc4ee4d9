"""The auditor: what was to be told is the sum of what became of it, or somebody is called."""

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from aiohttp import web

from bot.watch.books import AUDITED, Count, books_now, counting
from bot.watch.metrics import Metrics
from bot.watch.vitals import Alarm
from governance.outbox_message import MessageKind
from governance.outcomes import Books, Outcome
from governance.policy import ROWS_AT_A_COUNT
from tests.bot.auditing import UNCOUNTED, UNNOTED, books, by_hand, looked
from tests.bot.town import NINE, Town, settings_in
from tests.bot.town import town as make_town

TAKEN_AWAY = "DELETE FROM outbox WHERE number = (SELECT max(number) FROM outbox)"
TWICE = (
    "CREATE TEMP TABLE copy AS SELECT * FROM outbox ORDER BY number DESC LIMIT 1",
    "UPDATE copy SET number = number + 1, id = 'copy'",
    "INSERT INTO outbox SELECT * FROM copy",
)
UNKNOWN = "UPDATE outbox SET state = 'nowhere' WHERE number = 1"


async def test_a_report_and_what_it_brings_about_adds_up(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].presses("I have it")
    found = await books(town)

    assert found.add_up
    assert found.triggered[MessageKind.NOTICE] >= 2
    assert found.became[MessageKind.NOTICE, Outcome.DELIVERED] >= 2


@pytest.mark.sqlite_alone
@pytest.mark.parametrize(
    ("statements", "off"),
    [
        pytest.param((TAKEN_AWAY,), -1, id="one row was lost"),
        pytest.param(TWICE, 1, id="one row is there twice"),
        pytest.param((UNKNOWN,), -1, id="one row ended as nobody knows"),
    ],
)
async def test_a_row_that_was_changed_by_hand_calls_somebody(
    town: Town, statements: tuple[str, ...], off: int
) -> None:
    await town.reports("Priya")
    by_hand(town, *statements)
    vitals = await looked(town)
    shown = Metrics(vitals, loop_lag=lambda: NINE - NINE).text().splitlines()

    assert sum(vitals.books.off.values()) == off
    assert Alarm.BOOKS in vitals.alarms()
    assert 'igdesk_alarm{what="books"} 1.0' in shown
    assert any(
        line.startswith("igdesk_messages_off{") and line.endswith(f" {off}.0") for line in shown
    )


async def test_the_auditors_row_says_when_and_how_many_and_of_nobody(town: Town) -> None:
    await town.reports("Priya")
    found = await books(town)
    row = await town.look(lambda unit: unit.meta.get(AUDITED))

    kept = json.loads(row or "")
    read_to, _ = await town.look(lambda unit: unit.audit.head())

    assert kept.pop("put") == sum(found.triggered.values())
    assert kept == {"at": NINE.isoformat(), "off": {}, "read_to": read_to, "open": []}


@pytest.mark.sqlite_alone
async def test_it_counts_on_where_nobody_counted_before(town: Town) -> None:
    """An older store has no count: what is there is where it begins."""
    await town.reports("Priya")
    by_hand(town, UNCOUNTED, UNNOTED)
    town.adds_up = True
    before = await town.look(lambda unit: books_now(unit, NINE))
    begun = await books(town)
    await town.reports("Priya")
    after = await books(town)

    assert before is None
    assert (begun.off, after.off) == ({}, {})
    assert sum(after.triggered.values()) > sum(begun.triggered.values()) > 0


async def test_answered_seen_and_not_seen_are_told_apart(tmp_path: Path, pristine: Path) -> None:
    changes = {"read_receipts": "DPIA of 1 November 2026, line 14"}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as town:
        town.chats.receipts = True
        await town.reports("Priya")
        await town["Grace"].line.read(town["Grace"].chat)
        await town.reports("Priya")
        before = (await books(town)).became
        await town["Tom"].presses("I have it")
        after = (await books(town)).became
        await town["Tom"].says("cannot BR-2026-0002")
        then = (await books(town)).became

    ends = (Outcome.ANSWERED, Outcome.SEEN, Outcome.NOT_SEEN, Outcome.DELIVERED)
    assert [before[MessageKind.NOTICE, end] for end in ends if end in ends[1:3]] == [1, 1]
    assert after[MessageKind.NOTICE, Outcome.ANSWERED] == 1
    assert (MessageKind.NOTICE, Outcome.ANSWERED) not in before
    assert (MessageKind.NOTICE, Outcome.ANSWERED) not in then


async def test_what_is_put_while_it_counts_is_left_for_the_next_minute(town: Town) -> None:
    await town.reports("Priya")
    began = await town.look(counting)
    await town.reports("Priya")
    later = await town.look(counting)

    assert isinstance(began, Count)
    assert isinstance(later, Count)
    assert began.upto < later.upto < ROWS_AT_A_COUNT
    assert sum(began.put.values()) < sum(later.put.values())
    assert (await books(town)).off == {}


async def test_many_who_put_and_count_at_once_leave_the_sum_as_it_is(town: Town) -> None:
    found = await asyncio.gather(town.reports("Priya"), *(books(town) for _ in range(8)))

    assert [one.off for one in found if isinstance(one, Books)] == [{}] * 8


@pytest.mark.sqlite_alone
async def test_the_count_reads_no_row_of_the_outbox(town: Town) -> None:
    """An index answers, however long the messages are."""
    with closing(sqlite3.connect(settings_in(town.folder).database)) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT state, seen_at IS NULL, answered_at IS NULL,"
            " EXISTS (SELECT number FROM outbox AS o WHERE o.lane = outbox.lane AND o.seen_at > 0),"
            " count(*) FROM outbox WHERE kind = 'notice' AND number > 0 AND number <= 9"
            " GROUP BY 1, 2, 3, 4"
        ).fetchall()

    assert "COVERING INDEX outbox_tally (kind=? AND number>? AND number<?)" in str(plan)
    assert "COVERING INDEX outbox_receipts" in str(plan)


REFUSES: Mapping[int, dict[str, str]] = {
    403: {},
    404: {},
    429: {"Retry-After": "3600"},
    502: {},
    503: {},
}


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_teams_answers_the_sum_holds_after_each_step(
    tmp_path: Path, pristine: Path, seed: int
) -> None:
    chance = Random(seed)
    changes = {"read_receipts": "DPIA of 1 November 2026, line 14"}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as town:
        town.chats.receipts = True
        for _ in range(8):
            for name in ("Tom", "Grace", "David"):
                status = chance.choice([200, *REFUSES])
                if status != 200:
                    town.refuses(name, web.Response(status=status, headers=REFUSES[status]))
            await town.reports("Priya")
            assert (await books(town)).off == {}
            await town.goes_on(minutes=chance.choice([1, 16, 240]))
            reader = town[chance.choice(["Tom", "Grace", "David"])]
            await reader.line.read(reader.chat)
            found = await books(town)
            assert found.off == {}
        ends = {end for (_, end), rows in found.became.items() if rows}

    assert {Outcome.DELIVERED, Outcome.SEEN} <= ends


async def test_open_says_of_each_who_was_told_what_became_of_it(town: Town) -> None:
    town.refuses("Grace", web.Response(status=403))
    await town.reports("Priya")
    await town["Tom"].presses("Open")
    opened = town["Tom"].text

    assert "Tom Bexley (IG lead): delivered, not acknowledged" in opened
    assert "could not be reached: they removed or blocked IG Desk" in opened
