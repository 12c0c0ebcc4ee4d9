"""A word that is left lying is found wherever it is, or not finding one would say nothing."""

import sqlite3
import sys
import tempfile
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from adapters.logs import get_logger
from tests.bot.everywhere import Everywhere
from tests.bot.planting import fails
from tests.bot.search import found_in
from tests.bot.town import CARD_1, Town

WORD = "Thornbill4821é"
PLACES = {
    *("store", "scratch", "the log", "tracebacks", "what was printed"),
    *("messages", "chats", "mail"),
}
"""But for the health pages, on which the bot says nothing but numbers."""


async def leave(town: Town, post: list[EmailMessage]) -> None:
    """The word, in every place that a careless change could leave it."""
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        behind.execute("CREATE TABLE left_lying AS SELECT ? AS word", (WORD,))
    with tempfile.NamedTemporaryFile(delete=False) as scratch:
        scratch.write(WORD.encode("utf-16"))
    get_logger().warning("left lying", ref=WORD)
    get_logger().warning("left lying", error=ValueError(WORD))
    print(WORD)
    print(WORD, file=sys.stderr)
    chat = town["Tom"].chat.persona.conversation_id
    said = {"type": "message", "text": WORD}
    await town.session.post(f"{town.service_url}v3/conversations/{chat}/activities", json=said)
    letter = EmailMessage()
    letter.set_content(f"{'A long line. ' * 9}{WORD}")
    post.append(letter)


@pytest.mark.parametrize("left", [False, True], ids=["nothing left", "left everywhere"])
async def test_a_word_is_found_in_each_place_where_it_was_left_and_in_no_other(
    talkative: Town, everywhere: Everywhere, left: bool
) -> None:
    await talkative.reports()
    await talkative["Priya"].says("report a breach")
    await fails(talkative, talkative["Priya"], "Send", CARD_1, "no", submit=False)
    if left:
        await leave(talkative, everywhere.post.messages)
    found = found_in(await everywhere.places(talkative), {"word": WORD})

    where = {Path(place).parent.name if "/" in place else place for place, _ in found}
    assert where == (PLACES if left else set())
