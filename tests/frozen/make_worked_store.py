"""How `tests/data/golden_store_0e42c97` came about: the whole bot wrote it, at that commit.

    .venv/bin/python -m tests.frozen.make_worked_store

It has what `make_store` could not have yet: breaches worked on to their end, and on the way there.
Kept so that a reader sees what is in the store and why; never make that store again. As with
`make_store`, only a checkout of its time could: 7ca50c53.
"""

import asyncio
import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from aiohttp import web

from tests.adapters.mail_server import mail_server
from tests.bot.mailing import CA, by_mail
from tests.bot.town import CARD_1, NINE, Town, pristine_store
from tests.frozen.carrying_on import ENDED, KEY, TURNS
from tests.frozen.golden_town import CHATS, golden_town, kept_by_teams
from tests.frozen.items import write_items
from tests.frozen.make_store import (
    DETAILS,
    agreement,
    complaints,
    drafts,
    near_misses,
    requests,
    turns,
    unsent,
)
from tests.frozen.worked_store import EXPECTED, GOLDEN, stored

README = """# A store as the bot of 0e42c97 left it, frozen

Invented data, invented people, and a root key that protects nothing else. The bot was ended in the
middle of a day: breaches open, decided, closed, opened again and part of another; their duties
open, done and late; partners asked; cases of the other kinds in every standing; drafts with their
notes, due rows, and messages of every kind that wait because Teams and the mail did not answer.

`store/igdesk.db` the database · `keys/ring.json` its key ring · `root_key.hex` its root key ·
`chats.json` what people's chats showed, which Teams keeps · `turns.json` activities that Teams may
deliver again, with how they were answered · `expected.json` what it holds.

Made by `tests/frozen/make_worked_store.py`; never make it again.
`tests/frozen/test_worked_store.py` goes on from here with whatever the bot is now.
"""
TRUSTED = {"who_has_it": "worker", "danger": "no"}
RECORD = {"likely": "unlikely", "outcome": "record_only", "reason": "One of our own has it."}
TELL = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}
NOT_ONE = {"likely": "unlikely", "outcome": "not_a_breach", "reason": "It never left us."}
TOLD = {"how": "form", "more": "yes"}
BACK = {"ended": "back", "holder": "party"}
SHORT = {"back": "yes", "harmed": "no", "cause": "address", "lesson": "Check the address twice."}
WHOLE = {
    "cause": "not_checked",
    "effect": "Two families had to be told.",
    "action": "A second look before it goes.",
    "action_who": "The duty team",
    "action_by": "2026-12-07",
    "lesson": "A second look helps.",
    "broken": "no",
}


async def _reported(town: Town) -> None:
    """BR-1 corrected, added to and written about; BR-2 taken back; BR-3 with the SIRO alone."""
    priya, tom, grace = town["Priya"], town["Tom"], town["Grace"]
    await town.reports("Priya", {"went_wrong": "lost"})
    await priya.says("details BR-2026-0001")
    await priya.presses("Add these details", DETAILS)
    await priya.says("correct BR-2026-0001")
    await priya.presses("Send the correction", danger="not_sure")
    await tom.says("acknowledge BR-2026-0001")
    await tom.says("message BR-2026-0001")
    await tom.presses("Send the message", text="Was the envelope open?")
    await priya.says("read BR-2026-0001")
    await priya.presses("Send the message", text="No, it was sealed.")
    await tom.says("name BR-2026-0001")
    await tom.presses("Name them", who=grace.id)
    await town.reports("Priya", {"danger": "yes", "went_wrong": "seen"})
    await grace.says("conflict BR-2026-0002")
    await grace.presses("Step aside")
    await priya.says("withdraw BR-2026-0002")
    await priya.presses("Withdraw it", why="It was our own address.")
    town.refuses("David", *(web.Response(status=403) for _ in range(4)))
    await priya.says("report a breach")
    await priya.presses("Send, but not to these", {**CARD_1, **town.not_to()})


async def _to_the_end(town: Town) -> None:
    """BR-4 closed short; BR-5 closed whole, its action open; BR-6 closed and opened again."""
    tom = town["Tom"]
    await _decided(town, "BR-2026-0004", RECORD)
    await tom.says("finish BR-2026-0004")
    await tom.presses("Close it", SHORT)
    await _decided(town, "BR-2026-0005", TELL)
    await tom.says("told BR-2026-0005")
    await tom.presses("It has been told", {**TOLD, "more": "no", "reference": "IC-7"})
    await tom.says("get it back BR-2026-0005")
    await tom.presses("Write it down", BACK)
    await tom.says("finish BR-2026-0005")
    await tom.presses("Close it", WHOLE)
    await _decided(town, "BR-2026-0006", RECORD)
    await tom.says("finish BR-2026-0006")
    await tom.presses("Close it", SHORT)
    await tom.says("reopen BR-2026-0006")
    await tom.presses("Open it again", why="It had been copied.")


async def _on_the_way(town: Town) -> None:
    """BR-7 told to the regulator, which set a date, with the people still to tell; BR-8 at a
    supplier's, with partners asked; BR-9 and BR-10 one incident; BR-11 and BR-12 decided, open.
    """
    tom, sara, imran = town["Tom"], town["Sara"], town["Imran"]
    await _decided(town, "BR-2026-0007", TELL, {"who_has_it": "relative"})
    await tom.says("told BR-2026-0007")
    await tom.presses("It has been told", TOLD)
    await tom.says("they set a date BR-2026-0007")
    await tom.presses("Remind us of this", by="2026-12-01")
    await tom.says("tell the people BR-2026-0007")
    await tom.presses("Choose these people", people="child,other_parent", at_once="")
    await sara.presses("Is it safe to tell them?")
    safe = {"safe_child": "only_this_way", "safe_other_parent": "not_yet"}
    way = {"way": "Through her worker, on a Tuesday.", "again": "2026-11-27"}
    await sara.presses("That is my answer", {**safe, **way})
    await _decided(town, "BR-2026-0008", TELL, {"where": "supplier"})
    await tom.says("supplier BR-2026-0008")
    await tom.presses("Keep what came", came="what,when")
    await tom.says("tell parties BR-2026-0008")
    await tom.presses("Tell those I ticked", parties="POL,ICB")
    await imran.presses("We hold a copy")
    await town.reports("Priya")
    await town.reports("Owen")
    await tom.says("same incident BR-2026-0010")
    first = await town.case("BR-2026-0009")
    await tom.presses("Join it to this one", other=first.header.id)
    await _decided(town, "BR-2026-0011", NOT_ONE)
    await _decided(town, "BR-2026-0012", {**TELL, "likely": "serious"})


async def _decided(
    town: Town, reference: str, decision: dict[str, str], changes: dict[str, str] = TRUSTED
) -> None:
    await town.reports("Priya", changes)
    await town["Tom"].says(f"acknowledge {reference}")
    await town["Tom"].says(f"decide {reference}")
    await town["Tom"].presses("Record the decision", decision)


async def write(folder: Path) -> list[dict[str, object]]:
    """The store of a morning, in `folder`; the activities that may come again."""
    pristine_store(folder, told=False)
    async with (
        mail_server(CA, passwords=True) as post,
        golden_town(folder, NINE, by_mail(folder, post)) as town,
    ):
        await town.running.catch_up()
        breaches = (_reported, _to_the_end, _on_the_way)
        for scene in (agreement, *breaches, near_misses, complaints, requests, drafts):
            await scene(town)
            await town.goes_on(minutes=1)
        again = await turns(town)
        await town.goes_on(minutes=16)
        await unsent(town, post)
        await town.goes_on(seconds=(ENDED - town.clock.now()).total_seconds())
        chats = json.dumps(kept_by_teams(town), ensure_ascii=False, separators=(",", ":"))
        (folder / CHATS).write_text(chats, encoding="utf-8")
    return again


def make() -> None:
    """The golden store, where there is none: one that is there is never made again."""
    if GOLDEN.exists():
        raise SystemExit(f"{GOLDEN.name} is there already, and stays as it is")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "town"
        again = asyncio.run(write(folder))
        with closing(sqlite3.connect(folder / "store" / "igdesk.db")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.execute("VACUUM")
        for name in ("store/igdesk.db", "keys/ring.json", CHATS):
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / name, GOLDEN / name)
        key = (folder / "root" / "root.key").read_bytes()
    (GOLDEN / KEY).write_text(key.hex() + "\n")
    (GOLDEN / TURNS).write_text(json.dumps(again, ensure_ascii=False, indent=1) + "\n")
    (GOLDEN / "README.md").write_text(README)
    write_items(GOLDEN / EXPECTED, stored())


if __name__ == "__main__":
    make()
