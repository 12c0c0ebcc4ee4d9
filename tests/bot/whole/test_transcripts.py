"""The sample conversations that help shows are held with the real bot, word for word."""

import json
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable

import pytest

from bot.samples import samples
from dialogs.cards.quoting import plain
from dialogs.sample_conversations import (
    Hears,
    Later,
    NotATranscript,
    Presses,
    Says,
    read_conversation,
)
from tests.bot.resident import cards_of
from tests.bot.town import Town
from tests.cards import answers_to, read_answers, words

FILES = sorted(
    (one for one in resources.files("dialogs.transcripts").iterdir() if one.name.endswith(".txt")),
    key=lambda one: one.name,
)
SHORT_CARD_BYTES = 8 * 1024  # Teams takes 28 KB; nobody reads that on a phone


@dataclass
class Listener:
    """What each person was shown since somebody last did something."""

    town: Town
    since: int = 0
    answered: list[str] = field(default_factory=list)

    def begin(self) -> None:
        self.since, self.answered = self.town.chats.stamp, []

    def lines(self, who: str) -> list[str]:
        """Every line new on their screen, without the marks of markdown."""
        new = [entry for entry in self.town[who].entries if entry.stamp > self.since]
        shown = [str(entry.activity.get("text") or "") for entry in new]
        shown += [words(card) for entry in new for card in cards_of(entry)]
        return [line.replace("**", "") for text in (*shown, *self.answered) for line in _of(text)]


def _of(text: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
async def test_the_bot_answers_as_the_transcript_says(town: Town, file: Traversable) -> None:
    listener = Listener(town)
    for chat in town.chats:
        await town[chat.persona.name.split()[0]].line.open(chat)
    await town.settle()
    for step in read_conversation(file.read_text(encoding="utf-8")):
        match step:
            case Says(who, text):
                listener.begin()
                await town[who].says(text)
            case Presses(who, button, answers):
                listener.begin()
                _, card, _ = town[who].finds(button)
                outcome = await town[who].presses(button, read_answers(card, answers))
                listener.answered = [str(outcome.get("text", ""))]
            case Later(by):
                listener.begin()
                await town.goes_on(seconds=by.total_seconds())
            case Hears(who, line):
                told = listener.lines(who)
                assert any(answers_to(line, one) for one in told), (step, told)


async def test_help_shows_two_of_them_as_they_are_and_is_short_enough_for_a_phone(
    town: Town,
) -> None:
    said = await town["Priya"].says("help")

    assert len(samples()) == 2
    for example in samples():
        for who, what in example:
            assert f"**{who}:** {plain(what)}" in said
    assert len(json.dumps(town["Priya"].card, ensure_ascii=False).encode()) < SHORT_CARD_BYTES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("no colon", id="no one speaks"),
        pytest.param(
            "Priya: [Send]\n    What happened? = A letter.", id="answers without a button"
        ),
        pytest.param("    A = b\nPriya: hello", id="answers, and then words"),
        pytest.param("-- 3 fortnights later", id="no such time"),
    ],
)
def test_a_line_that_is_none_is_refused_by_its_number(text: str) -> None:
    with pytest.raises(NotATranscript):
        read_conversation(text)


def test_the_samples_are_all_of_what_people_mostly_do() -> None:
    assert {file.name for file in FILES} >= {
        "breach_by_card.txt",
        "breach_typed.txt",
        "cancel.txt",
        "deadline.txt",
        "lead_by_typing.txt",
        "my_reports.txt",
        "near_miss_is_a_breach.txt",
    }
