"""What waits to be sent, and cannot be made any more because its case was tampered with."""

import sqlite3
from contextlib import closing

import pytest
from aiohttp import web

from tests.bot.town import CARD_1, Town


@pytest.mark.sqlite_alone
async def test_it_holds_up_no_other_message_to_the_same_person(town: Town) -> None:
    town.refuses("Tom", web.Response(status=503), web.Response(status=503))
    damaged = await town.reports()
    await town.reports()
    assert ": new report" not in town["Tom"].text
    statement = "UPDATE case_events SET payload = zeroblob(64) WHERE case_id = ?"
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        assert behind.execute(statement, (damaged.header.id,)).rowcount

    for _ in range(20):
        await town.goes_on(minutes=1)
        await town.settle()

    assert [line for _, who, line in town.heard() if who == "Tom"] == ["BR-2026-0002: new report."]


async def test_damaged_while_somebody_is_told_that_they_were_is_kept_all_the_same(
    town: Town,
) -> None:
    """Or they would hear of it at every round, and nobody else of anything."""
    tom = town["Tom"].chat.persona.conversation_id

    def damage(conversation: str) -> None:
        if conversation == tom:
            with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
                behind.execute("UPDATE case_events SET payload = zeroblob(64)")

    town.refusals.on_call = damage
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send", CARD_1)
    town.refusals.on_call = None
    for _ in range(5):
        await town.goes_on(minutes=1)

    assert [line for _, who, line in town.heard() if who == "Tom"] == ["BR-2026-0001: new report."]
    assert "report" in (await town["Karl"].says("help")).lower()
