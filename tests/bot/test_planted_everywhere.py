"""Planted text in every answer of every flow is found by Open, and nowhere else.

Searched: the database, its log and its key ring, temporary files, the log at debug level, what was
printed, the health pages, every message, notice and mail; each in many encodings and in archives.
"""

import io
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.adapters.mail_server import Post, authority, mail_server
from tests.bot.planting import boxes, health, in_the_histories, missing, standing
from tests.bot.search import files_in, found_in
from tests.bot.test_mail_rungs import by_mail
from tests.bot.town import CARD_1, REFERENCE, Town
from tests.bot.town import town as make_town

CA, PEM = authority()
BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
NM = "NM-2026-0001"
TYPED, TURNED_OUT = "BR-2026-0002", "BR-2026-0003"

KEPT: Mapping[str, str] = {
    # The breach, card 1, card 2 and the correction
    "what_happened": "Quokka8841é",
    "corrected": "Axolotl7752é",
    "which_one": "Pangolin6663é",
    "what_was_done": "Tapirus5574é",
    "on_behalf": "Cuscus4412é",
    "tell_them": "Bilby9923é",
    # By typing
    "typed": "Echidna3306é",
    # Messages and taking it back
    "question": "Wombat1717é",
    "answered": "Numbat1818é",
    "why": "Quollie1919é",
    # The decision
    "reason": "Okapian4485é",
    "delay_reason": "Gharial3396é",
    "aware_why": "Dugongs2207é",
    "partners_told_who": "Saolaan1118é",
    "ico_reference": "Markhor0029é",
    # The near miss, its lesson, and one that turned out to be a breach
    "would_prevent": "Bandicoot5150é",
    "near_miss": "Pademelon6161é",
    "lesson": "Potoroos7272é",
    "turned_out": "Kakapoan8383é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""

NOT_SENT = {"draft": "Thylacine9494é", "near_miss_draft": "Tuataran1051é"}
"""Kept with what somebody began; shown to nobody."""

NOT_KEPT = {
    "asked_about": "Kookaburra2162é",  # with an NHS number, and not sent again
    "cancelled": "Galahian3273é",
    "out_of_the_blue": "Brolgane4384é",
    "too_long": "Cassowary5495é",
    "in_a_turn_that_failed": "Lorikeet6506é",
}
"""Written, and kept nowhere at all."""

EVERY = {**KEPT, **NOT_SENT, **NOT_KEPT}
NHS_NUMBER = "943 476 5919"  # the NHS's own example
BOXES = {"text", *KEPT} - {
    *("corrected", "typed", "question", "answered", "near_miss", "turned_out")  # in other boxes
}
"""Every box for words on any card of theirs; messages are written in `text`."""


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with mail_server(CA, passwords=True) as made:
        yield made


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything of the process puts its temporary files."""
    made = tmp_path / "scratch"
    made.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(made))
    monkeypatch.setattr(tempfile, "tempdir", None)  # as at the start of a process
    assert tempfile.gettempdir() == str(made)
    return made


@pytest.fixture
async def mailing(
    tmp_path: Path, pristine: Path, said: io.StringIO, post: Post, scratch: Path
) -> AsyncIterator[Town]:
    """The town, with mail, at the debug level."""
    changes = by_mail(tmp_path, post) | {"log_level": "debug", "metrics": True}
    (tmp_path / "ca.pem").write_text(PEM)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


# Every flow


async def plant(town: Town, *, submit: bool) -> None:
    """A day in which everything is written that can be."""
    await _unsent(town, submit=submit)
    await _breach(town, submit=submit)
    await _typed(town)
    await _near_misses(town, submit=submit)
    await _messages(town, submit=submit)
    await town.until("2026-11-24 09:00")
    await _decided(town, submit=submit)
    await _learnt(town, submit=submit)


async def _unsent(town: Town, *, submit: bool) -> None:
    karl, nia, ruth = town["Karl"], town["Nia"], town["Ruth"]
    await karl.says("report a breach")
    await karl.says("no")
    await karl.says(NOT_SENT["draft"])
    await karl.says("near miss")
    await karl.presses("Send", submit=submit, what_happened=NOT_SENT["near_miss_draft"])
    await nia.says(NOT_KEPT["out_of_the_blue"])
    await nia.says("report a breach")
    await nia.presses("Send", submit=submit, what_happened=NOT_KEPT["cancelled"])
    await nia.presses("Send", submit=submit, what_happened=f"{NOT_KEPT['too_long']} " * 500)
    await nia.says("cancel")
    await ruth.says("report a breach")
    asked = f"{NOT_KEPT['asked_about']} {NHS_NUMBER}"
    await ruth.presses("Send", submit=submit, what_happened=asked)
    await ruth.says("no")
    await ruth.says(f"{asked} too")


async def _breach(town: Town, *, submit: bool) -> None:
    priya = town["Priya"]
    first = {"what_happened": KEPT["what_happened"], "where": "supplier"}
    dates = {"noticed": "before", "noticed_on": "2026-11-19"}
    case = await town.reports("Priya", first, submit=submit, **dates)
    assert case.header.reference == REFERENCE
    second = ("which_one", "what_was_done", "on_behalf", "tell_them")
    await priya.presses("Add these details", {f: KEPT[f] for f in second}, submit=submit)
    await priya.says(f"correct {REFERENCE}")
    await priya.presses("Send the correction", submit=submit, what_happened=KEPT["corrected"])


async def _typed(town: Town) -> None:
    for said in ("report a breach", "yes", KEPT["typed"], "lost", "just now", "with us", "send"):
        await town["Owen"].says(said)


async def _near_misses(town: Town, *, submit: bool) -> None:
    sara, form = town["Sara"], {"what": "near_miss", "got_out": "certain_not"}
    words = {"what_happened": KEPT["near_miss"], "would_prevent": KEPT["would_prevent"]}
    await sara.says("report a near miss")
    await sara.presses("Send", {**form, **words}, submit=submit)
    await sara.says("report a near miss")
    other = {**form, "got_out": "not_sure", "what_happened": KEPT["turned_out"]}
    await sara.presses("Send", other, submit=submit)
    rest = {field: value for field, value in CARD_1.items() if field != "what_happened"}
    await sara.presses("Send", rest, submit=submit)


async def _messages(town: Town, *, submit: bool) -> None:
    priya, tom = town["Priya"], town["Tom"]
    await tom.says(f"acknowledge {REFERENCE}")
    await tom.says(f"message {REFERENCE}")
    await tom.presses("Send the message", submit=submit, text=KEPT["question"])
    await priya.presses("Read", submit=submit)
    await priya.presses("Send the message", submit=submit, text=KEPT["answered"])
    await tom.presses("Read", submit=submit)
    await priya.says(f"withdraw {REFERENCE}")
    await priya.presses("Take it back", submit=submit, why=KEPT["why"])


async def _decided(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"decide {REFERENCE}")
    reasons = ("reason", "delay_reason", "aware_why", "partners_told_who", "ico_reference")
    words = {field: KEPT[field] for field in reasons}
    await tom.presses("Record the decision", words, submit=submit)  # nothing chosen: asked again
    chosen = {"outcome": "tell_ico", "aware_on": "2026-11-18"}
    await tom.presses("Record the decision", {**words, **chosen}, submit=submit)
    assert (await town.case()).decision is not None


async def _learnt(town: Town, *, submit: bool) -> None:
    await town["Tom"].says(f"lesson {NM}")
    await town["Tom"].presses("Record what was learnt", submit=submit, lesson=KEPT["lesson"])
    await town["Sara"].presses("See what was learnt", submit=submit)


async def fail_in_the_middle(town: Town) -> None:
    """The turn reads and decides, and then a table that it needs is not there."""
    word, priya = NOT_KEPT["in_a_turn_that_failed"], town["Priya"]
    await priya.says("report a breach")
    rename(town, "turns", "elsewhere")
    pressed = await priya.presses("Send", {**CARD_1, "what_happened": word})
    await priya.line.say(priya.chat, word)
    rename(town, "elsewhere", "turns")
    await town.settle()

    assert "Something went wrong on our side." in pressed["text"]
    assert "Something went wrong on our side." in priya.text


def rename(town: Town, table: str, name: str) -> None:
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        behind.execute(f"ALTER TABLE {table} RENAME TO {name}")


# What was found where


async def opened(town: Town) -> str:
    """Everything that the IG lead sees who opens every case."""
    shown = [await town["Tom"].says(f"open {ref}") for ref in (REFERENCE, TYPED, TURNED_OUT, NM)]
    return "\n".join(shown)


@BOTH
@pytest.mark.usefixtures("loud")
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    mailing: Town,
    post: Post,
    scratch: Path,
    said: io.StringIO,
    capfd: pytest.CaptureFixture[str],
    submit: bool,
) -> None:
    await plant(mailing, submit=submit)
    assert boxes(mailing) == BOXES  # a new one is planted too, or this fails
    assert missing(await in_the_histories(mailing), KEPT) == set()
    assert missing(await opened(mailing), KEPT) == {"what_happened"}  # corrected since
    await fail_in_the_middle(mailing)
    await mailing.goes_on(hours=80)

    store = files_in(mailing.folder)
    printed = capfd.readouterr()
    places = {
        **store,
        **files_in(scratch),
        "the log": said.getvalue().encode(),
        "what was printed": f"{printed.out}{printed.err}".encode(),
        "messages": standing(mailing),
        "mail": b"\n".join(m.as_bytes() for m in post.messages) + "\n".join(post.heard).encode(),
        "health": await health(mailing),
    }
    assert {Path(one).name for one in store} >= {"igdesk.db", "igdesk.db-wal", "ring.json"}
    assert sum(map(len, store.values())) > 100_000
    assert places["the log"].count(b'"error"') >= 2
    assert len(post.messages) >= 2
    assert b'"ready"' in places["health"]

    assert found_in(places, EVERY) == []
