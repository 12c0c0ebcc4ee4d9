"""Shredded is said once it is true: no ring is kept that opens the record in any backup."""

import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.timer.key_rounds import KeyRounds
from governance.keys import CaseId
from governance.policy import BACKUP_WINDOW
from storage.backup import back_up
from storage.backup_folders import Places, forget_old, made_in
from storage.emptied import EMPTIED, SHREDDED
from storage.store import Store
from tests.bot.near_missing import near_miss
from tests.bot.retention.retention_kit import CLOSED, LESSON, closed, look, on, soon
from tests.bot.town import Town
from tests.storage.stranger import Stranger

WARNED = soon(-29)
MONTH_OVER = soon(20)
"""In December: the key of its month is destroyed, and that of its last messages retired."""
KEYS_GONE = MONTH_OVER + BACKUP_WINDOW
"""The messages' key is destroyed, too."""
SAID = KEYS_GONE + BACKUP_WINDOW + timedelta(days=1)


def places(town: Town) -> Places:
    return Places(town.folder / "safe", town.folder / "other safe")


async def backed_up(town: Town) -> None:
    """A backup, as the bot makes one a day, and what the bot knows of the folders from then on."""

    def make(store: Store) -> None:
        back_up(
            database=town.folder / "store" / "igdesk.db",
            beside=town.folder / "store" / "igdesk.db",
            ring_file=town.folder / "keys" / "ring.json",
            ring=store.ring,
            to=places(town),
            now=town.clock.now(),
        )

    await town.running.store.run_on_writer(make)
    _known(town)


def _known(town: Town) -> None:
    backups, rings = town.running.services.backups, made_in(places(town).rings)
    backups.since, backups.oldest_ring = town.clock.now(), rings[-1].made_at


async def ended(town: Town) -> CaseId:
    """A near miss is closed and backed up; three years on it is emptied, and then its keys go: that
    of its month, and that of the open month under which the messages about it were.
    """
    keys = KeyRounds(town.running.store, town.running.services, lambda: True)
    await closed(town)
    case_id = (await near_miss(town)).header.id
    await look(town, CLOSED)
    await backed_up(town)
    for day in (WARNED, soon(1), MONTH_OVER, KEYS_GONE):
        await look(town, day)
        await keys.look()
    return case_id


async def said_of(town: Town, case_id: CaseId) -> list[str]:
    """What the chain says became of it."""
    entries = await town.look(lambda unit: unit.audit.of_subject(case_id))
    return [one.what for one in entries if one.what in (EMPTIED, SHREDDED)]


async def swept(town: Town, day: date) -> None:
    await on(town, day)
    await town.running.catch_up()


def opened(town: Town, backup: Path, ring: Path, case_id: CaseId) -> bool:
    """Whether somebody with the root key and that ring reads what was learnt, in a backup."""
    root, copy = (town.folder / "root" / "root.key").read_bytes(), town.folder / "tried.db"
    unsealing = Stranger(str(town.folder / "store" / "igdesk.db"), str(ring_now(town)), root)
    with closing(unsealing.db):
        copy.write_bytes(unsealing.backup(str(backup)))
    reader = Stranger(str(copy), str(ring), root)
    with closing(reader.db):
        (case,) = [row for row in reader.rows("cases") if row["id"] == case_id]
        events = [row for row in reader.rows("case_events") if row["case_id"] == case_id]
        if case["kek"] in reader.gone:
            return False
        key = reader.data_key("cases", case)
        said = [reader.column(key, "case_events", event, "payload") for event in events]
    return LESSON in json.dumps(said)


def ring_now(town: Town) -> Path:
    return town.folder / "keys" / "ring.json"


@pytest.mark.sqlite_alone
async def test_emptied_is_said_at_once_and_shredded_when_the_copies_of_its_key_have_gone(
    town: Town,
) -> None:
    case_id = await ended(town)
    (before,), (copied,) = made_in(places(town).databases), made_in(places(town).rings)
    ring_of_then, ring_of_today = copied.path, ring_now(town)
    at_once = await said_of(town, case_id)

    assert opened(town, before.path, ring_of_then, case_id)  # so it is not shredded yet
    assert not opened(town, before.path, ring_of_today, case_id)

    await swept(town, SAID - timedelta(days=2))
    in_the_window = await said_of(town, case_id)
    await swept(town, SAID)
    while_a_copy_is_kept = await said_of(town, case_id)
    await backed_up(town)
    forget_old(places(town), town.clock.now())
    _known(town)
    await swept(town, SAID + timedelta(days=2))

    assert at_once == in_the_window == while_a_copy_is_kept == [EMPTIED]
    assert await said_of(town, case_id) == [EMPTIED, SHREDDED]
    assert made_in(places(town).databases)[0].path != before.path
    assert not ring_of_then.exists()


@pytest.mark.sqlite_alone
async def test_without_backups_of_the_bots_own_it_is_said_when_the_window_is_over(
    town: Town,
) -> None:
    case_id = await ended(town)
    town.running.services.backups.since = None
    await swept(town, SAID - timedelta(days=1))
    early = await said_of(town, case_id)
    await swept(town, SAID)

    assert early == [EMPTIED]
    assert await said_of(town, case_id) == [EMPTIED, SHREDDED]
    await swept(town, SAID + timedelta(days=100))
    assert await said_of(town, case_id) == [EMPTIED, SHREDDED]


async def test_while_its_key_is_there_it_is_never_said(town: Town) -> None:
    """As where the key's month was put off: the look goes on, day by day."""
    await closed(town)
    case_id = (await near_miss(town)).header.id
    for day in (CLOSED, WARNED, soon(1)):
        await look(town, day)
    await swept(town, SAID + timedelta(days=200))

    assert await said_of(town, case_id) == [EMPTIED]
    assert town.running.store.damaged == frozenset()
