"""Reading what is typed at any time as a command: from tables that the rooms bring."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from governance.agreements.model import spoken
from governance.cases.claims import claimed_once

MOST_TYPED = 200  # characters: a longer message is an answer or a story, never a command
MOST_SUGGESTED = 12  # that Teams' app package may suggest
CASE_ACTION = "case_action"
"""The name of every command about one case; its `verb` says what is asked."""

_POLITE = re.compile(
    r"^(?:please|can i|could i|i want to|i need to|i would like to|id like to|igdesk|ig desk)\s+"
    r"|\s+(?:please|thanks|thank you|now)$"
)
_CASE_WORDS = re.compile(r"\b(?:case|report|for|on|of|the|reference|ref|in)\b")


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked. `verb` and `reference` ("" where none was given) are of a CASE_ACTION."""

    name: str
    rest: str = ""
    verb: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: what to type, what it does, and what else people call it (as `spoken`).

    `place` orders what help lists and Teams suggests; a row without one is in neither.
    After one of `takes_rest`, what follows is kept as it was typed.
    """

    name: str
    typed: str
    does: str
    also: frozenset[str]
    place: int | None
    takes_rest: frozenset[str] = frozenset()


def command_row(
    name: str, typed: str, does: str, also: str, *, place: int | None, takes_rest: str = ""
) -> CommandRow:
    """Return the row; `also` and `takes_rest` are lists with a bar between."""
    others = (spoken(other) or other for other in also.split("|"))
    rest = frozenset(word for word in takes_rest.split("|") if word)
    return CommandRow(name, typed, does, frozenset({spoken(typed), *others}), place, rest)


def references(prefixes: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of references with these prefixes, however they are typed: "br 2026 7"."""
    either = "|".join(prefix.lower() for prefix in prefixes)
    return re.compile(
        rf"\b({either})[\s\-–—_]*(\d{{4}})[\s\-–—_/]+(\d{{1,9}})\b", re.ASCII | re.IGNORECASE
    )


def reference(found: re.Match[str]) -> str:
    """Return the reference as we write it: "br 2026 7" is BR-2026-0007."""
    return f"{found[1].upper()}-{found[2]}-{int(found[3]):04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """Everything that can be typed at any time.

    `verbs` are words before a reference, with the verb of the button that does the same;
    those of `alone` need no reference. Each of `also_read` reads what one kind alone understands.
    Raises ClaimedTwice where two rows claim a word or a place.
    """

    rows: tuple[CommandRow, ...]
    verbs: Mapping[str, str]
    alone: frozenset[str]
    prefixes: tuple[str, ...]
    also_read: tuple[Callable[[str], Command | None], ...]
    references: re.Pattern[str] = field(init=False)
    suggested: tuple[tuple[str, str], ...] = field(init=False)
    _by_words: Mapping[str, str] = field(init=False, repr=False)
    _with_rest: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out, once, what `read` looks up."""
        placed = claimed_once(
            {row.place: (row.typed, row.does)} for row in self.rows if row.place is not None
        )
        worked_out = {
            "references": references(self.prefixes),
            "suggested": tuple(placed[place] for place in sorted(placed)),
            "_by_words": claimed_once(dict.fromkeys(row.also, row.name) for row in self.rows),
            "_with_rest": claimed_once(dict.fromkeys(r.takes_rest, r.name) for r in self.rows),
        }
        for name, value in worked_out.items():
            object.__setattr__(self, name, value)

    def read(self, text: str) -> Command | None:
        """Return the command that `text` is, whole; None for anything else: no story is one."""
        if len(text) > MOST_TYPED:
            return None
        readers = (self._about_a_case, self._by_name, self._alone, self._rest, *self.also_read)
        return next((found for read in readers if (found := read(text))), None)

    def _about_a_case(self, text: str) -> Command | None:
        found = self.references.search(text)
        if found is None:
            return None
        around = _CASE_WORDS.sub(" ", _plainly(text[: found.start()] + " " + text[found.end() :]))
        verb = self.verbs.get(" ".join(around.split()))
        return Command(CASE_ACTION, verb=verb, reference=reference(found)) if verb else None

    def _by_name(self, text: str) -> Command | None:
        name = self._by_words.get(_plainly(text))
        return Command(name) if name else None

    def _alone(self, text: str) -> Command | None:
        verb = self.verbs.get(_plainly(text))
        return Command(CASE_ACTION, verb=verb) if verb in self.alone else None

    def _rest(self, text: str) -> Command | None:
        first, _, rest = text.strip().partition(" ")
        name = self._with_rest.get(spoken(first))
        return Command(name, rest=rest.strip()) if name else None


def _plainly(text: str) -> str:
    """Return the text as `spoken` has it, without the courtesies before and after."""
    said = spoken(text) or text.strip()
    while (shorter := _POLITE.sub("", said)) != said:
        said = shorter
    return said
