"""How `tests/data/golden_store_cee4506` came about: the whole bot wrote it, at that commit.

    .venv/bin/python -m tests.frozen.make_store

It presses what the cards of that commit showed. With today's cards it stops at the first button
that is there no longer, and what it wrote would be today's store: so it cannot make that one again,
and is not to. It did in a checkout of bdd1529b, whose bot is that of cee4506. It is kept so that a
reader sees what is in the store and why, and its scenes go into later ones.

Its `expected.json` says what every case in it amounts to, and what came of everything as
`tests/frozen/carrying_on.py` went on from there.
"""

import asyncio
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.agreements.standing import happened
from bot.work import Work
from governance.agreements.facts import (
    AgreementFact,
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NoticeWithdrawn,
    RegistrationRecorded,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    VersionProposed,
)
from governance.agreements.model import ContactStatus
from governance.keys import PartyKey
from governance.moments import london
from tests.adapters.mail_server import Post, mail_server
from tests.bot.complaining import FIRST, complains
from tests.bot.file_offers import says_yes
from tests.bot.mailing import CA, by_mail
from tests.bot.near_missing import CARD as NEAR_MISS_CARD
from tests.bot.near_missing import report as nearly
from tests.bot.requesting import CARD as REQUEST_CARD
from tests.bot.requesting import HELP_ME, TICKS, record
from tests.bot.town import CARD_1, NINE, NOBODY, Town, pristine_store
from tests.frozen.carrying_on import ENDED, GOLDEN, KEY, TURNS, write_expected
from tests.frozen.golden_town import CHATS, golden_town, kept_by_teams

README = """# A store as the bot of cee4506 left it, frozen

Invented data, invented people, and a root key that protects nothing else. The bot was ended in the
middle of a day: cases of each kind in every standing, drafts with their notes, due rows, and
messages of every kind that wait because Teams and the mail did not answer.

`store/igdesk.db` the database · `keys/ring.json` its key ring · `root_key.hex` its root key ·
`chats.json` what people's chats showed, which Teams keeps · `turns.json` activities that Teams may
deliver again, with how they were answered · `expected.json` what it all amounts to.

Made by `tests/frozen/make_store.py`; never make it again. `tests/frozen/test_frozen_store.py` goes
on from here with whatever the bot is now.
"""
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
BUSY = "451 4.3.0 please try again later"
JOINT = {"where": "partnership", "went_wrong": "lost"}
DETAILS = {
    "organisations": "SCC,POL,supplier",
    "whose": "children,family",
    "how_many": "2_10",
    "information": "address,health",
    "contained": "partly",
    "what_was_done": "The neighbour gave it back.",
}
DECISION = {
    "outcome": "record_only",
    "reason": "No risk to anyone.",
    "aware_on": "2026-11-22",
    "aware_why": "It was on the desk the day before.",
}
OUTCOME = {
    "result": "upheld",
    "outcome": "We said sorry.",
    "told_on": "2026-11-23",
    "regulator": "true",
}


# The agreement


def agreement_facts() -> tuple[AgreementFact, ...]:
    """What nobody in this town can press."""
    day = london(NINE).date() - timedelta(days=4)
    return (
        ContactChanged(
            party=PartyKey("ICB"),
            status=ContactStatus.NAMED,
            name="An Invented Contact",
            post="Head of IG",
        ),
        RegistrationRecorded(controller="SCC", number="Z1234567", charge_period_starts=day),
        VersionProposed("1.2", day, "Office", "The law has changed", HASH),
        SignatureAsked((PartyKey("SCC"), PartyKey("POL"), PartyKey("ICB")), "1.2"),
        SignatureRecorded(PartyKey("SCC"), "1.2", day, "An Invented Director", "Director", HASH),
        SignatureDeclined(PartyKey("POL"), "1.2", "Our lawyers are reading it."),
        ContactConfirmed(PartyKey("YOS")),
        NoticeServed(PartyKey("ICB"), day, day + timedelta(days=100), "9.0"),
        NoticeWithdrawn("It was recorded by mistake."),
    )


async def agreement(town: Town) -> None:
    """Answers to the review, and what nobody here can press."""
    sara, imran, joan = town["Sara"], town["Imran"], town["Joan"]
    await imran.presses("Change needed")
    await imran.presses("Send", what="Section 3", why="The law has changed.")
    await imran.presses("Yes, it is me")
    await sara.presses("Not me")
    await sara.presses("Send", who="The chief social worker")
    for what in agreement_facts():
        await _happened(town, what)
    await joan.says("agreement review")


async def _happened(town: Town, what: AgreementFact) -> None:
    """An event of the agreement's, saved as the bot saves it."""
    services, now = town.running.services, town.clock.now()
    await town.running.store.write(lambda unit: happened(Work(unit, services, now), NOBODY, what))
    await town.settle()


# The cases, each kind in every standing


async def _breaches(town: Town) -> None:
    """BR-1 joint with details, a correction and messages; BR-2 decided; BR-3 taken back, and
    somebody is out of it; BR-4 with the SIRO alone.
    """
    priya, tom, grace = town["Priya"], town["Tom"], town["Grace"]
    await town.reports(changes=JOINT)
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
    await town.reports()
    await tom.says("acknowledge BR-2026-0002")
    await tom.says("decide BR-2026-0002")
    await tom.presses("Record the decision", DECISION)
    await town.reports(changes={"danger": "yes", "went_wrong": "seen"})
    await grace.says("conflict BR-2026-0003")
    await grace.presses("Step aside")
    await priya.says("withdraw BR-2026-0003")
    await priya.presses("Withdraw it", why="It was our own address.")
    town.refuses("David", *(web.Response(status=403) for _ in range(4)))
    await priya.says("report a breach")
    await priya.presses("Send, but not to my IG lead", CARD_1)


async def near_misses(town: Town) -> None:
    """NM-1 closed, NM-2 acknowledged, NM-3 taken back; NM-4 comes later."""
    tom, priya = town["Tom"], town["Priya"]
    for _ in range(3):
        await nearly(town)
    await tom.says("acknowledge NM-2026-0001")
    await tom.says("lesson NM-2026-0001")
    await tom.presses("Record what was learnt", lesson="We check the list twice now.")
    await tom.says("acknowledge NM-2026-0002")
    await priya.says("correct NM-2026-0002")
    await priya.presses("Send the correction", stopped="luck")
    await priya.says("withdraw NM-2026-0003")
    await priya.presses("Withdraw it", why="I recorded it twice.")


async def complaints(town: Town) -> None:
    """CP-1 answered, CP-2 written to, CP-3 put to the group; CP-4 passed on; CP-5 taken back."""
    tom, imran, priya = town["Tom"], town["Imran"], town["Priya"]
    await complains(town, someone_else="A manager", own_reference="ABC/1")
    await tom.says("acknowledge CP-2026-0001")
    await tom.says("letter CP-2026-0001")
    await tom.presses("I have sent it", sent_on="2026-11-23")
    await tom.says("note CP-2026-0001")
    await tom.presses("Keep the note", note="We asked the school.", told="true")
    await tom.says("decide CP-2026-0001")
    await tom.presses("Record the outcome", OUTCOME)
    await tom.says("lesson CP-2026-0001")
    await tom.presses("Record what was learnt", lesson="We check the school.")
    await complains(town, received="2026-10-20", speaks_for="child")
    await tom.says("acknowledge CP-2026-0002")
    await tom.says("received CP-2026-0002")
    await tom.presses("Correct the day", received="2026-10-21", reason="The stamp says so.")
    await complains(town, about="SCC,POL")
    await tom.says("acknowledge CP-2026-0003")
    await tom.says("ask the group CP-2026-0003")
    await imran.presses("Say who")
    await imran.presses("Send the answer", best_placed="SCC", task_reason="They hold it all.")
    await complains(town, about="POL")
    await tom.says("pass it CP-2026-0004")
    await tom.presses("Pass it on", agrees="true")
    await complains(town)
    reference = "CP-2026-0006"
    await priya.says(f"withdraw {reference}")
    await priya.presses("Withdraw it", why="They took it back themselves.")


async def requests(town: Town) -> None:
    """RQ-1 paused, and a partner asked whether it may be released; RQ-2 with two partners asked,
    one answered; RQ-3 another right; RQ-4 taken back; RQ-5 replied to; RQ-6 has no one yet.
    """
    tom, imran, priya = town["Tom"], town["Imran"], town["Priya"]
    await record(town)
    await tom.says("acknowledge RQ-2026-0001")
    await tom.says("RQ-2026-0001 clarification asked 4/11/2026")
    await tom.says("ask partners RQ-2026-0001")
    await tom.presses("Ask them", {"parties": "POL"})
    await record(town, changes={"which": "foi", "own_reference": ""})
    await tom.says("acknowledge RQ-2026-0002")
    await tom.says("ask partners RQ-2026-0002")
    await tom.presses("Ask them", {"parties": "POL,ICB", "brief": "What do you hold since May?"})
    await imran.says("RQ-2026-0002 we hold something: two maps, with the rural team")
    await record(town, changes={"which": "not_sure"})
    await priya.presses("Send", HELP_ME)
    await tom.says("acknowledge RQ-2026-0003")
    await tom.says("another right RQ-2026-0003")
    await tom.presses("Record it", right="erasure", reason="It asks us to delete it.")
    await record(town)
    await priya.says("withdraw RQ-2026-0004")
    await priya.presses("Withdraw it", why="I recorded it twice.")
    await record(town)
    await tom.says("acknowledge RQ-2026-0005")
    await tom.says("RQ-2026-0005 identity asked 4/11/2026")
    await tom.says("RQ-2026-0005 identity confirmed 9/11/2026")
    await _step(town, "extend", "RQ-2026-0005", {"on": "2026-11-20", "reason": "Nine files."})
    await _step(town, "reply sent", "RQ-2026-0005", {"on": "2026-11-23", **TICKS})
    await record(town, changes={"which": "rectification"})
    await record(town, changes={"which": "foi", "received": "2026-11-03"})
    await tom.says("RQ-2026-0007 fee asked 4/11/2026")
    await tom.says("RQ-2026-0007 fee paid 9/11/2026")
    refusal = {"on": "2026-11-20", "reason": "An exemption.", "rights_told": "true"}
    await _step(town, "refuse", "RQ-2026-0007", refusal)
    await record(town, changes={"whose": "elsewhere"})
    await tom.says("do we hold it RQ-2026-0008")
    elsewhere = {"whose": "elsewhere", "to": "UHNM", "on": "2026-11-23"}
    await tom.presses("Record it", elsewhere)


async def _step(town: Town, step: str, reference: str, answers: Mapping[str, str]) -> None:
    await town["Tom"].says(f"{reference} {step}")
    await town["Tom"].presses("Record it", answers)


# What is begun and not sent


async def drafts(town: Town) -> None:
    """One of every flow, with every note that a draft can have."""
    await town["Owen"].says("report a breach")
    await town["Owen"].presses("Send", {**CARD_1, "noticed": "before", "noticed_on": "2027-01-01"})
    await town["Ruth"].says("report a near miss")
    await town["Ruth"].presses("Send", {**NEAR_MISS_CARD, "got_out": "yes"})
    await town["Sara"].says("report a near miss")
    await town["Sara"].presses("Send", {**NEAR_MISS_CARD, "got_out": ""})
    await town["Neil"].says("record a complaint")
    await town["Neil"].presses("Next", {**FIRST, "allegation": "yes", "how": ""})
    await town["Neil"].presses("The LADO has been told: carry on")
    await town["Karl"].says("record a request")
    await town["Karl"].presses("Send", {**REQUEST_CARD, "which": "not_sure"})
    await town["Lena"].says("record a complaint")
    await town["Lena"].presses("Next", FIRST)
    await town["Nia"].says("report a breach")
    await town["Nia"].says("no")
    await town["Zed"].says("report a near miss")  # whom nobody has met before
    await town["Zed"].presses("Send", NEAR_MISS_CARD)


# What waits when the bot ends


async def unsent(town: Town, post: Post) -> None:
    """Teams and the mail do not answer any more: rows of every kind wait."""
    tom, priya, dana, sara = town["Tom"], town["Priya"], town["Dana"], town["Sara"]
    await tom.says("letters RQ-2026-0001")
    await tom.presses("Acknowledgement")
    await tom.presses("Get the Word file")
    await priya.says("report a breach")
    await dana.says("report a near miss")
    town.refusals.out_of_order = True
    post.answers.extend([BUSY] * 1000)
    await priya.presses("Send", CARD_1)  # BR-5: nobody has heard of it yet
    await dana.presses("Send", NEAR_MISS_CARD)  # NM-4
    await tom.presses("I have it")  # of what Tom heard of last
    await says_yes(town, tom)
    await sara.says("help")
    await dana.says("deadline foi 20/11/2026")


async def turns(town: Town) -> list[dict[str, object]]:
    """Activities that Teams may deliver again, each with how it was answered."""
    priya, nia, dana, grace = town["Priya"], town["Nia"], town["Dana"], town["Grace"]
    await grace.says("report a near miss")
    await priya.says("report a breach")
    await dana.says("report a breach")
    await nia.says("report a breach")
    sent = [
        grace.pressed("Send", NEAR_MISS_CARD),  # what it was answered does not change
        priya.pressed("Send", CARD_1),
        dana.pressed("Send", CARD_1, submit=True),
        nia.typed("no"),
        nia.typed("A letter went to the wrong house."),
    ]
    done: list[dict[str, object]] = []
    for activity in sent:
        answer = await town.post(activity)
        await town.settle()
        done.append({"activity": activity, "answer": list(answer)})
    return done


# All of it


async def write(folder: Path) -> list[dict[str, object]]:
    """The store of a morning, in `folder`; the activities that may come again."""
    pristine_store(folder, told=False)
    async with (
        mail_server(CA, passwords=True) as post,
        golden_town(folder, NINE, by_mail(folder, post)) as town,
    ):
        await town.running.catch_up()
        for scene in (agreement, _breaches, near_misses, complaints, requests, drafts):
            await scene(town)
            await town.goes_on(minutes=5)
        again = await turns(town)
        await town.goes_on(minutes=16)
        await unsent(town, post)
        await town.goes_on(seconds=(ENDED - town.clock.now()).total_seconds())
        (folder / CHATS).write_text(
            json.dumps(kept_by_teams(town), ensure_ascii=False, separators=(",", ":")),
            encoding="utf-8",
        )
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
    write_expected()


if __name__ == "__main__":
    make()
