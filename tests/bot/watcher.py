"""Watches a town while anything happens in it: what was shown to whom, and what the store holds.

Everybody's words carry a mark. Who may see a mark is worked out here from the parties and posts of
the people, and from the case that the mark is in: never by the product's own table.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from governance.access import Action
from governance.cases.case import Case
from governance.plain import to_plain
from simulator.chats import Json
from storage.drafts import Draft
from storage.tables import cases, drafts
from storage.unit import Unit
from tests.bot.town import NOBODY, Town
from tests.cards import walk

PARTY = {
    "Priya": "SCC",
    "Tom": "SCC",
    "Grace": "SCC",
    "David": "SCC",
    "Karl": "POL",
    "Imran": "POL",
}
HANDLERS = frozenset({"Tom", "Grace", "David", "Imran"})
FOLDS = "Press Fold away when you are done. It folds by itself after 15 minutes."
MARK = re.compile(r"zq([a-z]+)x\d+q")


def mark(who: str, number: int) -> str:
    """A word of someone's that nobody else writes."""
    return f"zq{who.lower()}x{number}q"


@dataclass(frozen=True)
class Sight:
    """Something that one person was shown: a message, an update, or the answer to a press."""

    who: str
    content: Any = field(repr=False)
    lasting: bool  # a message in the chat; the answer to a press is gone at the next look

    @property
    def text(self) -> str:
        return json.dumps(self.content, ensure_ascii=False)

    @property
    def marks(self) -> set[str]:
        return marks_in(self.text)

    @property
    def opened(self) -> bool:
        """Whether it is the kind of card that folds away."""
        return FOLDS in self.text

    @property
    def drafts(self) -> set[str]:
        """The drafts that its buttons name."""
        data = (part.get("data") for part in walk(self.content))
        return {str(d["draft"]) for d in data if isinstance(d, Mapping) and d.get("draft")}


@dataclass(frozen=True)
class Held:
    """What the store holds, as the product itself sees it."""

    cases: Mapping[str, Case]
    drafts: Mapping[str, Draft]

    def of_mark(self, mark: str) -> list[Case]:
        """The cases that hold it."""
        return [case for case in self.cases.values() if mark in _said(case)]

    @property
    def in_cases(self) -> frozenset[str]:
        """Every mark that was filed."""
        return frozenset(one for case in self.cases.values() for one in marks_in(_said(case)))

    @property
    def in_drafts(self) -> Mapping[str, Draft]:
        """Every mark that waits to be sent, and in which draft."""
        each = ((one, draft) for draft in self.drafts.values() for one in _unsent(draft))
        return dict(each)


def marks_in(text: str) -> set[str]:
    """Whatever of people's own words is in it."""
    return {found[0] for found in MARK.finditer(text)}


def _unsent(draft: Draft) -> set[str]:
    return marks_in(json.dumps(dict(draft.answers)))


def _said(case: Case) -> str:
    return json.dumps([to_plain(event) for event in case.history], default=str)


@dataclass
class Watcher:
    """Looks at everything once."""

    town: Town
    looked_at: int = 0
    whose_draft: dict[str, str] = field(default_factory=dict)

    async def held(self) -> Held:
        """Now."""
        now = self.town.clock.now()

        def look(unit: Unit) -> Held:
            session = unit.drafts._session
            ids = session.connection.scalars(select(cases.c.id).order_by(cases.c.reference)).all()
            found = {
                one: unit.cases.history(NOBODY, one, Action.SEE_STATUS, now=now) for one in ids
            }
            kept = [
                unit.drafts._open(row)
                for row in session.checked(drafts, select(drafts).order_by(drafts.c.opened_at))
            ]
            return Held(found, {draft.id: draft for draft in kept})

        return await self.town.look(look)

    def new(self) -> list[Sight]:
        """What has been shown since the last look."""
        lines = self.town.chats.log[self.looked_at :]
        self.looked_at = len(self.town.chats.log)
        return [sight for line in lines for sight in _sights(line)]

    def faults(self, sights: list[Sight], held: Held) -> list[str]:
        """What somebody saw that is not theirs to see."""
        return [fault for sight in sights for fault in self._faults(sight, held)]

    def _faults(self, sight: Sight, held: Held) -> Iterator[str]:
        for one in sight.drafts:
            if self.whose_draft.setdefault(one, sight.who) != sight.who:
                yield f"{sight.who} was shown a draft of {self.whose_draft[one]}"
        for one in sight.marks:
            if not self._may_see(sight, one, held):
                yield f"{sight.who} saw {one}, opened={sight.opened} lasting={sight.lasting}"

    def _may_see(self, sight: Sight, one: str, held: Held) -> bool:
        author = MARK.fullmatch(one)
        assert author is not None
        if sight.who.lower() == author[1] and not sight.lasting:
            return True  # their own words, back to them alone
        if not sight.opened or sight.who not in PARTY:
            return False
        return any(self._entitled(sight.who, case) for case in held.of_mark(one))

    def _entitled(self, who: str, case: Case) -> bool:
        me = self.town[who].id
        if me in {person.text for person in case.out}:
            return False
        handles = who in HANDLERS and PARTY[who] == case.header.party
        return handles or case.reporter.text == me


def _sights(line: Json) -> Iterator[Sight]:
    who = str(line["person"]).split()[0]
    if line["direction"] == "from_bot":
        yield Sight(who, line["activity"], lasting=True)
    if line["direction"] == "to_bot" and line["answer"] is not None:
        yield Sight(who, line["answer"], lasting=False)


def is_an_answer(body: Any) -> bool:
    """A card with something on it, or a sentence; never an empty or a failed answer."""
    if not isinstance(body, Mapping):
        return False
    value = body.get("value")
    if body.get("statusCode") == 400 and isinstance(value, Mapping):
        return is_a_sentence(value.get("message"))
    if isinstance(value, Mapping):
        return value.get("type") == "AdaptiveCard" and bool(value.get("body"))
    return body.get("statusCode") == 200 and is_a_sentence(value)


def is_a_sentence(text: object) -> bool:
    """Words that end as sentences do."""
    return isinstance(text, str) and " " in text and text.rstrip()[-1] in ".?!)”"


def is_something(activity: Mapping[str, Any]) -> bool:
    """A message with a sentence, or with a card that has something on it."""
    attached = activity.get("attachments") or []
    if attached:
        return all(one["content"].get("body") or one.get("name") for one in attached)
    return activity.get("type") == "typing" or is_a_sentence(activity.get("text"))


def references_in(text: str) -> set[str]:
    """The cases that it names."""
    return set(re.findall(r"\b(?:BR|NM|CP|RQ)-\d{4}-\d{4}\b", text))
