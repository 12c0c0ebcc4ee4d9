"""The activities we send, as plain dicts."""

CARD_TYPE = "application/vnd.microsoft.card.adaptive"

Outgoing = dict[str, object]


def card_activity(card: dict[str, object], *, summary: str) -> Outgoing:
    """A message with one card. `summary` is the line that a phone's lock screen shows.

    So it names a reference and a kind, and never says what happened or to whom.
    """
    attachment = {"contentType": CARD_TYPE, "content": card}
    return {"type": "message", "summary": summary, "attachments": [attachment]}


def text_activity(text: str) -> Outgoing:
    """A message of words alone."""
    return {"type": "message", "text": text, "textFormat": "plain"}


def typing_activity() -> Outgoing:
    """The three dots."""
    return {"type": "typing"}
