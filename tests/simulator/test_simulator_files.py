"""A file offered in a chat: saved, or not, as in Teams."""

import aiohttp
import pytest
from playwright.sync_api import Browser, expect

from simulator.chats import Json
from simulator.files import Drive
from simulator.people import load_people
from tests.browser_kit import axe_violations, page_at, pane
from tests.simulator.town import LETTER, Town

PRIYA = load_people()[0]


async def call(town: Town, method: str, path: str, **more: object) -> tuple[int, bytes]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, town.address + path, **more) as response,  # type: ignore[arg-type]
    ):
        return response.status, await response.read()


async def state(town: Town) -> list[Json]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(town.address + "api/state") as response,
    ):
        entries: list[Json] = (await response.json())["entries"]
        return entries


async def offer(town: Town) -> str:
    said = {"person": PRIYA.object_id, "text": "letter"}
    assert (await call(town, "POST", "api/say", json=said))[0] == 200
    entry = (await state(town))[-1]
    assert [each["name"] for each in entry["files"]] == [LETTER]
    return str(entry["id"])


async def answer(town: Town, offer_id: str, *, accept: bool) -> int:
    body = {"person": PRIYA.object_id, "activityId": offer_id, "accept": accept}
    return (await call(town, "POST", "api/file", json=body))[0]


async def test_a_file_that_is_wanted_is_put_where_the_bot_was_told(here: Town) -> None:
    assert await answer(here, await offer(here), accept=True) == 200

    (there,) = (await state(here))[-1]["files"]
    path = there["url"].removeprefix(here.address)
    assert await call(here, "GET", path) == (200, b"case-seven")
    assert here.bot.heard[-1]["value"]["type"] == "fileUpload"


async def test_a_file_that_is_not_wanted_goes_nowhere(here: Town) -> None:
    assert await answer(here, await offer(here), accept=False) == 200

    entry = (await state(here))[-1]
    assert (entry["text"], entry["files"]) == ("Not saved.", [])
    assert "uploadInfo" not in here.bot.heard[-1]["value"]


async def test_what_was_never_offered_is_neither_saved_nor_fetched(here: Town) -> None:
    assert await answer(here, "1234", accept=True) == 400
    assert (await call(here, "GET", "files/guessed/a.docx"))[0] == 404
    assert (await call(here, "PUT", "files/guessed/a.docx", data=b"x"))[0] == 404


@pytest.mark.parametrize("name", ["a/../b.docx", "é?#.docx"])
def test_a_place_for_a_file_stays_one_place_whatever_its_name(name: str) -> None:
    place = Drive().place(name, base="http://127.0.0.1:1")

    assert place["uploadUrl"].count("/") == 5
    assert place["uploadUrl"].startswith(place["contentUrl"])


@pytest.mark.browser
def test_people_save_a_file_or_say_no_thanks(there: Town, browser: Browser) -> None:
    with page_at(browser, there.address) as page:
        priya, tom = pane(page, "Priya Marlowe"), pane(page, "Tom Bexley")
        priya.say("letter")
        priya.sees(LETTER)
        assert axe_violations(page) == []
        priya.click("Save")
        with page.expect_download() as download:
            page.get_by_role("link", name="Open the file").click()
        tom.say("letter")
        tom.sees(LETTER)
        tom.click("No thanks")
        tom.sees("Not saved.")

        expect(page.get_by_role("button", name="Save")).to_have_count(0)
    assert download.value.suggested_filename == LETTER
