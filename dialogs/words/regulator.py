"""What the regulator is called: one name for the whole product, given when it starts.

The Information Commissioner's Office is to become the Information Commission (LW-REGULATOR,
docs/law.md). A card is worded when it is shown, so a new name is said from the next start on.
"""

from typing import Final

USUAL: Final = "ICO"


class Regulator:
    """The regulator, written as it is called now."""

    def __init__(self) -> None:
        """Begin with the usual name."""
        self._name = USUAL

    def is_called(self, name: str) -> None:
        """Take another name from now on."""
        self._name = name

    def __str__(self) -> str:
        """Return the name."""
        return self._name


REGULATOR: Final = Regulator()
