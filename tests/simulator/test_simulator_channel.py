"""An organisation's channel: who reads it, what the bot hears of it, and what it may do there."""

from typing import Any

import aiohttp
import pytest

from simulator.chats import Json
from simulator.people import load_people
from tests.simulator.page_calls import entries, get, post
from tests.simulator.town import Town

PEOPLE = load_people()
PRIYA = PEOPLE[0]
COLLEAGUES = [one for one in PEOPLE if one.tenant_id == PRIYA.tenant_id]
ELSEWHERE = next(one for one in PEOPLE if one.tenant_id != PRIYA.tenant_id)
GENERAL = f"19:{PRIYA.tenant_id.replace('-', '')}@thread.tacv2"
AT = "<at>IG Desk</at>"
MENTION = {
    "type": "mention",
    "text": AT,
    "mentioned": {"id": "28:igdesk-simulated", "name": "IG Desk"},
}


async def writes(town: Town, text: str, who: str = PRIYA.object_id) -> None:
    assert (await post(town, "api/post", {"person": who, "text": text}))[0] == 200


async def state(town: Town) -> Json:
    found: Json = (await get(town, "api/state"))[1]
    return found


async def connector(town: Town, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    url = f"{town.address}v3/conversations/{path}"
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, json=body) as answer,
    ):
        return answer.status, await answer.json() if answer.content_length else None


async def test_a_mention_reaches_the_bot_as_teams_would_send_it(here: Town) -> None:
    await writes(here, "@IG Desk hello")

    (said,) = here.bot.heard
    assert (said["type"], said["text"], said["channelId"]) == ("message", f"{AT} hello", "msteams")
    assert said["from"]["aadObjectId"] == PRIYA.object_id
    assert said["conversation"] == {
        "id": f"{GENERAL};messageid={said['id']}",
        "conversationType": "channel",
        "isGroup": True,
        "tenantId": PRIYA.tenant_id,
    }
    assert said["channelData"] == {
        "tenant": {"id": PRIYA.tenant_id},
        "teamsChannelId": GENERAL,
        "teamsTeamId": GENERAL,
        "channel": {"id": GENERAL},
        "team": {"id": GENERAL},
    }
    assert [one for one in said["entities"] if one["type"] == "mention"] == [MENTION]


@pytest.mark.parametrize("text", ["a child is in danger", "IG Desk, hello", "@IG Deskbound", AT])
async def test_what_does_not_mention_the_bot_stays_among_people(here: Town, text: str) -> None:
    await writes(here, text)

    assert here.bot.heard == []
    assert [(one["by"]["name"], one["text"]) for one in (await state(here))["posts"]] == [
        (PRIYA.name, text)
    ]


@pytest.mark.parametrize(
    ("text", "sent", "times"),
    [
        ("hello @IG Desk", f"hello {AT}", 1),
        ("@ig desk hello", f"{AT} hello", 1),
        ("@IG Desk? @IG Desk!", f"{AT}? {AT}!", 2),
    ],
)
async def test_every_mention_is_marked(here: Town, text: str, sent: str, times: int) -> None:
    await writes(here, text)

    said = here.bot.heard[-1]
    assert said["text"] == sent
    assert said["entities"].count(MENTION) == times


async def test_everyone_of_the_organisation_reads_what_was_said_and_answered(here: Town) -> None:
    await writes(here, "@IG Desk hello")

    shown = await state(here)
    assert [(one["channel"], one["author"], one["text"]) for one in shown["posts"]] == [
        (GENERAL, "person", "@IG Desk hello"),
        (GENERAL, "bot", f"{AT} hello"),
    ]
    readers = [one["id"] for one in shown["people"] if one["channel"]["id"] == GENERAL]
    assert readers == [one.object_id for one in COLLEAGUES]
    assert ELSEWHERE.object_id not in readers
    assert await entries(here) == []  # nobody's own chat has it


async def test_each_organisation_has_a_channel_of_its_own(here: Town) -> None:
    await writes(here, "@IG Desk hello", ELSEWHERE.object_id)

    conversation = here.bot.heard[-1]["conversation"]
    assert conversation["tenantId"] == ELSEWHERE.tenant_id
    assert not conversation["id"].startswith(GENERAL)
    assert len({one.conversation_id for one in here.chats.channels}) == len(
        {one.tenant_id for one in PEOPLE}
    )


@pytest.mark.parametrize("thread", ["", ";messageid=1"], ids=["channel", "thread"])
async def test_the_bot_changes_and_takes_back_what_it_wrote_there(here: Town, thread: str) -> None:
    where = f"{GENERAL}{thread}/activities"
    _, sent = await connector(here, "POST", where, {"type": "message", "text": "one"})
    await connector(here, "PUT", f"{where}/{sent['id']}", {"type": "message", "text": "two"})
    (changed,) = (await state(here))["posts"]
    await connector(here, "DELETE", f"{where}/{sent['id']}")
    (gone,) = (await state(here))["posts"]

    assert (changed["text"], changed["edited"]) == ("two", True)
    assert gone["deleted"]


async def test_the_bot_may_not_change_what_a_person_wrote_there(here: Town) -> None:
    await writes(here, "hello")
    (written,) = (await state(here))["posts"]

    status, _ = await connector(
        here, "PUT", f"{GENERAL}/activities/{written['id']}", {"type": "message", "text": "mine"}
    )

    assert status == 403


async def test_its_members_are_the_people_of_the_organisation(here: Town) -> None:
    _, members = await connector(here, "GET", f"{GENERAL}/members")
    _, paged = await connector(here, "GET", f"{GENERAL}/pagedmembers")
    found, one = await connector(here, "GET", f"{GENERAL}/members/{COLLEAGUES[1].object_id}")
    status, _ = await connector(here, "GET", f"{GENERAL}/members/{ELSEWHERE.object_id}")

    assert [one["objectId"] for one in members] == [one.object_id for one in COLLEAGUES]
    assert paged == {"members": members}
    assert (found, one["name"], status) == (200, COLLEAGUES[1].name, 404)


async def test_a_channel_that_is_nobodys_is_not_there(here: Town) -> None:
    status, _ = await connector(
        here, "POST", "19:nobodys@thread.tacv2/activities", {"type": "message", "text": "hello"}
    )

    assert status == 404


async def test_a_post_that_the_bot_did_not_take_is_marked(here: Town) -> None:
    await writes(here, "@IG Desk be broken")

    (marked,) = (await state(here))["posts"]
    assert marked["undelivered"]


async def test_a_reset_empties_the_channels(here: Town) -> None:
    await writes(here, "hello")
    await post(here, "api/reset", {})

    assert (await state(here))["posts"] == []


@pytest.mark.parametrize(
    "text", ["", "   ", None, 7, "x" * 28_001], ids=["none", "blanks", "null", "number", "too long"]
)
async def test_a_post_needs_words(here: Town, text: object) -> None:
    status, _ = await post(here, "api/post", {"person": PRIYA.object_id, "text": text})

    assert status == 400
