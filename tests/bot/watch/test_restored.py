"""A restored store tells nobody anything and takes no turn until an administrator releases it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.post.outbox_messages import notify
from bot.store_keys import open_ring
from bot.watch.restored import is_held, release, restore_of
from bot.watch.vitals import Alarm
from bot.work import Work
from governance.keys import PartyKey
from governance.kinds import KINDS
from governance.outbox_message import TextBody, ToPerson
from storage.backup import back_up
from storage.backup_folders import Backup, Places
from storage.held import RESTORED
from storage.restore import Place, restore
from storage.unit import Unit
from tests.bot.town import CARD_1, Town, settings_in
from tests.bot.town import town as open_town

WAITED = "This waited when the backup was made."
NOT_YET = "I have just been put back from a backup"


def backup_of(town: Town) -> Backup:
    """A backup of a town that lives on."""
    settings = settings_in(town.folder)
    return back_up(
        database=settings.database,
        beside=settings.database,
        ring_file=settings.ring,
        ring=open_ring(settings),
        to=Places(town.folder / "safe", town.folder / "ring safe"),
        now=town.clock.now(),
    )


def waits(town: Town, unit: Unit) -> None:
    """Something to be told, which has not gone when the backup is made."""
    work = Work(unit, town.running.services, town.clock.now())
    notify(work, ToPerson(town["Tom"].person), TextBody(WAITED), key="waits", party=PartyKey("SCC"))


def restored(town: Town, backup: Backup) -> None:
    """Put it where the lost database was; the ring and its marks are there still."""
    settings = settings_in(town.folder)
    for file in settings.database.parent.iterdir():
        file.unlink()
    to = Place(
        settings.database,
        settings.ring,
        open_ring(settings),
        town.running.services.agreement.keys,
        tuple(kind.prefix for kind in KINDS),
    )
    restore(backup.path, to, now=town.clock.now(), ids=town.running.services.new_id)


def let_go(town: Town, unit: Unit) -> None:
    held = restore_of(unit)
    assert held is not None
    release(unit, held, town.running.services.agreement.keys[0], town.clock.now())


async def test_nothing_is_sent_and_nobody_is_left_in_silence_until_it_is_released(
    tmp_path: Path, pristine: Path
) -> None:
    async with open_town(tmp_path, pristine=pristine) as town:
        await town.reports()
        await town.running.store.write(lambda unit: waits(town, unit))
        backup = backup_of(town)
        lost = await town.reports()
        await town.goes_on(hours=3)
        once = [line for _, _, line in town.heard()].count(WAITED)
        said = len(town.received())
    restored(town, backup)

    async with open_town(tmp_path, pristine=pristine, after=town, chats=town.chats) as again:
        planned = await again.due()
        again.clock.forward(timedelta(hours=3))
        await again.running.catch_up()
        silent = len(again.received()) == said
        undone = await again.due() == planned
        alarms = await pages(again)
        await again["Priya"].says("report a breach")
        answered = again.heard()[-1]
        cases = await again.how_many()
        await again.running.store.write(lambda unit: let_go(again, unit))
        still = len(again.received())
        await again.running.catch_up()
        quiet = len(again.received()) == still  # this process was told that it is held back

    async with open_town(tmp_path, pristine=pristine, after=again, chats=town.chats) as freed:
        await freed.running.catch_up()
        told = [line for _, who, line in freed.heard() if line == WAITED]
        done = await freed.due() != planned
        new = await freed.reports(changes=CARD_1)

    assert silent
    assert alarms == {"ready": "restored", "alarm": True}
    assert answered[1:] == ("Priya", answered[2])
    assert answered[2].startswith(NOT_YET)
    assert cases == 1
    assert quiet
    assert told == [WAITED] * (once + 1)  # once more: that it went before, the backup did not know
    assert (undone, done) == (True, True)
    assert new.header.reference > lost.header.reference


async def pages(town: Town) -> dict[str, object]:
    """What whoever watches from outside is told."""
    ready = await town.session.get(town.bot_url.replace("/api/messages", "/readyz"))
    alarm = await town.session.get(town.bot_url.replace("/api/messages", "/alarmz"))
    assert ready.status == 200  # whoever writes must hear whom to phone
    assert alarm.status == 503
    named = Alarm.RESTORED in (await alarm.json())["alarms"]
    return {"ready": (await ready.json()).get("held"), "alarm": named}


async def test_a_card_that_is_pressed_meanwhile_stays_and_says_whom_to_phone(town: Town) -> None:
    await town["Priya"].says("report a breach")
    town.running.services.held.on = True
    said = await town["Priya"].presses("Send", CARD_1)

    assert NOT_YET in str(said)
    assert await town.how_many() == 0


@pytest.mark.sqlite_alone
async def test_a_note_that_was_changed_holds_everything_back(town: Town) -> None:
    await town.running.store.write(lambda unit: unit.meta.set(RESTORED, "{}"))
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as disk, disk:
        disk.execute("UPDATE meta SET value = '[]' WHERE id = 'restored'")

    assert await town.look(is_held)
