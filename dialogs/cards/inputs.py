"""The questions on a card: each has a label, a required mark and an error message."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

ChoiceStyle = Literal["compact", "expanded", "multi"]


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
) -> dict[str, Any]:
    """Return a box to type in. `most` is in characters."""
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
) -> dict[str, Any]:
    """Return choices of (value, words); several can be ticked if `style` is multi."""
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
) -> dict[str, Any]:
    """Return a box for a date, as YYYY-MM-DD."""
    return _input("Input.Date", name, label, value, {}, (required, error))


def input_time(
    name: str,
    label: str,
    *,
    value: str = "",
    required: bool = False,
    error: str = "Please give a time.",
) -> dict[str, Any]:
    """Return a box for a time of day in London, as HH:MM."""
    return _input("Input.Time", name, label, value, {}, (required, error))


def input_toggle(
    name: str,
    label: str,
    title: str,
    *,
    value: bool = False,
    required: bool = False,
    error: str = "Please tick this.",
) -> dict[str, Any]:
    """Return a box to tick: "true" or "false"."""
    said = "true" if value else "false"
    options = {"title": title, "wrap": True}  # or the words would be cut off on a phone
    return _input("Input.Toggle", name, label, said, options, (required, error))


def _input(
    kind: str,
    name: str,
    label: str,
    value: str,
    options: Mapping[str, Any],
    asked: tuple[bool, str],
) -> dict[str, Any]:
    required, error = asked
    made = {"type": kind, "id": name, "label": label, "isRequired": required, **options}
    every = {**made, "errorMessage": error, "value": value or None}
    return {key: value for key, value in every.items() if value is not None}


def asks(part: Any) -> bool:
    """Return whether a card has a box to fill in: an update would empty it as they write."""
    if isinstance(part, dict):
        if str(part.get("type", "")).startswith("Input."):
            return True
        part = part.values()
    return any(map(asks, [inside for inside in part if isinstance(inside, (dict, list))]))
