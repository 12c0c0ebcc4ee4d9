"""The sample conversations that help shows, read once from the package."""

from functools import cache
from importlib import resources

from dialogs.cases.help import Transcript
from dialogs.sample_conversations import as_example, read_conversation

SHOWN = ("breach_typed.txt", "deadline.txt")
"""Short ones, of one person: a card is read on a phone and must stay under 28 KB."""


@cache
def samples() -> tuple[Transcript, ...]:
    """As (who, what); each is held with the real bot by a test, so it is true."""
    folder = resources.files("dialogs.transcripts")
    texts = ((folder / name).read_text(encoding="utf-8") for name in SHOWN)
    return tuple(as_example(read_conversation(text)) for text in texts)
