"""Adaptive Cards 1.5 as plain dicts: no library, so a misspelt field shows in the tests.

What people wrote goes in through `plain` or `quoted`, never as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Element = dict[str, Any]
Card = dict[str, Any]
BoxStyle = Literal["emphasis", "good", "attention", "warning", "accent"]
Colour = Literal["good", "attention", "warning", "accent"]
Size = Literal["small", "medium", "large"]
ButtonStyle = Literal["positive", "destructive"]

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
MOST_BUTTONS = 6  # on a whole card: Teams' own rule for its store
FORMAT = 1  # the number `s` in every action's data; an older card says an older one


@dataclass(frozen=True, slots=True)
class Ref:
    """Which card this is, and of which case or draft.

    It grants nothing: every action is authorised afresh, since a card can be old or forged.
    """

    card: str
    case: str = ""
    version: int = 0
    draft: str = ""
    part: str = ""

    def data(self) -> dict[str, str | int]:
        """Return what every action of the card carries besides its verb."""
        said: dict[str, str | int] = {"card": self.card, "s": FORMAT}
        if self.case:
            said |= {"case": self.case, "v": self.version}
        return said | {k: v for k, v in (("draft", self.draft), ("part", self.part)) if v}


def card(body: Sequence[Element], actions: Sequence[Element] = (), *, summary: str) -> Card:
    """Return a whole card. `summary` is what is read out, and shown where cards cannot be.

    One that may have more than `MOST_BUTTONS` is shown by pages (`dialogs.cards.more`).
    """
    made: Card = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": summary,
        "speak": summary,
        "body": list(body),
    }
    return made | ({"actions": list(actions)} if actions else {})


def heading(words: str, *, size: Size = "large") -> Element:
    """Return a heading, marked as one for screen readers."""
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
    """Return a paragraph of our own words, which may carry markdown (**bold**, lists)."""
    options = {
        "isSubtle": subtle or None,
        "weight": "bolder" if bold else None,
        "color": colour,
        "size": size,
    }
    return _without_nothing({"type": "TextBlock", "text": words, "wrap": True, **options})


def facts(rows: Iterable[tuple[str, str]]) -> Element:
    """Return a list of titles and values; values from people go through `plain` first."""
    shown = [{"title": title, "value": value} for title, value in rows]
    return {"type": "FactSet", "facts": shown}


def box(style: BoxStyle, items: Sequence[Element]) -> Element:
    """Return a coloured box, for the one thing on a card that must not be missed."""
    return {"type": "Container", "style": style, "items": list(items), "spacing": "medium"}


def group(items: Sequence[Element], *, separator: bool = False) -> Element:
    """Return things that belong together, under a line where `separator`."""
    made: Element = {"type": "Container", "items": list(items), "spacing": "medium"}
    return made | ({"separator": True} if separator else {})


def part(title: str, items: Sequence[Element]) -> Element:
    """Return a part of a card: the items under their heading."""
    return group([heading(title, size="medium"), *items], separator=True)


def buttons_here(actions: Sequence[Element]) -> Element:
    """Return buttons in the middle of a card, beside what they are about."""
    return {"type": "ActionSet", "actions": list(actions)}


def execute(
    title: str,
    verb: str,
    data: Mapping[str, Any],
    *,
    style: ButtonStyle | None = None,
    needs_inputs: bool = True,
) -> Element:
    """Return a button. Where Execute is not known, its Submit fallback sends the same data."""
    shared = {
        "title": title,
        "data": {**data, "verb": verb},
        "associatedInputs": "auto" if needs_inputs else "none",
        **({"style": style} if style else {}),
    }
    submit = {"type": "Action.Submit", **shared}
    return {"type": "Action.Execute", "verb": verb, **shared, "fallback": submit}


def show_card(title: str, body: Sequence[Element], actions: Sequence[Element]) -> Element:
    """Return a button that opens more of the card below it; what is asked there is sent with all
    that the card asks.
    """
    more = {"type": "AdaptiveCard", "body": list(body), "actions": list(actions)}
    return {"type": "Action.ShowCard", "title": title, "card": more}


def link(title: str, url: str) -> Element:
    """Return a button that opens an address of ours."""
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def looks_again(made: Card, verb: str, data: Mapping[str, Any]) -> Card:
    """Return the card, asking to be brought up to date whenever its reader comes upon it."""
    action = {"type": "Action.Execute", "title": "Bring up to date", "verb": verb}
    return {**made, "refresh": {"action": {**action, "data": {**data, "verb": verb}}}}


def _without_nothing(element: Mapping[str, Any]) -> Element:
    return {key: value for key, value in element.items() if value is not None}
