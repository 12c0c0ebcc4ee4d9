"""The sample conversations, held with the whole bot: everything that everyone is shown.

Opaque ids are made recognisable, and then named by the order in which they are met.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dialogs.sample_conversations import (
    ConversationStep,
    Hears,
    Later,
    Presses,
    Says,
    read_conversation,
)
from simulator.chats import Json
from simulator.conversations import Entry
from tests.bot.resident import cards_of
from tests.bot.town import Town, town
from tests.cards import read_answers

FILES = {
    one.name.removesuffix(".txt"): one
    for one in sorted(
        resources.files("dialogs.transcripts").iterdir(), key=lambda found: found.name
    )
    if one.name.endswith(".txt")
}
_OPAQUE = re.compile(r"opaque\d{16}")
_HERE = re.compile(r"https?://(?:127\.0\.0\.1|localhost):\d+")


@contextmanager
def recognisable_ids() -> Iterator[None]:
    """Ids as long as ours, that no word of ours can be mistaken for."""
    numbers = count(1)
    with patch("secrets.token_urlsafe", lambda _=None: f"opaque{next(numbers):016}"):
        yield


def without_ids(shown: Any) -> Any:
    """Every opaque id named by when it is first met."""
    met: dict[str, str] = {}
    text = _OPAQUE.sub(
        lambda found: met.setdefault(found[0], f"id-{len(met) + 1}"),
        json.dumps(shown, ensure_ascii=False),
    )
    return json.loads(_HERE.sub("http://here", text))


async def held(file: Traversable, folder: Path, pristine: Path) -> dict[str, Any]:
    """By step: what each person was shown then."""
    steps = read_conversation(file.read_text(encoding="utf-8"))
    with recognisable_ids():
        async with town(folder, pristine=pristine) as made:
            told = [step async for step in _steps(made, steps)]
    went: dict[str, Any] = without_ids(dict(told))
    return went


async def _steps(
    made: Town, steps: tuple[ConversationStep, ...]
) -> AsyncIterator[tuple[str, Json]]:
    for chat in made.chats:
        await made[chat.persona.name.split()[0]].line.open(chat)
    await made.settle()
    yield "0 everyone begins", {"shown": shown_since(made, 0)}
    for number, step in enumerate((one for one in steps if not isinstance(one, Hears)), start=1):
        since = made.chats.stamp
        name, answer = await _does(made, step)
        yield f"{number} {name}", {"answer": answer, "shown": shown_since(made, since)}


async def _does(made: Town, step: ConversationStep) -> tuple[str, Json]:
    """What is done is said, with what a press was answered at once."""
    match step:
        case Says(who, text):
            await made[who].says(text)
            return f"{who}: {text}", {}
        case Presses(who, button, answers):
            _, card, _ = made[who].finds(button)
            answer = await made[who].presses(button, read_answers(card, answers))
            return f"{who}: [{button}]", answer
        case Later(by):
            await made.goes_on(seconds=by.total_seconds())
            return f"{by} later", {}
        case Hears():
            raise AssertionError(step)


def shown_since(made: Town, stamp: int) -> dict[str, Any]:
    """By first name: every message of the bot that is new or changed, oldest first."""
    found = {}
    for chat in made.chats:
        new = [e for e in chat.entries.values() if e.author == "bot" and e.stamp > stamp]
        if new:
            found[chat.persona.name.split()[0]] = [_message(entry) for entry in new]
    return found


def _message(entry: Entry) -> Json:
    activity = {k: v for k, v in entry.activity.items() if k in ("text", "summary")}
    return {
        **activity,
        "changed": entry.revision,
        **({"deleted": True} if entry.deleted else {}),
        "cards": cards_of(entry),
    }
