"""Reading a checked activity into an Incoming. Nothing here can fail: odd parts become empty."""

from collections.abc import Mapping
from types import MappingProxyType

from adapters.received import part, parts
from adapters.teams.inbound import MOST_ID_CHARACTERS, Activity
from adapters.teams.message_text import has_file, message_text
from adapters.teams.values import ActivityKind, Incoming
from governance.keys import TenantId
from governance.outbox_message import Upload

MOST_TEXT = 100_000  # characters
INVOKES = {"adaptiveCard/action": ActivityKind.EXECUTE, "fileConsent/invoke": ActivityKind.FILE}
BOT_PREFIX = "28:"  # Teams: people are 29: and bots 28: followed by the app id
PERSONAL, GROUP = "personal", "groupChat"
SCOPES = (PERSONAL, GROUP, "channel")
# Teams sends "add-upgrade" to everyone at each new version of the app: that is no arrival.
INSTALLATION = {"add": ActivityKind.INSTALLED, "remove": ActivityKind.REMOVED}
LONGEST_ADDRESS = 4096  # characters: an upload's address carries its own proof, and is long
UNDELETED = "undeleteMessage"  # comes as an update too, with the words as they were
BY_TYPE = {
    "messageUpdate": ActivityKind.EDITED,
    "messageDelete": ActivityKind.DELETED,
    "event application/vnd.microsoft.readReceipt": ActivityKind.READ,
}


def is_from_a_bot(activity: Activity) -> bool:
    """Return whether a bot sent this: to answer one could go on for ever."""
    sender = part(activity, "from")
    return sender.get("role") in ("bot", "skill") or _word(sender, "id").startswith(BOT_PREFIX)


def incoming(activity: Activity) -> Incoming:
    """Return the activity as plain values."""
    kind = _kind(activity)
    conversation, sender = part(activity, "conversation"), part(activity, "from")
    data = _data(activity, kind)
    text = message_text(activity)
    return Incoming(
        kind=kind,
        app_id=_word(part(activity, "recipient"), "id").removeprefix(BOT_PREFIX),
        tenant=TenantId(_tenant(activity)),
        conversation=_word(conversation, "id"),
        scope=_scope(conversation),
        activity=_word(activity, "id"),
        reply_to=_word(activity, "replyToId") or None,
        object_id=_word(sender, "aadObjectId"),
        name=_word(sender, "name"),
        service_url=_word(activity, "serviceUrl"),
        text=text[:MOST_TEXT],
        data=MappingProxyType(data),
        verb=_verb(activity, kind, data),
        too_long=len(text) > MOST_TEXT,
        has_file=kind is ActivityKind.MESSAGE and has_file(activity),
        automatic=kind is ActivityKind.EXECUTE
        and part(activity, "value").get("trigger") == "automatic",
    )


def _kind(activity: Activity) -> ActivityKind:
    match activity["type"]:
        case "message":
            return _kind_of_message(activity)
        case "invoke":
            return INVOKES.get(_word(activity, "name"), ActivityKind.INVOKE_OTHER)
        case "conversationUpdate":
            return _kind_of_update(activity)
        case "installationUpdate":
            return INSTALLATION.get(_word(activity, "action"), ActivityKind.OTHER)
        case "messageUpdate" if part(activity, "channelData").get("eventType") == UNDELETED:
            return ActivityKind.OTHER
        case other:
            named = f"{other} {_word(activity, 'name')}" if other == "event" else str(other)
            return BY_TYPE.get(named, ActivityKind.OTHER)


def _kind_of_message(activity: Activity) -> ActivityKind:
    value = activity.get("value")
    said_something = bool(_word(activity, "text"))
    submitted = isinstance(value, dict) or (value is not None and not said_something)
    return ActivityKind.SUBMIT if submitted else ActivityKind.MESSAGE


def _kind_of_update(activity: Activity) -> ActivityKind:
    bot = part(activity, "recipient").get("id")
    for name, kind in (
        ("membersAdded", ActivityKind.JOINED),
        ("membersRemoved", ActivityKind.REMOVED),
    ):
        if any(member.get("id") == bot for member in parts(activity, name)):
            return kind
    return ActivityKind.OTHER


def _data(activity: Activity, kind: ActivityKind) -> dict[str, object]:
    """Return what a card sent; nothing for anything but a table of values."""
    if kind is ActivityKind.SUBMIT:
        return dict(part(activity, "value"))
    if kind is ActivityKind.EXECUTE:
        return dict(part(part(part(activity, "value"), "action"), "data"))
    if kind is ActivityKind.READ:
        return {"last_read": _word(part(activity, "value"), "lastReadMessageId")}
    if kind is ActivityKind.FILE:
        value = part(activity, "value")
        return {
            "context": dict(part(value, "context")),
            "accepted": value.get("action") == "accept",
            "upload": read_upload(part(value, "uploadInfo")),
        }
    return {}


def read_upload(place: Activity) -> Upload:
    """Return where Teams says a file may go; fields that are no text are empty."""
    return Upload(
        upload_url=_long_word(place, "uploadUrl"),
        content_url=_long_word(place, "contentUrl"),
        unique_id=_long_word(place, "uniqueId"),
        file_type=_long_word(place, "fileType"),
        name=_long_word(place, "name"),
    )


def _verb(activity: Activity, kind: ActivityKind, data: Mapping[str, object]) -> str:
    """Return the verb of a press. An Execute names it; a Submit cannot, so its data does too."""
    if kind is ActivityKind.EXECUTE:
        named = _word(part(part(activity, "value"), "action"), "verb")
        return named or _word(data, "verb")
    return _word(data, "verb")


def _tenant(activity: Activity) -> str:
    named = _word(part(part(activity, "channelData"), "tenant"), "id")
    return named or _word(part(activity, "conversation"), "tenantId")


def _scope(conversation: Mapping[str, object]) -> str:
    """Return the kind of conversation; one we do not know is a group, which is told least.

    Teams sometimes leaves its name out.
    """
    named = conversation.get("conversationType")
    if named not in (None, ""):
        return str(named) if named in SCOPES else GROUP
    return PERSONAL if _is_between_two(conversation) else GROUP


def _is_between_two(conversation: Mapping[str, object]) -> bool:
    """Return whether a conversation without a type is a person's own chat with the bot."""
    one = _word(conversation, "id")
    if "@thread" in one or conversation.get("isGroup") is True:
        return False
    is_own = one.startswith("a:") or "@unq.gbl.spaces" in one
    return conversation.get("isGroup") is False or is_own


def _word(whole: Mapping[str, object], name: str, most: int = MOST_ID_CHARACTERS) -> str:
    """Return a short printable string; "" for anything else."""
    value = whole.get(name)
    usable = isinstance(value, str) and len(value) <= most and value.isprintable()
    return str(value) if usable else ""


def _long_word(whole: Mapping[str, object], name: str) -> str:
    return _word(whole, name, LONGEST_ADDRESS)
