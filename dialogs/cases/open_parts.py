"""Parts of an opened case, whatever its kind."""

from dialogs.cards.elements import Element, group, heading


def part(title: str, items: list[Element]) -> Element:
    """Return the items under their heading."""
    return group([heading(title, size="medium"), *items], separator=True)
