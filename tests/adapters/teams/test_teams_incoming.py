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
            ActivityKind.INSTALLED,
            id="upgraded",
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
    ("named", "scope"),
    [
        ("personal", "personal"),
        ("groupChat", "groupChat"),
        ("channel", "channel"),
        ("meeting", "groupChat"),
        (None, "groupChat"),
        (7, "groupChat"),
    ],
)
def test_a_conversation_we_do_not_know_is_taken_for_a_group(named: object, scope: str) -> None:
    assert read({"conversation": {"id": "c", "conversationType": named}}).scope == scope


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
