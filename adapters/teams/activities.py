"""The activities we send, as plain dicts, and the link to our chat that stands in them."""

from collections.abc import Mapping
from urllib.parse import quote

from adapters.teams.incoming import BOT_PREFIX
from governance.outbox_message import Upload

CHAT = "https://teams.microsoft.com/l/chat/0/0"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
FILE_CONSENT = "application/vnd.microsoft.teams.card.file.consent"
FILE_INFO = "application/vnd.microsoft.teams.card.file.info"

Outgoing = dict[str, object]


def card_activity(card: dict[str, object], *, summary: str) -> Outgoing:
    """Return a message with one card. `summary` is the line that a phone's lock screen shows.

    So it names a reference and a kind, and never says what happened or to whom.
    """
    attachment = {"contentType": CARD_TYPE, "content": card}
    return {"type": "message", "summary": summary, "attachments": [attachment]}


def text_activity(text: str) -> Outgoing:
    """Return a message of words alone."""
    return {"type": "message", "text": text, "textFormat": "plain"}


def file_offer(
    name: str, description: str, *, size: int, context: Mapping[str, str]
) -> dict[str, object]:
    """Return the attachment that offers a file, sent once the person says yes, to their own files.

    `size` is in bytes. `context` comes back with the answer, either way.
    """
    content = {
        "description": description,
        "sizeInBytes": size,
        "acceptContext": dict(context),
        "declineContext": dict(context),
    }
    return {"contentType": FILE_CONSENT, "name": name, "content": content}


def file_activity(offer: dict[str, object]) -> Outgoing:
    """Return a message with what `file_offer` or `file_there` made."""
    return {"type": "message", "summary": str(offer["name"]), "attachments": [offer]}


def file_there(upload: Upload) -> dict[str, object]:
    """Return the attachment that shows a file where it now lies: in the person's own files."""
    return {
        "contentType": FILE_INFO,
        "contentUrl": upload.content_url,
        "name": upload.name,
        "content": {"uniqueId": upload.unique_id, "fileType": upload.file_type},
    }


def chat_with(app_id: str, *, message: str = "") -> str:
    """Return a link to the reader's own chat with the bot, with `message` ready to send.

    It works on a phone as on a desktop.
    """
    typed = f"&message={quote(message, safe='')}" if message else ""
    return f"{CHAT}?users={BOT_PREFIX}{quote(app_id, safe='')}{typed}"
