"""What Teams really sends: shapes seen in its traffic, over HTTP against the real door."""

import copy
from typing import Any

import pytest

from bot.turns.asides import EDITED_NO_REPORT, GO_PRIVATE
from bot.turns.strangers import UNKNOWN_ORGANISATION
from dialogs.asking.typing import PLEASE_DELETE
from dialogs.words.wording import say
from governance.people.identity import PersonId
from simulator.activity import installed
from simulator.chats import Json
from tests.bot.resident import Resident
from tests.bot.town import BOTH, CARD_1, STORY, Town
from tests.cards import words

FILE = {
    "contentType": "application/vnd.microsoft.teams.file.download.info",
    "contentUrl": "https://tenant.sharepoint.com/x",
    "name": "letter about zebra.docx",
    "content": {"downloadUrl": "https://tenant.sharepoint.com/d", "fileType": "docx"},
}
PICTURE = {"contentType": "image/*", "contentUrl": "https://smba.trafficmanager.net/uk/v3/a/1"}
ANY_FILE = pytest.mark.parametrize("sent", [FILE, PICTURE], ids=["a file", "a screenshot"])

PRIVATE_IDS = [
    pytest.param({"id": "a:1x2y3z", "isGroup": False}, id="isGroup false, an a: id"),
    pytest.param({"id": "a:1x2y3z"}, id="an a: id alone"),
    pytest.param({"id": "19:one_28:two@unq.gbl.spaces"}, id="@unq.gbl.spaces"),
    pytest.param({"isGroup": False}, id="isGroup false alone"),
]


def shaped(activity: Json, there: Json, **changes: Any) -> Json:
    """The activity, with another conversation that has no type."""
    one = copy.deepcopy(activity)
    del one["conversation"]["conversationType"]
    one["conversation"] |= there
    return {**one, **changes}


def with_html(activity: Json, content: str, *more: Json) -> Json:
    attached = [*more, {"contentType": "text/html", "content": content}]
    return {**activity, "text": "", "attachments": attached}


async def sends(town: Town, who: Resident, activity: Json) -> str:
    """What the bot says last to an activity."""
    assert (await town.post(activity))[0] == 200
    await town.settle()
    return who.last


async def draft_of(town: Town, who: Resident) -> Any:
    now, me = town.clock.now(), PersonId.parse(who.id)
    return await town.look(lambda unit: unit.drafts.mine(me, now=now))


def greetings(town: Town, name: str = "Priya") -> int:
    title = say("welcome.title")
    return sum(title in words(card) for card in town[name].cards)


# A chat without a type


@pytest.mark.parametrize("there", PRIVATE_IDS)
async def test_a_chat_without_a_type_is_private_where_its_shape_says_so(
    town: Town, there: Json
) -> None:
    priya = town["Priya"]
    there = {**there, "id": there.get("id", priya.chat.persona.conversation_id)}
    typed = shaped(priya.typed("report a breach"), there)

    status, _ = await town.post(typed)
    draft = await draft_of(town, priya)

    assert (status, draft.flow) == (200, "breach")


@BOTH
async def test_a_press_of_send_without_a_type_files_the_report(town: Town, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    pressed = priya.pressed("Send", CARD_1, submit=submit)
    del pressed["conversation"]["conversationType"]
    pressed["conversation"]["isGroup"] = False

    assert (await town.post(pressed))[0] == 200

    assert (await town.case()).report.what_happened == STORY


async def test_a_thread_without_a_type_is_never_private(town: Town) -> None:
    priya = town["Priya"]
    there = shaped(priya.typed("report a breach"), {"id": "19:x@thread.tacv2", "isGroup": False})
    there["conversation"]["id"] = "19:x@thread.tacv2"

    assert (await town.post(there))[0] == 200
    assert await draft_of(town, priya) is None


# Words in another wrapping


async def test_words_that_come_as_html_alone_are_read(town: Town) -> None:
    priya = town["Priya"]

    said = with_html(priya.typed(""), "<p><at>IG Desk</at>&nbsp;report a <b>breach</b></p>")

    assert "Report a data breach" in await sends(town, priya, said)


async def test_what_was_escaped_is_kept_as_it_was_typed(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")

    await sends(town, priya, priya.typed("R&amp;D&#39;s letter went out"))

    assert (await draft_of(town, priya)).answers["what_happened"] == "R&D's letter went out"


# Files and pictures


@ANY_FILE
async def test_a_file_alone_is_said_not_to_be_kept_and_a_report_is_offered(
    town: Town, sent: Json
) -> None:
    priya = town["Priya"]

    said = await sends(town, priya, {**priya.typed(""), "attachments": [sent]})

    assert say("sent_file.title") in said
    assert "Delete your message in this chat only. Keep the original." in said
    assert "zebra" not in priya.text
    await priya.presses("Report a breach")
    assert "Could anyone be" in priya.last


@ANY_FILE
async def test_of_an_answer_with_a_file_the_words_are_kept_and_the_file_is_said_not_to_be(
    town: Town, sent: Json
) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")

    said = await sends(town, priya, {**priya.typed(STORY), "attachments": [sent]})

    assert PLEASE_DELETE in said
    assert say("sent_file.beside") in priya.text
    assert (await draft_of(town, priya)).answers["what_happened"] == STORY


async def test_a_screenshot_with_its_words_in_html_is_an_answer_too(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")

    await sends(town, priya, with_html(priya.typed(""), f"<p>{STORY}</p><img src='x'>", PICTURE))

    assert say("sent_file.beside") in priya.text
    assert (await draft_of(town, priya)).answers["what_happened"] == STORY


async def test_a_file_alone_in_a_form_is_no_answer_and_the_question_is_asked_again(
    town: Town,
) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")

    said = await sends(town, priya, {**priya.typed(""), "attachments": [FILE]})

    assert "What happened?" in said
    assert say("sent_file.beside") in priya.text
    assert "what_happened" not in (await draft_of(town, priya)).answers


async def test_where_others_read_a_file_is_said_not_to_be_kept(town: Town) -> None:
    priya = town["Priya"]
    said = {**priya.typed("look"), "attachments": [FILE]}
    said["conversation"]["conversationType"] = "channel"

    await sends(town, priya, said)

    assert say("sent_file.beside") in priya.text
    assert GO_PRIVATE in priya.text


async def test_a_stranger_who_sends_a_file_is_told_what_to_do_with_it(town: Town) -> None:
    priya = town["Priya"]
    sent = {**priya.typed(""), "attachments": [FILE]}
    sent["from"]["aadObjectId"] = "ee000000-0000-4000-8000-000000000001"
    sent["channelData"]["tenant"]["id"] = "ee000000-0000-4000-8000-000000000002"

    said = await sends(town, priya, sent)

    assert UNKNOWN_ORGANISATION in said
    assert say("sent_file.beside") in said


# Edits, and the app's own arrivals


async def test_an_edit_where_no_report_is_open_says_nothing_of_one(town: Town) -> None:
    priya = town["Priya"]
    said = priya.typed("hello there")
    await sends(town, priya, said)

    assert await sends(town, priya, {**said, "type": "messageUpdate"}) == EDITED_NO_REPORT
    assert "report" not in EDITED_NO_REPORT


def arrives(who: Resident, action: str = "add") -> Json:
    one = installed(who.chat.persona, who.chats.bot, who.moment())
    return {**one, "action": action}


async def test_an_upgrade_of_the_app_greets_nobody(town: Town) -> None:
    priya = town["Priya"]

    for action in ("add-upgrade", "add", "add-upgrade"):
        assert (await town.post(arrives(priya, action)))[0] == 200
        await town.settle()

    assert greetings(town) == 1


async def test_somebody_is_greeted_once_however_often_they_install_it(town: Town) -> None:
    priya = town["Priya"]

    for action in ("add", "remove", "add"):
        assert (await town.post(arrives(priya, action)))[0] == 200
        await town.settle()
        await town.goes_on(days=40)

    assert greetings(town) == 1


async def test_a_stranger_is_told_once_however_often_it_is_installed(town: Town) -> None:
    priya = town["Priya"]
    for _ in range(2):
        one = arrives(priya)
        one["from"]["aadObjectId"] = "ee000000-0000-4000-8000-000000000001"
        one["channelData"]["tenant"]["id"] = "ee000000-0000-4000-8000-000000000002"
        assert (await town.post(one))[0] == 200
        await town.settle()

    assert priya.text.count(UNKNOWN_ORGANISATION) == 1
