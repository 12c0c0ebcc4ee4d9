"""What the tests with planted words look through, whatever was reported."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from yarl import URL

from governance.access import Action
from governance.plain import to_plain
from simulator.chats import Json
from storage.tables import cases
from storage.unit import Unit
from tests.bot.resident import Answers, Resident
from tests.bot.town import NOBODY, Town
from tests.bot.watcher import Watcher
from tests.cards import walk

PATHS = ("/readyz", "/alarmz", "/healthz", "/metrics")
FOLDS = "Press Fold away when you are done. It folds by itself after 15 minutes."
APOLOGY = "Something went wrong on our side."


def standing(town: Town) -> bytes:
    """Every message, notice and update ever sent, but the cards that fold away."""
    sights = [sight for sight in Watcher(town).new() if sight.lasting and not sight.opened]
    return "\n".join(sight.text for sight in sights).encode()


def activities(town: Town) -> list[Json]:
    """Everything the connector ever received, but for the card that Open shows."""
    sent = [line["activity"] for line in town.received()]
    return [one for one in sent if FOLDS not in json.dumps(one, ensure_ascii=False)]


def in_the_chats(town: Town) -> bytes:
    """What the bot's messages say now; Open's too, which by now should have folded away."""
    said = [entry.activity for who in town.everyone for entry in who.entries]
    return json.dumps(said, ensure_ascii=False).encode()


async def in_the_histories(town: Town) -> str:
    """What was kept of every case, with the keys."""

    def every(unit: Unit) -> tuple[str, ...]:
        asked = cases.select().with_only_columns(cases.c.reference)
        return tuple(unit.cases._session.connection.scalars(asked))

    return await histories_of(town, await town.look(every))


async def histories_of(town: Town, references: Sequence[str]) -> str:
    """What was kept of these cases, with the keys."""
    now = town.clock.now()

    def look(unit: Unit) -> str:
        find = unit.cases.find
        found = [find(NOBODY, one, Action.SEE_STATUS, now=now) for one in references]
        facts = [to_plain(event) for case in found for event in case.history]
        return json.dumps(facts, ensure_ascii=False, default=str)

    return await town.look(look)


async def in_the_drafts(town: Town) -> str:
    """What was kept of everything that was begun and neither sent nor cancelled, with the keys."""
    held = await Watcher(town).held()
    answers = [dict(draft.answers) for draft in held.drafts.values()]
    return json.dumps(answers, ensure_ascii=False, default=str)


async def health(town: Town) -> bytes:
    pages = []
    for path in PATHS:
        async with town.session.get(URL(town.bot_url).with_path(path)) as answer:
            pages.append(await answer.read())
    return b"\n".join(pages)


def boxes(town: Town) -> set[str]:
    """The boxes for words on every card that anyone was shown."""
    content = [sight.content for sight in Watcher(town).new()]
    return {str(p["id"]) for one in content for p in walk(one) if p.get("type") == "Input.Text"}


def missing(text: str, words: Mapping[str, str]) -> set[str]:
    """Whose word is not in the text."""
    return {name for name, word in words.items() if word not in text}


async def fails(
    town: Town, who: Resident, button: str, answers: Answers, typed: str, *, submit: bool
) -> None:
    """They press and then type; both turns read and decide, and then cannot be saved."""
    with _unsaved(town):
        pressed = await who.presses(button, answers, submit=submit)
        await who.line.say(who.chat, typed)
    await town.settle()

    assert f"{pressed}{who.text}".count(APOLOGY) == 2


@contextmanager
def _unsaved(town: Town) -> Iterator[None]:
    fault = "BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'a fault of the test'); END"
    _behind(town, f"CREATE TRIGGER planted {fault}")
    yield
    _behind(town, "DROP TRIGGER planted")


def _behind(town: Town, statement: str) -> None:
    """Done to the database without the product."""
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as behind, behind:
        behind.execute(statement)
