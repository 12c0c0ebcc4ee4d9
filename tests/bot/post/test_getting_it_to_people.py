"""The courier against a Teams that refuses: retried, marked, gone on to the next, never lost."""

import asyncio
import io
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import NoTokens
from bot.post.in_doubt import IN_CASE, PERHAPS_NOT
from bot.registrations import TeamsSide
from governance.outbox_message import person_of
from tests.bot.town import CARD_1, REFERENCE, Town, facts
from tests.bot.town import town as make_town

NEW = f"{REFERENCE}: new report."


def throttled(seconds: int) -> web.Response:
    return web.Response(status=429, headers={"Retry-After": str(seconds)})


def told(town: Town, name: str) -> list[str]:
    return [at for at, who, _ in town.heard() if who == name]


async def state_of(town: Town, name: str) -> str:
    """What became of the first message to somebody about the case."""
    theirs = (one for one in await town.outbox() if person_of(one.to) == town[name].person)
    return next(theirs).state


async def minutes(town: Town, count: int) -> None:
    """Time passes, and the post goes round every minute."""
    for _ in range(count):
        await town.goes_on(minutes=1)


async def test_throttled_it_is_sent_once_after_the_time_that_teams_asked_for(town: Town) -> None:
    town.refuses("Tom", throttled(1))
    await town.reports()
    assert told(town, "Tom") == []
    assert told(town, "Grace") == ["Mon 09:00"]

    await town.goes_on(seconds=1)
    await minutes(town, 3)

    assert told(town, "Tom") == ["Mon 09:00"]
    assert "Unreached" not in facts(await town.case())


async def test_throttled_nothing_is_tried_before_its_time(town: Town) -> None:
    town.refuses("Tom", throttled(600))
    await town.reports()
    calls = town.refusals.calls_about(town["Tom"])

    await minutes(town, 9)

    assert town.refusals.calls_about(town["Tom"]) == calls == 1


async def test_short_times_that_teams_asks_for_do_not_shorten_the_hours_of_trying(
    town: Town,
) -> None:
    shortly = [web.Response(status=503, headers={"Retry-After": "1"}) for _ in range(99)]
    town.refuses("Tom", *shortly)
    await town.reports()
    await minutes(town, 30)
    assert await state_of(town, "Tom") == "waiting"

    await minutes(town, 90)
    assert await state_of(town, "Tom") == "failed"


async def test_the_next_person_hears_when_it_would_be_late_and_the_first_hears_all_the_same(
    town: Town,
) -> None:
    town.refuses("Tom", throttled(3000))
    await town.reports()
    assert told(town, "David") == ["Mon 09:00"]
    assert facts(await town.case()) == ["Reported", "RungFired", "Unreached", "RungFired"]

    await town["Grace"].says(f"open {REFERENCE}")
    assert "Tom Bexley (IG lead) has not been reached yet: the next was told" in town["Grace"].last
    assert "Tom Bexley (IG lead): not reached yet: the next was told instead" in town["Grace"].last
    assert "Could not reach" not in town["Grace"].last

    await minutes(town, 60)

    assert told(town, "Tom") == ["Mon 09:50"]
    await town["Grace"].says(f"open {REFERENCE}")
    assert "Tom Bexley (IG lead): delivered, not acknowledged" in town["Grace"].last
    assert facts(await town.case()).count("Unreached") == 1


async def test_of_what_is_tried_for_long_the_next_person_hears_once(town: Town) -> None:
    town.refuses("Tom", *(web.Response(status=503) for _ in range(99)))
    await town.reports()

    await minutes(town, 9)
    assert "Unreached" not in facts(await town.case())
    await minutes(town, 120)

    assert await state_of(town, "Tom") == "failed"
    assert facts(await town.case()).count("Unreached") == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408, 412])
async def test_an_error_of_teams_is_tried_again_until_it_goes(town: Town, status: int) -> None:
    town.refuses("Tom", *(web.Response(status=status) for _ in range(4)))
    await town.reports()

    await minutes(town, 10)

    assert len(told(town, "Tom")) == 1
    assert town.refusals.calls_about(town["Tom"]) == 5
    perhaps_again = IN_CASE in town["Tom"].text
    assert perhaps_again == (status not in PERHAPS_NOT)
    assert "Unreached" not in facts(await town.case())


REFUSALS = [
    pytest.param(403, id="blocked, or not installed"),
    pytest.param(400, id="refused outright"),
]


async def test_a_conversation_that_is_not_there_is_opened_anew_before_the_next_person_hears(
    town: Town,
) -> None:
    town.refuses("Tom", web.Response(status=404))
    await town.reports()

    assert told(town, "Tom") == ["Mon 09:00"]
    assert "Unreached" not in facts(await town.case())


async def test_where_it_is_not_there_again_the_next_person_hears(town: Town) -> None:
    town.refuses("Tom", web.Response(status=404), web.Response(status=404))
    await town.reports()

    assert told(town, "Tom") == []
    assert told(town, "David") == ["Mon 09:00"]


async def test_an_answer_finds_its_reader_where_the_conversation_was_opened_anew(
    town: Town,
) -> None:
    town.refuses("Priya", web.Response(status=404))

    assert "report" in (await town["Priya"].says("help")).lower()


@pytest.mark.parametrize("status", REFUSALS)
async def test_who_cannot_be_reached_is_noted_and_the_next_person_is_told(
    town: Town, status: int
) -> None:
    town.refuses("Tom", web.Response(status=status))
    await town.reports()

    assert told(town, "Tom") == []
    # The deputy has the report already: it goes on to the SIRO.
    assert told(town, "Grace") == told(town, "David") == ["Mon 09:00"]
    assert facts(await town.case()) == ["Reported", "RungFired", "Unreached", "RungFired"]


async def test_the_ig_lead_sees_on_open_who_was_not_reached(town: Town) -> None:
    town["David"].chat.blocked = True
    await town.reports()
    await town.goes_on(hours=4)
    assert told(town, "Grace") == ["Mon 09:00", "Mon 13:00"]  # the deputy hears the SIRO's rung

    await town["Tom"].presses("Open")

    why = "they removed or blocked IG Desk"
    assert f"Could not reach David Rowan (SIRO): {why}." in town["Tom"].text


async def test_a_lead_who_comes_back_sees_that_they_were_not_reached(town: Town) -> None:
    town["Tom"].chat.blocked = True
    await town.reports()
    town["Tom"].chat.blocked = False

    assert "Could not reach Tom Bexley (IG lead): they removed" in await town["Tom"].says(
        f"open {REFERENCE}"
    )


async def test_with_everyone_blocked_the_coordinator_hears_that_and_no_more(town: Town) -> None:
    for name in ("Tom", "Grace", "David"):
        town[name].chat.blocked = True
    await town.reports()

    assert told(town, "Joan") == ["Mon 09:00"]
    assert "Nobody at Staffordshire County Council can be reached" in town["Joan"].text
    assert REFERENCE not in town["Joan"].text


async def test_someone_who_is_unreachable_for_hours_is_given_up_and_the_next_is_told(
    town: Town,
) -> None:
    town.refuses("Tom", *(web.Response(status=503) for _ in range(99)))
    await town.reports()
    await town["Grace"].presses("Open")

    await minutes(town, 120)

    assert told(town, "Tom") == []
    assert "David" in {who for _, who, _ in town.heard()}
    assert "Unreached" in facts(await town.case())
    assert town.refusals.calls_about(town["Tom"]) < 40


async def test_a_token_that_is_refused_for_hours_is_never_taken_for_a_person_who_is_not_there(
    town: Town,
) -> None:
    town.refuses("Tom", *(web.Response(status=401) for _ in range(60)))
    await town.reports()
    assert facts(await town.case()) == ["Reported", "RungFired"]

    await minutes(town, 150)
    assert await state_of(town, "Tom") == "waiting"
    await minutes(town, 200)

    assert len(told(town, "Tom")) == 1
    assert IN_CASE not in town["Tom"].text


class Slow(NoTokens):
    """A sign-in that takes until it is let go."""

    def __init__(self) -> None:
        self.asked, self.given = asyncio.Event(), asyncio.Event()
        self.given.set()

    def at_hand(self, app_id: str, tenant: str) -> bool:
        return self.given.is_set()

    async def headers(self, app_id: str, tenant: str) -> Mapping[str, str]:
        self.asked.set()
        await self.given.wait()
        return {}


async def test_while_a_token_is_waited_for_no_message_is_about_to_be_sent(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    tokens = Slow()
    side = TeamsSide(AnonymousLoopback(), ServiceHosts(loopback=True), tokens)
    async with make_town(tmp_path / "town", pristine=pristine, side=side) as town:
        await town["Priya"].says("report a breach")
        tokens.asked.clear()
        tokens.given.clear()
        sending = asyncio.create_task(town["Priya"].presses("Send", CARD_1))
        await tokens.asked.wait()

        # A process that is killed now leaves nothing in doubt.
        assert {one.why for one in await town.outbox()} == {""}
        assert told(town, "Tom") == []

        tokens.given.set()
        await sending
        assert told(town, "Tom") == ["Mon 09:00"]


async def test_what_may_have_arrived_still_may_after_a_time_without_a_token(town: Town) -> None:
    town.refuses(
        "Tom", web.Response(status=500), web.Response(status=401), web.Response(status=401)
    )
    await town.reports()
    await minutes(town, 5)

    assert len(told(town, "Tom")) == 1
    assert IN_CASE in town["Tom"].text


async def test_one_dead_recipient_holds_up_nobody_else(town: Town) -> None:
    town.refuses("Tom", *(web.Response(status=503) for _ in range(99)))
    for _ in range(3):
        await town.reports()
    await town.goes_on(hours=4)

    assert len(told(town, "Grace")) == 3
    assert len(told(town, "David")) == 6  # by a rung of his own, and in Tom's place


async def test_a_teams_that_is_down_for_a_while_loses_nothing(town: Town) -> None:
    await town["Priya"].says("report a breach")
    town.refusals.out_of_order = True
    await town["Priya"].presses("Send", CARD_1)
    await minutes(town, 20)
    assert [who for _, who, line in town.heard() if line == NEW] == []

    town.refusals.out_of_order = False
    await minutes(town, 30)

    heard = [who for _, who, line in town.heard() if line == NEW]
    assert sorted(heard) == ["David", "Grace", "Tom"]  # late, so that the next person hears too
    assert "We have your report" in town["Priya"].text


async def test_acknowledged_since_a_notice_that_still_waits_is_superseded(town: Town) -> None:
    await town.reports()
    town.refuses("David", web.Response(status=503))
    await town.goes_on(hours=4)
    await town["Tom"].presses("I have it")

    await minutes(town, 10)

    assert told(town, "David") == []
    sent = await town.outbox()
    assert [one.state for one in sent if town["David"].person == person_of(one.to)] == [
        "superseded"
    ]


async def test_decided_since_a_notice_that_still_waits_is_superseded(town: Town) -> None:
    await town.reports()
    town.refuses("David", web.Response(status=503))
    await town.goes_on(hours=4)
    await town["Tom"].says(f"decide {REFERENCE}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="not_ours", reason="A partner's."
    )

    await minutes(town, 10)

    assert told(town, "David") == []


@pytest.mark.sqlite_alone
async def test_a_crash_between_sending_and_marking_is_one_repeat(
    town: Town, tmp_path: Path, pristine: Path
) -> None:
    crashed = tmp_path / "crashed"

    def crash(person: str) -> None:
        """What is on the disk at the moment Tom's notice is at Teams, and not marked yet."""
        if person == town["Tom"].chat.persona.conversation_id and not crashed.exists():
            shutil.copytree(town.folder, crashed)

    town.refusals.on_call = crash
    await town.reports()
    assert told(town, "Tom") == ["Mon 09:00"]

    repeats: list[int] = []
    for _ in range(2):
        async with make_town(crashed, pristine=pristine) as again:  # to the same Teams as before
            await again.settle()
            repeats.append(len(told(town, "Tom")))
            assert IN_CASE in town["Tom"].text

    assert repeats == [2, 2]


async def test_a_restart_sends_what_waited_and_repeats_nothing(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as before:
        before.refuses("Tom", web.Response(status=503))
        await before.reports()
        assert told(before, "Tom") == []

    async with make_town(folder, pristine=pristine, after=before) as after:
        await minutes(after, 5)

        assert [who for _, who, _ in after.heard()] == ["Tom"]


@pytest.mark.sqlite_alone
async def test_a_case_that_was_tampered_with_holds_up_no_other(town: Town) -> None:
    damaged = await town.reports()
    await town.reports()
    statement = "UPDATE case_events SET payload = zeroblob(64) WHERE case_id = ?"
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        assert behind.execute(statement, (damaged.header.id,)).rowcount

    await town.goes_on(hours=5)

    heard = [(who, line[:12]) for _, who, line in town.heard() if "nobody has" in line]
    assert heard == [("David", "BR-2026-0002")]


async def test_two_sweeps_at_once_tell_each_person_once(town: Town) -> None:
    await town.reports()
    town.clock.forward(timedelta(hours=4))

    await asyncio.gather(*(town.running.catch_up() for _ in range(5)))

    assert told(town, "David") == ["Mon 13:00"]
