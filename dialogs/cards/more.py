"""At most six buttons on a card: where there are more, *More* shows the next.

What is nearest comes first: the button that stands out, then the others as the card has them. The
last one, the way out, is on every page.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dialogs.cards.elements import MOST_BUTTONS, Card, Element, execute

MORE = "More"
_ON_A_PAGE = MOST_BUTTONS - 2


def six_at_most(made: Card, verb: str, data: Mapping[str, Any], page: int) -> Card:
    """Return the card with the buttons of that page; whole where it has no more than six.

    `verb` shows the same card again; `data` is what every button of it carries.
    """
    shown = list(_buttons(made))
    if len(shown) <= MOST_BUTTONS:
        return made
    *others, out = shown
    in_order = sorted(others, key=lambda one: one.get("style") != "positive")
    pages = [in_order[n : n + _ON_A_PAGE] for n in range(0, len(in_order), _ON_A_PAGE)]
    kept = {id(one) for one in pages[page % len(pages)]}
    more = execute(MORE, verb, {**data, "more": page + 1}, needs_inputs=False)
    bottom = [one for one in made["actions"] if id(one) in kept]
    return {**_with_only(made, kept), "actions": [*bottom, more, out]}


def room_left(body: Sequence[Element]) -> int:
    """Return how many buttons there is room for below what the card has in its middle."""
    return max(MOST_BUTTONS - len(list(_buttons(list(body)))), 0)


def _buttons(part: Any) -> Iterator[Element]:
    """Return every button, those in the middle of the card first."""
    if isinstance(part, list):
        for inner in part:
            yield from _buttons(inner)
    elif isinstance(part, dict):
        yield from (one for name in ("body", "items") for one in _buttons(part.get(name)))
        yield from part.get("actions", ())


def _with_only(part: Any, kept: set[int]) -> Any:
    """Return the part without the buttons in its middle that are not kept."""
    if isinstance(part, list):
        return [_with_only(one, kept) for one in part if not _is_left_out(one, kept)]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "ActionSet":
        return {**part, "actions": [one for one in part["actions"] if id(one) in kept]}
    inside = [name for name in ("body", "items") if name in part]
    return {**part, **{name: _with_only(part[name], kept) for name in inside}}


def _is_left_out(part: Any, kept: set[int]) -> bool:
    """Return whether it is a row of buttons of which none is kept."""
    is_row = isinstance(part, dict) and part.get("type") == "ActionSet"
    return is_row and not any(id(one) in kept for one in part["actions"])
