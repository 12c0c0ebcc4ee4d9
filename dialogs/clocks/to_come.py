"""A law that is passed and not in force, said where it will matter, beside what holds now."""

from datetime import date

from dialogs.cards.elements import Element, text
from governance.clocks.catalogue import find
from governance.clocks.confirmed import Confirmed, is_a_duty, say_confirmed, say_standing_of


def to_come(rule_id: str, confirmed: Confirmed, today: date) -> Element:
    """Return what it will ask and from when, as far as that is known; who says so, if anyone."""
    rule, known = find(rule_id), confirmed.get(rule_id)
    what = "The law" if is_a_duty(rule, confirmed, today) else "Law to come"
    lines = (
        f"{what}: {rule.title} ({rule.source}).",
        say_standing_of(rule, confirmed, today),
        *([say_confirmed(known)] if known else []),
    )
    return text(" ".join(lines), subtle=True, size="small")


def come(rule_id: str, confirmed: Confirmed, today: date) -> list[Element]:
    """Return the same once it is a duty; nothing before, where every line costs time."""
    in_force = is_a_duty(find(rule_id), confirmed, today)
    return [to_come(rule_id, confirmed, today)] if in_force else []
