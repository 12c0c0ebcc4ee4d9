"""A file into the person's own files: where it may go, how it is put, and what they answered."""

import pytest
from aiohttp import web

from adapters.teams.activities import file_activity, file_offer, file_there
from adapters.teams.failures import DeliveryFailed, Gone, NotABotFrameworkHost, Undelivered
from adapters.teams.hosts import ServiceHosts
from adapters.teams.incoming import read_upload
from adapters.teams.outbound import Connector
from adapters.teams.values import ActivityKind
from tests.adapters.log_kit import heard_logs
from tests.adapters.teams_fakes import FakeConnector, House, connector

DATA = b"a letter"
UPLOAD = {
    "uploadUrl": "https://council-my.sharepoint.com/personal/p/_api/v2.0/u?guid='7'&t=ey.J",
    "contentUrl": "https://council-my.sharepoint.com/personal/p/Documents/a.docx",
    "uniqueId": "1150D938",
    "fileType": "docx",
    "name": "RQ-2026-0007 refusal.docx",
}
HERE = read_upload(UPLOAD)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(UPLOAD["uploadUrl"], id="someone's OneDrive"),
        pytest.param("https://council.sharepoint.com:443/x", id="its port written out"),
    ],
)
def test_a_file_may_go_into_peoples_own_files(url: str) -> None:
    ServiceHosts().check_file(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://council.sharepoint.com/x",
        "https://sharepoint.com.evil.example/x",
        "https://evilsharepoint.com/x",
        "https://sharepoint.com/x",
        "https://evil.example/?.sharepoint.com",
        "https://evil.example/x#.sharepoint.com",
        "https://evil.example\\.sharepoint.com/",
        "https://a@evil.example:443/.sharepoint.com",
        "https://u:p@council.sharepoint.com/x",
        "https://council.sharepoint.com:8443/x",
        "https://council.sharepoint.com/x?a\nb",
        "http://127.0.0.1/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_file_may_go_nowhere_else(url: str) -> None:
    with pytest.raises(NotABotFrameworkHost):
        ServiceHosts().check_file(url)


async def upload(out: Connector, fake: FakeConnector) -> None:
    await out.put_file(f"{fake.url.rstrip('/')}/files/1/a.docx?guid=7", DATA)


@pytest.fixture
def bodies() -> list[bytes]:
    return []


async def test_a_file_is_put_whole_and_without_any_token_of_ours(
    fake_teams: FakeConnector, bodies: list[bytes]
) -> None:
    async def takes(request: web.Request) -> web.Response:
        return web.Response(status=201)

    fake_teams.script = takes
    fake_teams.raw = bodies
    async with connector() as out:
        await upload(out, fake_teams)

    (heard,) = fake_teams.heard
    assert (heard.method, heard.path, bodies) == ("PUT", "/teams/files/1/a.docx?guid=7", [DATA])
    assert heard.headers["Content-Range"] == "bytes 0-7/8"
    assert "Authorization" not in heard.headers


@pytest.mark.parametrize(
    ("status", "failure"), [(404, Gone), (503, DeliveryFailed), (429, DeliveryFailed)]
)
async def test_a_file_that_could_not_be_put_is_a_failure_of_a_known_kind(
    fake_teams: FakeConnector, bodies: list[bytes], status: int, failure: type[Undelivered]
) -> None:
    async def answers(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    fake_teams.script, fake_teams.raw = answers, bodies
    async with connector() as out:
        with pytest.raises(failure):
            await upload(out, fake_teams)


def test_an_offer_says_the_name_and_size_and_brings_its_ids_back() -> None:
    offer = file_offer("a.docx", "A file.", size=8, context={"case": "c"})

    assert offer["name"] == "a.docx"
    assert offer["content"] == {
        "description": "A file.",
        "sizeInBytes": 8,
        "acceptContext": {"case": "c"},
        "declineContext": {"case": "c"},
    }
    assert file_activity(offer)["summary"] == "a.docx"
    assert file_there(HERE)["contentUrl"] == UPLOAD["contentUrl"]


@pytest.mark.parametrize("action", ["accept", "decline"])
async def test_an_answer_to_an_offer_is_heard_and_answered_with_nothing(
    inside: House, action: str
) -> None:
    value = {"type": "fileUpload", "action": action, "context": {"case": "c"}, "uploadInfo": UPLOAD}
    answer = await inside.post(
        inside.activity(type="invoke", name="fileConsent/invoke", value=value, replyToId="1:9")
    )

    heard = inside.listener.last
    assert answer == (200, "")
    assert (heard.kind, heard.reply_to) == (ActivityKind.FILE, "1:9")
    assert heard.data["context"] == {"case": "c"}
    assert heard.data["accepted"] is (action == "accept")
    assert heard.data["upload"] == HERE


@pytest.mark.parametrize("value", [None, 7, [], {"context": 7, "uploadInfo": "x"}])
async def test_an_odd_answer_to_an_offer_accepts_nothing(inside: House, value: object) -> None:
    with heard_logs() as logs:
        status, _ = await inside.post(
            inside.activity(type="invoke", name="fileConsent/invoke", value=value)
        )

    assert (status, logs) == (200, [])
    assert inside.listener.last.data["accepted"] is False
