"""Backups by themselves: once a day while people work, noted, and said where they fail."""

from datetime import timedelta
from typing import Any

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_backup import backups as finding
from bot.commands.doctor_backup import restored
from bot.store_keys import open_ring
from bot.watch.backups import BackupNote, BackupRounds, noted
from bot.watch.rounds import others
from bot.watch.vitals import Alarm
from governance.policy import BACKUP_EVERY, BACKUP_LATE
from storage.backup_folders import Places, made_in
from storage.errors import DiskFull
from storage.held import Held
from storage.proving import prove
from tests.bot.town import NINE, Town, settings_in


def rounds(town: Town, **changes: Any) -> BackupRounds:
    settings = settings_in(town.folder)
    services = town.running.services
    return BackupRounds(
        town.running.store,
        services.clock,
        services.backups,
        settings.database,
        settings.database,
        settings.ring,
        places(town),
        **changes,
    )


def places(town: Town) -> Places:
    return Places(town.folder / "safe", town.folder / "ring safe")


def full(**_asked: object) -> None:
    raise DiskFull


@pytest.mark.sqlite_alone
async def test_one_a_day_is_made_beside_the_bot_and_can_be_restored(town: Town) -> None:
    await town.reports()
    looks = rounds(town)
    for _ in range(3):
        await looks.look()
    once = len(made_in(places(town).databases))
    town.clock.forward(BACKUP_EVERY)
    await looks.look()
    newest, *older = made_in(places(town).databases)
    settings = settings_in(town.folder)
    proof = prove(newest.path, beside=settings.database, ring=open_ring(settings))

    assert once == 1
    assert len(older) == 1
    assert len(made_in(places(town).rings)) == 2
    assert proof.holds
    assert await town.look(noted) == BackupNote(town.clock.now())


@pytest.mark.sqlite_alone
async def test_one_that_fails_is_noted_and_tried_again_and_calls_for_somebody_in_time(
    town: Town,
) -> None:
    services = town.running.services
    await rounds(town, make=full).look()
    tried = await town.look(noted)
    at_once = Alarm.BACKUP in others(services)
    town.clock.forward(BACKUP_LATE)
    await rounds(town, make=full).look()
    in_time = Alarm.BACKUP in others(services)
    await rounds(town).look()

    assert tried is not None
    assert "disk is full" in tried.failed
    assert (at_once, in_time) == (False, True)
    assert Alarm.BACKUP not in others(services)
    assert await town.look(noted) == BackupNote(town.clock.now())


async def test_where_no_place_is_set_nothing_calls_for_anybody(town: Town) -> None:
    town.clock.forward(timedelta(days=400))

    assert Alarm.BACKUP not in others(town.running.services)


@pytest.mark.sqlite_alone
@pytest.mark.parametrize(
    ("age", "tried", "state", "says"),
    [
        pytest.param(None, None, State.WRONG, "there is none yet", id="none"),
        pytest.param(timedelta(hours=3), None, State.OK, "23 November 2026 at", id="one of today"),
        pytest.param(BACKUP_LATE, None, State.WRONG, "too old", id="old"),
        pytest.param(
            timedelta(hours=30),
            BackupNote(NINE, "the disk is full"),
            State.NOTE,
            "the last try failed: the disk is full",
            id="a try that failed",
        ),
    ],
)
async def test_doctor_says_how_old_the_newest_is(
    town: Town, age: timedelta | None, tried: BackupNote | None, state: State, says: str
) -> None:
    if age is not None:
        await rounds(town).look()
    found = finding(places(town), tried, NINE + (age or timedelta()))

    assert found.state is state
    assert says in found.says


def test_doctor_says_that_none_is_made_and_how_to_begin() -> None:
    found = finding(None, None, NINE)

    assert found.state is State.NOTE
    assert "IGDESK_BACKUPS" in found.do


def test_doctor_says_whether_a_restored_store_is_held_back() -> None:
    held = Held(NINE - timedelta(days=1), NINE)
    (now,), (then,) = restored(held), restored(held.released_at(NINE))

    assert (now.state, then.state) == (State.WRONG, State.OK)
    assert "igdesk restore release" in now.do
    assert list(restored(None)) == []
