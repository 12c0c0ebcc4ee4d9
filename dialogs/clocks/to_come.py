"""A law that is passed and not in force, said where it will matter, beside what holds now."""

from datetime import date

from dialogs.cards.elements import Element, text
from governance.clocks.catalogue import find
from governance.clocks.confirmed import Confirmed, say_confirmed, say_standing_of


def to_come(rule_id: str, confirmed: Confirmed, today: date) -> Element:
    """Return what it will ask and from when, as far as that is known; who says so, if anyone."""
    rule, known = find(rule_id), confirmed.get(rule_id)
    lines = (
        f"Law to come: {rule.title} ({rule.source}).",
        say_standing_of(rule, confirmed, today),
        *([say_confirmed(known)] if known else []),
    )
    return text(" ".join(lines), subtle=True, size="small")
