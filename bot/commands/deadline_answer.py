"""How `igdesk deadline` says what it worked out: for a person, or for a program."""

import json
from datetime import datetime
from typing import Any

from governance.clocks.catalogue import find, say_standing
from governance.clocks.due import Due, Outcome
from governance.clocks.work import say_confirm
from governance.moments import london, say_date, say_moment


def as_json(outcomes: tuple[Outcome, ...], assumed: tuple[str, ...] = ()) -> str:
    """The date that binds first, with every date under "dates" where there are several.

    "due" is a day, or for hours an instant with its London offset; null when the clock waits.
    """
    first = _object(outcomes[0])
    first["explanation"] = [*assumed, *first["explanation"], *say_confirm(outcomes)]
    several = {"dates": [_object(each) for each in outcomes]} if len(outcomes) > 1 else {}
    return json.dumps(first | several, indent=2, ensure_ascii=False)


def _object(outcome: Outcome) -> dict[str, Any]:
    common = {
        "rule": outcome.rule,
        "due": _due(outcome),
        "standing": outcome.standing.value,
        "source": outcome.source,
        "explanation": list(outcome.explanation),
    }
    if isinstance(outcome, Due):
        return common | {"provisional": outcome.provisional}
    return common | {"days_left": outcome.days_left}


def _due(outcome: Outcome) -> str | None:
    if not isinstance(outcome, Due):
        return None
    if isinstance(outcome.due, datetime):
        return london(outcome.due).isoformat()
    return outcome.due.isoformat()


def as_text(outcomes: tuple[Outcome, ...], assumed: tuple[str, ...] = ()) -> str:
    """Every date as a block of lines that a person can check by hand."""
    blocks = ["\n".join(_block(each)) for each in outcomes]
    notes = "\n".join((*assumed, *say_confirm(outcomes)))
    return "\n\n".join((*blocks, *([notes] if notes else [])))


def _block(outcome: Outcome) -> list[str]:
    said = _say(outcome)
    standing = say_standing(outcome.standing)
    return [
        f"{find(outcome.rule).title}: {said}",
        *(f"  {line}" for line in outcome.explanation),
        f"  {outcome.rule}, {standing}: {outcome.source}",
    ]


def _say(outcome: Outcome) -> str:
    if not isinstance(outcome, Due):
        return "no date yet"
    if isinstance(outcome.due, datetime):
        return f"{say_moment(outcome.due)} {london(outcome.due):%Z}"
    return f"{say_date(outcome.due)}{' (provisional)' if outcome.provisional else ''}"
