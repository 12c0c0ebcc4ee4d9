"""Adaptive Cards 1.5 as plain dicts: no library, so a misspelt field shows in the tests.

What people wrote goes in through `plain` or `quoted`, never as it is: a TextBlock renders
markdown, and Teams fills in {{DATE(...)}} and {{TIME(...)}} wherever it finds them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Element = dict[str, Any]
Card = dict[str, Any]
Style = Literal["emphasis", "good", "attention", "warning", "accent"]
Colour = Literal["good", "attention", "warning", "accent"]
Size = Literal["small", "medium", "large"]
ButtonStyle = Literal["positive", "destructive"]
ChoiceStyle = Literal["compact", "expanded", "multi"]

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
FORMAT = 1  # the number `s` in every action's data; an older card says an older one

WORD_JOINER = "\u2060"  # invisible, keeps two braces from being read as a function
MOST_LINES = 40  # of a quoted text, each a block of its own; the rest share the last one

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~&])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ref:
    """Which card this is, and of which case or draft. It grants nothing (DESIGN 3)."""

    card: str
    case: str = ""
    version: int = 0
    draft: str = ""
    part: str = ""

    def data(self) -> dict[str, str | int]:
        """What every action of the card carries besides its verb."""
        said: dict[str, str | int] = {"card": self.card, "s": FORMAT}
        if self.case:
            said |= {"case": self.case, "v": self.version}
        return said | {k: v for k, v in (("draft", self.draft), ("part", self.part)) if v}


def card(body: Sequence[Element], actions: Sequence[Element] = (), *, summary: str) -> Card:
    """A whole card. `summary` is what is read out, and shown where cards cannot be."""
    made: Card = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "en-GB",
        "fallbackText": summary,
        "speak": summary,
        "body": list(body),
    }
    return made | ({"actions": list(actions)} if actions else {})


def heading(words: str, *, size: Size = "large") -> Element:
    """A heading, marked as one for screen readers."""
    block = {"type": "TextBlock", "text": words, "wrap": True, "style": "heading"}
    return {**block, "size": size, "weight": "bolder"}


def text(  # each option is the card format's own
    words: str,
    *,
    subtle: bool = False,
    bold: bool = False,
    colour: Colour | None = None,
    size: Size | None = None,
) -> Element:
    """A paragraph of our own words, which may carry markdown (**bold**, [links](...), lists)."""
    options = {
        "isSubtle": subtle or None,
        "weight": "bolder" if bold else None,
        "color": colour,
        "size": size,
    }
    return _without_nothing({"type": "TextBlock", "text": words, "wrap": True, **options})


def facts(rows: Iterable[tuple[str, str]]) -> Element:
    """A list of titles and values; values from people go through `plain` first."""
    shown = [{"title": title, "value": value} for title, value in rows]
    return {"type": "FactSet", "facts": shown}


def box(style: Style, items: Sequence[Element]) -> Element:
    """A coloured box, for the one thing on a card that must not be missed."""
    return {"type": "Container", "style": style, "items": list(items), "spacing": "medium"}


def group(items: Sequence[Element], *, separator: bool = False) -> Element:
    """Things that belong together, under a line where `separator`."""
    made: Element = {"type": "Container", "items": list(items), "spacing": "medium"}
    return made | ({"separator": True} if separator else {})


def quoted(words: str) -> list[Element]:
    """What a person wrote, word for word: text runs are not read as markdown."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " / ".join(lines[MOST_LINES - 1 :])]
    return [
        {
            "type": "RichTextBlock",
            "spacing": "small",
            "inlines": [{"type": "TextRun", "text": _no_functions(line)}],
        }
        for line in lines
    ]


def plain(words: str) -> str:
    """A person's words for inside a sentence of ours: on one line, markdown taken as text."""
    line = " ".join(words.split())
    escaped = _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", _no_functions(line)))
    return escaped.replace("://", f":{WORD_JOINER}//")


def _no_functions(words: str) -> str:
    return words.replace("{{", "{" + WORD_JOINER + "{").replace("}}", "}" + WORD_JOINER + "}")


def input_text(  # noqa: PLR0913  each is a field of the card format
    name: str,
    label: str,
    *,
    value: str = "",
    hint: str = "",
    long: bool = False,
    required: bool = False,
    most: int = 4000,
    error: str = "Please write something here.",
) -> Element:
    """A box to type in. `most` is in characters."""
    options = {"placeholder": hint or None, "isMultiline": long or None, "maxLength": most}
    return _input("Input.Text", name, label, value, options, (required, error))


def input_choice(  # noqa: PLR0913  each is a field of the card format
    name: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    *,
    value: str | Sequence[str] = "",
    style: ChoiceStyle = "expanded",
    required: bool = False,
    hint: str = "",
    error: str = "Please choose one.",
) -> Element:
    """Choices of (value, words); several may be ticked where `style` is multi. Never filtered."""
    options = {
        "choices": [{"title": words, "value": key} for key, words in choices],
        "style": "compact" if style == "compact" else "expanded",
        "isMultiSelect": True if style == "multi" else None,
        "placeholder": hint or None,
        "wrap": True,
    }
    chosen = value if isinstance(value, str) else ",".join(value)
    return _input("Input.ChoiceSet", name, label, chosen, options, (required, error))


def input_date(
    name: str,
    label: str,
    *,
    value: str = "",
    required: bool = False,
    error: str = "Please give a date.",
) -> Element:
    """A date, as YYYY-MM-DD."""
    return _input("Input.Date", name, label, value, {}, (required, error))


def input_time(
    name: str,
    label: str,
    *,
    value: str = "",
    required: bool = False,
    error: str = "Please give a time.",
) -> Element:
    """A time of day in London, as HH:MM."""
    return _input("Input.Time", name, label, value, {}, (required, error))


def input_toggle(
    name: str,
    label: str,
    title: str,
    *,
    value: bool = False,
    required: bool = False,
    error: str = "Please tick this.",
) -> Element:
    """A box to tick: "true" or "false"."""
    said = "true" if value else "false"
    return _input("Input.Toggle", name, label, said, {"title": title}, (required, error))


def execute(
    title: str,
    verb: str,
    data: Mapping[str, Any],
    *,
    style: ButtonStyle | None = None,
    needs_inputs: bool = True,
) -> Element:
    """A button. Where Execute is not known, its Submit fallback sends the same data."""
    shared = {
        "title": title,
        "data": {**data, "verb": verb},
        "associatedInputs": "auto" if needs_inputs else "none",
        **({"style": style} if style else {}),
    }
    submit = {"type": "Action.Submit", **shared}
    return {"type": "Action.Execute", "verb": verb, **shared, "fallback": submit}


def _input(
    kind: str,
    name: str,
    label: str,
    value: str,
    options: Mapping[str, Any],
    asked: tuple[bool, str],
) -> Element:
    required, error = asked
    made = {"type": kind, "id": name, "label": label, "isRequired": required, **options}
    return _without_nothing({**made, "errorMessage": error, "value": value or None})


def _without_nothing(element: Mapping[str, Any]) -> Element:
    return {key: value for key, value in element.items() if value is not None}
