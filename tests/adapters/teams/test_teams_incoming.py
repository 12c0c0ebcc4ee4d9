"""What an activity is to us, row by row."""

import dataclasses
import json
from collections.abc import Mapping

import pytest

from adapters.teams.inbound import parse
from adapters.teams.incoming import MOST_TEXT, incoming
from adapters.teams.values import ActivityKind, Incoming, Reply
from governance.keys import TenantId
from governance.outbox_message import Address
from tests.adapters.teams_fakes import CONVERSATION, SECRET, message

URL = "https://smba.trafficmanager.net/uk/"
BOT = {"id": "28:igdesk"}
SOMEONE = {"id": "29:other"}


def read(changes: Mapping[str, object]) -> Incoming:
    return incoming(parse(json.dumps({**message(URL), **changes}).encode()))


def test_a_message_says_who_where_and_what() -> None:
    assert read({"replyToId": "1:before"}) == Incoming(
        kind=ActivityKind.MESSAGE,
        app_id="igdesk",
        tenant=TenantId("tenant-1"),
        conversation=CONVERSATION,
        scope="personal",
        activity="1:abc",
        reply_to="1:before",
        object_id="object-1",
        name=SECRET,
        service_url=URL,
        text="report a breach",
        data={},
        verb="",
    )


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        pytest.param(
            {"type": "conversationUpdate", "membersAdded": [BOT]}, ActivityKind.JOINED, id="in"
        ),
        pytest.param(
            {"type": "conversationUpdate", "membersAdded": [SOMEONE]},
            ActivityKind.OTHER,
            id="someone else came",
        ),
        pytest.param(
            {"type": "conversationUpdate", "membersRemoved": [SOMEONE, BOT]},
            ActivityKind.REMOVED,
            id="thrown out",
        ),
        pytest.param(
            {"type": "conversationUpdate", "membersAdded": ["x", None]},
            ActivityKind.OTHER,
            id="odd",
        ),
        pytest.param(
            {"type": "installationUpdate", "action": "add"}, ActivityKind.INSTALLED, id="add"
        ),
        pytest.param(
            {"type": "installationUpdate", "action": "add-upgrade"},
            ActivityKind.OTHER,
            id="a new version for everyone: nobody came",
        ),
        pytest.param(
            {"type": "installationUpdate", "action": "remove"}, ActivityKind.REMOVED, id="removed"
        ),
        pytest.param(
            {"type": "installationUpdate", "action": "remove-upgrade"},
            ActivityKind.OTHER,
            id="on its way to a newer version: not gone",
        ),
        pytest.param({"type": "installationUpdate"}, ActivityKind.OTHER, id="no action"),
        pytest.param({"type": "messageUpdate"}, ActivityKind.EDITED, id="edited"),
        pytest.param({"type": "messageDelete"}, ActivityKind.DELETED, id="deleted"),
        pytest.param(
            {"type": "messageUpdate", "channelData": {"eventType": "undeleteMessage"}},
            ActivityKind.OTHER,
            id="put back as it was",
        ),
        pytest.param({"type": "messageReaction"}, ActivityKind.OTHER, id="a thumb"),
        pytest.param({"type": "somethingNew"}, ActivityKind.OTHER, id="of a later Teams"),
        pytest.param({"value": None}, ActivityKind.MESSAGE, id="a null value is a plain message"),
        pytest.param(
            {"value": "x"}, ActivityKind.MESSAGE, id="a string value with text: the text counts"
        ),
        pytest.param(
            {"value": {"a": 1}}, ActivityKind.SUBMIT, id="a value beside text is a submit"
        ),
    ],
)
def test_a_kind_of_activity(changes: dict[str, object], kind: ActivityKind) -> None:
    assert read(changes).kind is kind


@pytest.mark.parametrize(
    ("text", "entities", "said"),
    [
        pytest.param("<at>IG Desk</at> report", None, "report", id="by the bot's name"),
        pytest.param(
            "<at>The Desk</at>&nbsp;report",
            [{"type": "mention", "mentioned": BOT, "text": "<at>The Desk</at>"}],
            "report",
            id="by the entity, whatever it is called there",
        ),
        pytest.param("ask <at>Jo</at> <at>IG Desk</at>", None, "ask Jo", id="others keep a name"),
        pytest.param('<at id="0">IG Desk</at> help', None, "help", id="with an attribute"),
        pytest.param("a < b <at> c", None, "a < b <at> c", id="not a mention at all"),
        pytest.param("hi", [None, 7, {"mentioned": BOT, "text": []}], "hi", id="odd entities"),
        pytest.param("  spaced\u00a0out  ", None, "spaced out", id="spaces"),
        pytest.param("nul\x00s", None, "nuls", id="a NUL, which PostgreSQL cannot keep"),
        pytest.param({"not": "text"}, None, "", id="not text"),
        pytest.param(None, None, "", id="nothing"),
    ],
)
def test_the_mention_of_the_bot_is_stripped(text: object, entities: object, said: str) -> None:
    assert read({"text": text, "entities": entities}).text == said


def test_a_text_too_long_is_cut_and_says_so() -> None:
    just, over = read({"text": "x" * MOST_TEXT}), read({"text": "x" * (MOST_TEXT + 1)})

    assert (len(just.text), just.too_long) == (MOST_TEXT, False)
    assert (len(over.text), over.too_long) == (MOST_TEXT, True)


def test_mentions_that_never_close_are_read_in_linear_time() -> None:
    assert read({"text": "<at>" * 25_000}).text.startswith("<at>")  # quadratic: minutes


@pytest.mark.parametrize("half", ["\\ud83d", "\\uDE00 \\uD83D"])
def test_half_a_character_is_mended_since_nothing_could_store_it(half: str) -> None:
    body = json.dumps({**message(URL), "text": "HALF", "value": {"k": "HALF"}})
    read_whole = incoming(parse(body.replace("HALF", half).encode()))

    read_whole.text.encode()
    str(dict(read_whole.data)).encode()


def test_a_whole_emoji_stays() -> None:
    assert read({"text": "fine \U0001f600"}).text == "fine \U0001f600"


@pytest.mark.parametrize(
    ("changes", "tenant", "object_id"),
    [
        pytest.param({"channelData": None}, "tenant-1", "object-1", id="tenant by conversation"),
        pytest.param(
            {"channelData": {"tenant": {"id": "tenant-2"}}},
            "tenant-2",
            "object-1",
            id="channelData first",
        ),
        pytest.param(
            {"channelData": "x", "conversation": {"id": "c"}}, "", "object-1", id="no tenant"
        ),
        pytest.param({"from": {"id": "29:1"}}, "tenant-1", "", id="a meeting's guest"),
        pytest.param(
            {"from": {"id": "29:1", "aadObjectId": {"x": 1}}}, "tenant-1", "", id="an odd one"
        ),
    ],
)
def test_who_it_is(changes: dict[str, object], tenant: str, object_id: str) -> None:
    given = read(changes)

    assert (given.tenant, given.object_id) == (tenant, object_id)


@pytest.mark.parametrize(
    ("conversation", "scope"),
    [
        pytest.param({"conversationType": "personal"}, "personal", id="personal"),
        pytest.param({"conversationType": "groupChat"}, "groupChat", id="group"),
        pytest.param({"conversationType": "channel"}, "channel", id="channel"),
        pytest.param({"conversationType": "meeting"}, "groupChat", id="one we do not know"),
        pytest.param({"conversationType": 7}, "groupChat", id="nonsense"),
        pytest.param({"conversationType": [], "isGroup": False}, "groupChat", id="an odd type"),
        pytest.param({}, "groupChat", id="nothing tells"),
        pytest.param({"isGroup": False}, "personal", id="no type, and no group"),
        pytest.param({"id": "a:1x2y"}, "personal", id="by its id"),
        pytest.param({"id": "19:x_28:y@unq.gbl.spaces"}, "personal", id="by its id's end"),
        pytest.param({"id": "a:1", "conversationType": None}, "personal", id="a null type"),
        pytest.param({"isGroup": True, "id": "a:1"}, "groupChat", id="it says it is a group"),
        pytest.param({"id": "19:x@thread.tacv2"}, "groupChat", id="a channel's id"),
        pytest.param(
            {"id": "19:x@thread.v2", "isGroup": False},
            "groupChat",
            id="a group's id, whatever else",
        ),
    ],
)
def test_a_conversation_is_private_only_where_something_says_so(
    conversation: dict[str, object], scope: str
) -> None:
    assert read({"conversation": {"id": "c", **conversation}}).scope == scope


def html(content: object) -> dict[str, object]:
    return {"text": "", "attachments": [{"contentType": "text/html", "content": content}]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(html("<div>report a<br>breach</div>"), "report a\nbreach", id="lines"),
        pytest.param(
            html('<p><at id="0">IG Desk</at>&nbsp;a <b>lost</b> laptop</p>'),
            "a lost laptop",
            id="bold",
        ),
        pytest.param(
            html("<p>2 &lt; 3 &amp; it&#39;s &#x2705;</p>"), "2 < 3 & it's \u2705", id="escapes"
        ),
        pytest.param(html("a < b > c"), "a < b > c", id="no tags at all"),
        pytest.param(html({"x": 1}), "", id="an odd attachment"),
        pytest.param({**html("<p>twice</p>"), "text": "twice"}, "twice", id="the same twice"),
        pytest.param({"text": "R&amp;D isn&#39;t &quot;it&quot;"}, 'R&D isn\'t "it"', id="text"),
        pytest.param({"text": "&lt;at&gt;IG Desk&lt;/at&gt;"}, "<at>IG Desk</at>", id="typed tags"),
        pytest.param(
            {"text": "salt &pepper; &copy &#0;x"}, "salt &pepper; &copy \ufffdx", id="odd"
        ),
        pytest.param({"text": None, "attachments": "x"}, "", id="nothing"),
    ],
)
def test_the_words_are_read_however_teams_wraps_them(changes: dict[str, object], said: str) -> None:
    assert read(changes).text == said


def test_tags_that_never_close_are_read_in_linear_time() -> None:
    assert read(html("<a" * 50_000 + " " * 50_000)).text.startswith("<a")  # quadratic: minutes


@pytest.mark.parametrize(
    ("kind", "a_file"),
    [
        ("application/vnd.microsoft.teams.file.download.info", True),
        ("image/png", True),
        ("image/*", True),
        ("audio/mp4", True),
        ("text/html", False),
        ("messageReference", False),
        (7, False),
    ],
)
def test_a_file_or_a_picture_is_told_from_what_is_none(kind: object, a_file: bool) -> None:
    assert read({"attachments": [{"contentType": kind}, None]}).has_file is a_file


def test_what_came_in_cannot_be_changed() -> None:
    given = read({"value": {"a": 1}})

    with pytest.raises(TypeError):
        given.data["a"] = 2  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        given.text = "x"  # type: ignore[misc]


def test_no_repr_shows_text_data_or_names() -> None:
    given = read({"text": SECRET, "value": {"what": SECRET}})
    reply = Reply(card={"text": SECRET}, text=SECRET, refused=SECRET)

    shown = f"{given!r} {given} {reply!r} {reply} {Address('a', TenantId('t'), 'c', URL)!r}"
    assert SECRET not in shown
    assert "object-1" not in shown
    assert "kind" in shown


@pytest.mark.parametrize(
    ("kind", "trigger", "automatic"),
    [
        pytest.param("invoke", "automatic", True, id="the card asked, and nobody pressed"),
        pytest.param("invoke", "manual", False, id="somebody pressed"),
        pytest.param("invoke", None, False, id="it does not say"),
        pytest.param("invoke", ["automatic"], False, id="it says nonsense"),
        pytest.param("message", "automatic", False, id="a Submit is always a press"),
    ],
)
def test_a_card_that_refreshes_itself_is_told_from_a_press(
    kind: str, trigger: object, automatic: bool
) -> None:
    value = {"action": {"type": "Action.Execute", "verb": "x"}, "trigger": trigger}
    named = {"name": "adaptiveCard/action"} if kind == "invoke" else {}

    assert read({"type": kind, "value": value, "text": None, **named}).automatic is automatic


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        pytest.param("\x00", "", id="NUL, which no PostgreSQL can hold"),
        pytest.param("a\x00b\x00", "ab", id="within a word"),
        pytest.param("C:\\u0000", "C:\\u0000", id="a backslash that somebody typed"),
        pytest.param("\\\x00", "\\", id="a backslash and a NUL"),
    ],
)
def test_what_no_database_can_hold_is_left_out(sent: str, kept: str) -> None:
    assert read({"text": sent}).text == kept
