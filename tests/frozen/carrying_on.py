"""Going on where the golden store ends, with the whole bot: what is read, done, shown and kept."""

import asyncio
import json
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters.clock import new_id
from bot.store_keys import root_key
from simulator.chats import Json
from storage.open_store import open_store
from tests.adapters.mail_server import Post, mail_server
from tests.bot.complaining import SECOND
from tests.bot.mailing import CA, by_mail
from tests.bot.requesting import HELP_ME
from tests.bot.resident import Resident, pressable
from tests.bot.town import CARD_1, NINE, Town, settings_in
from tests.breach_forms import AGREEMENT
from tests.cards import inputs, words
from tests.frozen.conversations import recognisable_ids, shown_since, without_ids
from tests.frozen.golden_town import CHATS, golden_town
from tests.frozen.held import held
from tests.frozen.items import write_items

GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_cee4506"
TURNS, EXPECTED, KEY = "turns.json", "expected.json", "root_key.hex"
ENDED = NINE + timedelta(minutes=50)
"""When the bot that wrote the store was ended."""
FIRST_OR_SECOND = re.compile(r"(?<=If nobody presses “I have it” by ).*|not sent yet$|delivered.*$")
AGAIN = ENDED + timedelta(minutes=5)
"""When it is started again: before anything else falls due."""

Done = Awaitable[object]
NO_STORY = {**CARD_1, "what_happened": ""}
WHO = {"who_has_it": "worker"}
"""What was not asked yet when the store was written."""
DECISION = {
    "likely": "not_known",
    "outcome": "tell_ico",
    "reason": "Addresses reached someone who may pass them on.",
}
LATE = {"how": "form", "more": "no", "delay_reason": "It came on a Friday."}
OUTCOME = {
    "result": "partly",
    "outcome": "Half of it.",
    "told_on": "2026-11-23",
    "regulator": "true",
}
OPENED = (
    *(f"BR-2026-000{n}" for n in (2, 3, 5)),
    *(f"NM-2026-000{n}" for n in (1, 2, 3)),
    *(f"CP-2026-000{n}" for n in (1, 2, 3, 4, 6)),
    *(f"RQ-2026-000{n}" for n in range(1, 9)),
)


def put_in(folder: Path, golden: Path = GOLDEN) -> Path:
    """A copy of the store, as a bot finds it."""
    folder.mkdir()
    for name in ("store", "keys"):
        shutil.copytree(golden / name, folder / name)
        for path in (folder / name).iterdir():
            path.chmod(0o600)
    shutil.copy(golden / CHATS, folder / CHATS)
    settings = settings_in(folder)
    settings.root_key_file.parent.mkdir(parents=True)
    settings.root_key_file.touch(mode=0o600)
    settings.root_key_file.write_bytes(bytes.fromhex((golden / KEY).read_text().strip()))
    return folder


def as_stored(folder: Path) -> dict[str, Any]:
    """What the present code reads in it, before any bot runs."""
    settings = settings_in(folder)
    store = open_store(
        database=settings.database,
        ring=settings.ring,
        root_key=root_key(settings).load,
        parties=AGREEMENT.keys,
        now=ENDED,
        ids=new_id,
        simulated=True,
    )
    with closing(store):
        found = store.read(lambda unit: held(unit, ENDED))
        assert store.damaged == frozenset()
        assert store.inspect().damaged == ()
    return found


async def carried_on(folder: Path, stored: dict[str, Any]) -> dict[str, Any]:
    """By step: what each person was shown then; and what the store holds in the end, of each
    case what has happened since it was `stored`.
    """
    turns: list[Json] = json.loads((GOLDEN / TURNS).read_text(encoding="utf-8"))
    with recognisable_ids():
        async with (
            mail_server(CA, passwords=True) as post,
            golden_town(folder, AGAIN, by_mail(folder, post)) as town,
        ):
            steps = [one async for one in _steps(town, post, turns)]
            now = town.clock.now()
            kept = await town.look(lambda unit: held(unit, now))
            assert town.running.store.damaged == frozenset()
    for reference, case in stored["cases"].items():
        now_on = kept["cases"][reference]
        assert now_on["history"][: len(case["history"])] == case["history"]
        del now_on["history"][: len(case["history"])]
    went: dict[str, Any] = without_ids({**dict(steps), **_parts("in the end", kept)})
    return went


def _parts(when: str, kept: dict[str, Any]) -> dict[str, Any]:
    """Every case an item of its own, and everything else."""
    rest = {f"{when}: {name}": one for name, one in kept.items() if name != "cases"}
    return {**{f"{when}: {name}": case for name, case in kept["cases"].items()}, **rest}


async def _steps(town: Town, post: Post, turns: list[Json]) -> AsyncIterator[tuple[str, Any]]:
    await town.running.catch_up()
    yield (
        "everything that waited",
        {"shown": _shown(town, _before(town.folder)), "mail": _mail(post)},
    )
    again = []
    for one in turns:
        since = town.chats.stamp
        status, body = await town.post(one["activity"])
        await town.settle()
        again.append({"answer": [status, body], "shown": _shown(town, since)})
    yield "delivered again", again
    for name, doing in _deeds(town):
        since = town.chats.stamp
        answer = await doing()
        yield name, {"answer": _worth_keeping(answer), "shown": _shown(town, since)}
    yield "mail in the end", _mail(post)


def _shown(town: Town, stamp: int) -> dict[str, list[Any]]:
    """What each person was shown, of each card its words and what can be done on it: how cards
    are made is frozen elsewhere. In no order, and changed or not: how often, and which of two that
    go side by side comes first, is the post's affair.
    """
    return {
        name: sorted(map(_lightly, messages), key=_words_of)
        for name, messages in shown_since(town, stamp).items()
    }


def _lightly(message: Json) -> Json:
    cards = [_lighter(card) for card in message["cards"]]
    return {**message, "cards": cards, "changed": bool(message["changed"])}


def _words_of(message: Json) -> str:
    said = {name: message.get(name, "") for name in ("summary", "text")}
    return json.dumps([said, [lines for lines, _, _ in message["cards"]], message["changed"]])


def _lighter(card: Json) -> list[Any]:
    """Without what tells which of two that go side by side came first."""
    lines = [FIRST_OR_SECOND.sub("…", line) for line in words(card).splitlines()[1:]]
    buttons = [[one["title"], one["verb"], _lasting(one["data"])] for one in pressable(card)]
    return [lines, sorted(inputs(card)), buttons]


def _lasting(data: Json) -> Json:
    return {name: one for name, one in data.items() if name not in ("v", "card")}


def _before(folder: Path) -> int:
    """The newest change of the chats as they were put back: one each, and that they are there."""
    kept = json.loads((folder / CHATS).read_text(encoding="utf-8"))
    return 1 + sum(map(len, kept["chats"].values()))


def _worth_keeping(answer: object) -> object:
    return answer if isinstance(answer, dict) else None


def _mail(post: Post) -> list[list[str]]:
    """Every mail, in no order: several go side by side. A seal is left out: each is another."""
    return sorted(
        [str(one["To"]), str(one["Subject"]), _before_a_seal(one.get_content())]
        for one in post.messages
    )


def _before_a_seal(text: str) -> str:
    return text.replace("\r\n", "\n").partition("\nigdesk/")[0]


def _deeds(town: Town) -> list[tuple[str, Callable[[], Done]]]:
    """In order; each is done when it is its turn."""
    return [*_sent(town), *_worked_on(town), *_answered(town), *_as_time_goes(town)]


def _sent(town: Town) -> list[tuple[str, Callable[[], Done]]]:
    """Whatever was begun is carried on with, and sent."""
    owen, ruth, sara = town["Owen"], town["Ruth"], town["Sara"]
    neil, lena, karl, nia = town["Neil"], town["Lena"], town["Karl"], town["Nia"]
    return [
        ("Owen is asked who may have it now", lambda: owen.presses("Send")),
        ("Owen sends what was asked about once", lambda: owen.presses("Send", WHO)),
        ("Ruth carries on", lambda: ruth.says("carry on")),
        ("Ruth sends what began as a near miss", lambda: ruth.presses("Send", NO_STORY)),
        ("Sara carries on", lambda: sara.says("carry on")),
        ("Sara sends", lambda: sara.presses("Send", got_out="certain_not")),
        ("Neil goes on, the LADO told", lambda: neil.presses("Next", how="email")),
        ("Neil sends", lambda: neil.presses("Send", SECOND)),
        ("Lena begins anew", lambda: lena.says("record a complaint")),
        ("Lena carries on", lambda: lena.presses("Carry on")),
        ("Karl sends, not sure what it is", lambda: karl.presses("Send", HELP_ME)),
        ("Nia goes on by typing", lambda: nia.says("wrong person")),
        ("Nia says who has it", lambda: nia.says("a worker")),
        ("Nia says when", lambda: nia.says("just now")),
        ("Nia says where", lambda: nia.says("with us")),
        ("Nia sends", lambda: nia.says("send")),
        ("Zed is known by now", lambda: town["Zed"].says("my reports")),
    ]


def _worked_on(town: Town) -> list[tuple[str, Callable[[], Done]]]:
    """Old cards are pressed, and old cases opened."""
    tom, priya, grace = town["Tom"], town["Priya"], town["Grace"]
    return [
        ("Tom has the newest", lambda: tom.presses("Acknowledge")),
        ("Tom opens it", lambda: tom.says("open BR-2026-0007")),
        ("Tom decides", lambda: tom.says("decide BR-2026-0007")),
        ("it is decided", lambda: tom.presses("Record the decision", DECISION)),
        ("Tom opens what has everything", lambda: tom.says("open BR-2026-0001")),
        ("Grace leads it, and opens it", lambda: grace.says("open BR-2026-0001")),
        ("Grace is out of another", lambda: grace.says("open BR-2026-0003")),
        ("Priya reads her messages", lambda: priya.says("read BR-2026-0001")),
        ("Priya writes", lambda: priya.presses("Send the message", text="It is back here.")),
        ("Priya adds details", lambda: priya.says("details BR-2026-0001")),
        ("more is known", lambda: priya.presses("Add these details", how_many="one")),
        ("Priya's reports", lambda: priya.says("my reports")),
        ("what was learnt", lambda: priya.says("learnt NM-2026-0001")),
        *((f"Tom opens {one}", _typed(tom, f"open {one}")) for one in OPENED),
        ("Tom writes a letter", lambda: tom.says("letter CP-2026-0002")),
        ("it was sent", lambda: tom.presses("I have sent it", sent_on="2026-11-23")),
        ("Tom records an outcome", lambda: tom.says("outcome CP-2026-0002")),
        ("it has one", lambda: tom.presses("Record the outcome", OUTCOME)),
        ("a lesson of a near miss", lambda: tom.says("lesson NM-2026-0002")),
        ("it is learnt", lambda: tom.presses("Record what was learnt", lesson="Two look now.")),
        ("everything is folded", lambda: tom.says("close")),
    ]


def _answered(town: Town) -> list[tuple[str, Callable[[], Done]]]:
    """What other parties were asked, and the clock of a request."""
    tom, imran, sara, joan = town["Tom"], town["Imran"], town["Sara"], town["Joan"]
    return [
        ("Imran sees what is asked", lambda: imran.says("task RQ-2026-0001")),
        ("Imran answers", lambda: imran.says("RQ-2026-0001 it may be released")),
        ("Imran sees his part", lambda: imran.presses("Open")),
        ("Tom answers the group", lambda: tom.says("CP-2026-0003 we propose SCC: it is ours")),
        ("it was clarified", lambda: tom.says("RQ-2026-0001 clarified 20/11/2026")),
        ("how the date works", lambda: tom.says("explain RQ-2026-0001")),
        ("another right", lambda: tom.says("another right RQ-2026-0006")),
        ("not yet folded", lambda: town.goes_on(minutes=14)),
        ("folded", lambda: town.goes_on(minutes=1)),
        ("Tom replies", lambda: tom.says("RQ-2026-0002 reply sent 23/11/2026")),
        ("the agreement", lambda: joan.says("agreement review")),
        ("what was said", lambda: joan.presses("What was said")),
        ("Sara is asked no more", lambda: sara.says("agreement review")),
    ]


def _as_time_goes(town: Town) -> list[tuple[str, Callable[[], Done]]]:
    """Rungs fire, chases and digests come, the group's time is over, drafts go."""
    tom, priya = town["Tom"], town["Priya"]
    return [
        ("an hour later", lambda: town.goes_on(hours=1)),
        ("the next morning", lambda: town.until("2026-11-24 09:00")),
        ("Tom has one from the digest", lambda: tom.says("acknowledge NM-2026-0003")),
        ("three days later", lambda: town.until("2026-11-26 12:00")),
        ("it is decided late", lambda: tom.says("decide BR-2026-0003")),
        ("it has duties", lambda: tom.presses("Record the decision", DECISION)),
        ("it is told late", lambda: tom.says("told BR-2026-0003")),
        ("and why", lambda: tom.presses("It has been told", LATE)),
        ("two weeks later", lambda: town.until("2026-12-08 12:00")),
        ("it stands in the end", lambda: priya.says("my reports")),
    ]


def _typed(who: Resident, text: str) -> Callable[[], Done]:
    return lambda: who.says(text)


async def everything() -> dict[str, Any]:
    """What is read at first, and all that follows."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = put_in(Path(scratch) / "town")
        stored = as_stored(folder)
        return {**_parts("as stored", stored), **await carried_on(folder, stored)}


def write_expected() -> None:
    """Freeze what came of it."""
    found = asyncio.run(everything())
    write_items(GOLDEN / EXPECTED, found)
