"""What a message says in words, and whether a file came with it, however Teams wrapped it.

Teams may leave `text` empty and send the words as HTML, and may escape what it sends. Nothing here
can fail: odd parts become empty.
"""

import html
import re

from adapters.received import part, parts, word
from adapters.teams.inbound import Activity

HTML = "text/html"
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
PICTURES_AND_SOUNDS = ("image/", "audio/", "video/")

# Bounded repeats: "<at><at><at>..." must not take quadratic time.
MENTION = re.compile(r"<at(?: [^<>]{0,64})?>([^<>]{0,256})</at>")
_NEW_LINE = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]{0,256}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,4096}>")
_ESCAPED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def message_text(activity: Activity) -> str:
    """Return what was typed, without the bot's own @mention; others' mentions keep the name."""
    raw = activity.get("text")
    typed = raw if isinstance(raw, str) else ""
    if typed.strip():
        return _plain(activity, typed)
    return _plain(activity, _html_in(activity), tags=True)


def has_file(activity: Activity) -> bool:
    """Return whether a file, a picture or a recording came with the message."""
    return any(
        kind == DOWNLOAD or kind.startswith(PICTURES_AND_SOUNDS)
        for kind in (word(one, "contentType") for one in parts(activity, "attachments"))
    )


def _html_in(activity: Activity) -> str:
    contents = (
        one.get("content")
        for one in parts(activity, "attachments")
        if word(one, "contentType") == HTML
    )
    return "\n".join(said for said in contents if isinstance(said, str))


def _plain(activity: Activity, raw: str, *, tags: bool = False) -> str:
    """Return the text without mentions of the bot, tags (of HTML) and escapes, in that order: what
    was escaped is somebody's own words and no tag.
    """
    text = _without_mentions(activity, raw)
    if tags:
        text = _TAG.sub("", _NEW_LINE.sub("\n", text))
    text = _ESCAPED.sub(lambda found: html.unescape(found[0]), text)
    return text.replace("\xa0", " ").strip()


def _without_mentions(activity: Activity, text: str) -> str:
    bot = part(activity, "recipient")
    for mention in parts(activity, "entities"):
        if part(mention, "mentioned").get("id") == bot.get("id"):
            text = text.replace(word(mention, "text") or "\x00", "")
    own = word(bot, "name")
    return MENTION.sub(lambda found: "" if found[1] == own else found[1], text)
