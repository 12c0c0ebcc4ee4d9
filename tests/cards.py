"""What every card must be, whoever makes it: one check that all the card tests share."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

from dialogs.cards.elements import MOST_BUTTONS
from dialogs.cards.more import six_at_most

SCHEMA = Path(__file__).parents[2] / "shared" / "schemas" / "adaptive-card-1.5.schema.json"
MOST_BYTES = 28 * 1024  # Teams refuses larger cards (Bot Framework and webhook limits)


def answers_to(line: str, said: str) -> bool:
    """Whether `said`, a line of the bot's, begins as `line` says; … stands for anything."""
    wanted = ".*".join(re.escape(part.strip()) for part in line.split("…"))
    return re.match(wanted, said) is not None


def check_card(card: Mapping[str, Any]) -> None:
    """Fails with what is wrong: shape, size, labels, ids, error messages, fallbacks."""
    if validator := _validator():
        assert [error.message for error in validator.iter_errors(card)] == []
    assert len(json.dumps(card, ensure_ascii=False).encode()) < MOST_BYTES
    inputs = [part for part in walk(card) if str(part.get("type", "")).startswith("Input.")]
    ids = [part["id"] for part in inputs]
    assert len(ids) == len(set(ids)), ids
    for part in inputs:
        assert part["id"], part
        assert part["label"], part["id"]
        assert not part.get("isRequired") or part["errorMessage"], part["id"]
    assert len(titles := buttons_of(card)) <= MOST_BUTTONS, titles
    # A refresh is asked for by Teams itself: a screen that does not know it shows what is there.
    for part in walk({name: value for name, value in card.items() if name != "refresh"}):
        if part.get("type") == "Action.Execute":
            check_fallback(part)


def buttons_of(card: Mapping[str, Any]) -> list[str]:
    """The titles of all its buttons, wherever they stand; a fallback is the same button."""
    return [str(one["title"]) for part in walk(card) for one in part.get("actions", ())]


def first_page(card: dict[str, Any]) -> dict[str, Any]:
    """A card that may have more buttons than it may show, as it is shown first."""
    return six_at_most(card, "open", {"card": "card-1", "s": 1}, 0)


def check_shown(log: Iterable[Mapping[str, Any]]) -> int:
    """The same for every card in a chat's log, each shape of card once; how many cards."""
    cards = [part for line in log for part in walk(line) if part.get("type") == "AdaptiveCard"]
    for card in cards:
        assert len(json.dumps(card, ensure_ascii=False).encode()) < MOST_BYTES
        shape = json.dumps(_shape(card), sort_keys=True)
        if shape not in _CHECKED:
            check_card(card)
            _CHECKED.add(shape)
    return len(cards)


_CHECKED: set[str] = set()
_SAID = frozenset(("text", "value", "title", "label", "fallbackText", "errorMessage", "data"))


def _shape(part: object) -> object:
    """A card without what it says and what its buttons carry."""
    if isinstance(part, Mapping):
        said = {key for key in part if key in _SAID and part[key]}
        return {key: True if key in said else _shape(part[key]) for key in part}
    if isinstance(part, Sequence) and not isinstance(part, str):
        return [_shape(inner) for inner in part]
    return part


def check_fallback(action: Mapping[str, Any]) -> None:
    """Execute is reported dead on some phones: the Submit must carry the very same data."""
    fallback = action["fallback"]

    assert fallback["type"] == "Action.Submit"
    assert fallback["data"] == action["data"]
    assert fallback["data"]["verb"] == action["verb"]


def walk(part: object) -> Iterator[Mapping[str, Any]]:
    """Every object in a card, however deep."""
    if isinstance(part, Mapping):
        yield part
        for inner in part.values():
            yield from walk(inner)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for inner in part:
            yield from walk(inner)


def verbs(card: Mapping[str, Any]) -> list[str]:
    """The verbs of its buttons, in order."""
    return [str(action["verb"]) for action in card.get("actions", ()) if "verb" in action]


def words(card: Mapping[str, Any]) -> str:
    """Everything the card says, to look for a sentence in."""
    said = ("text", "label", "title", "value", "fallbackText")
    return "\n".join(str(part[key]) for part in walk(card) for key in said if key in part)


def inputs(card: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Its inputs by id."""
    found = (part for part in walk(card) if str(part.get("type", "")).startswith("Input."))
    return {str(part["id"]): part for part in found}


@cache
def _validator() -> Draft6Validator | None:
    """None where the published schema is not at hand: the other checks still run."""
    if not SCHEMA.exists():
        return None
    return Draft6Validator(json.loads(SCHEMA.read_text(encoding="utf-8-sig")))


def read_answers(card: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, str]:
    """By the question's label, as the form's own values."""
    given = {}
    for label, answer in answers.items():
        (name,) = (n for n, one in inputs(card).items() if answers_to(label, one["label"]))
        given[name] = _value(inputs(card)[name], answer)
    return given


def _value(asked: Mapping[str, object], answer: str) -> str:
    choices = asked.get("choices")
    if not isinstance(choices, list):
        return answer
    meant = [one for one in choices if one["title"] == answer] or [
        one for one in choices if "…" in answer and answers_to(answer, one["title"])
    ]
    assert len(meant) == 1, (answer, [choice["title"] for choice in choices])
    return str(meant[0]["value"])
