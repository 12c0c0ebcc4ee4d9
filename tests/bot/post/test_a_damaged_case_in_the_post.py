"""What waits to be sent, and cannot be made any more because its case was tampered with."""

import sqlite3
from contextlib import closing

from aiohttp import web

from tests.bot.town import Town


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
