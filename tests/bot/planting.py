"""What the tests with planted words look through, whatever was reported."""

import json
from collections.abc import Mapping, Sequence

from yarl import URL

from governance.access import Action
from governance.plain import to_plain
from storage.tables import cases
from storage.unit import Unit
from tests.bot.town import NOBODY, Town
from tests.bot.watcher import Watcher
from tests.cards import walk

PATHS = ("/readyz", "/healthz", "/metrics")


def standing(town: Town) -> bytes:
    """Every message, notice and update ever sent, but the cards that fold away."""
    sights = [sight for sight in Watcher(town).new() if sight.lasting and not sight.opened]
    return "\n".join(sight.text for sight in sights).encode()


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
