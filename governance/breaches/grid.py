"""The NHS toolkit's grid: a likelihood and an impact lead to a cell, and the cell says who hears.

The cell decides and never the product (DS-ICO, docs/law.md): impact 5 with likelihood 2 is not
reported, impact 2 with likelihood 3 is. We have not read the guide itself. A grid is data with a
version, which whoever graded by it keeps; a party confirms it as it does any rule (LW-CONFIRM).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

LEAST, MOST = 1, 5
FLOOR = 2
"""The least of either number where vulnerable people are in it (DS-FLOOR)."""


class Cell(StrEnum):
    """Who hears of an incident of that cell, through the toolkit."""

    RECORD = "record"
    REGULATOR = "regulator"
    DEPARTMENT = "department"  # the Department of Health and Social Care, and the regulator


@dataclass(frozen=True, slots=True)
class Grid:
    """One version of it: the cells by impact, the highest first, each from likelihood 1 to 5."""

    version: str
    rule: str
    rows: tuple[str, ...]

    def cell(self, likelihood: int, impact: int) -> Cell:
        """Return the cell. Raises ValueError for a number that is not on the grid."""
        if not (LEAST <= likelihood <= MOST and LEAST <= impact <= MOST):
            raise ValueError("a likelihood and an impact are from 1 to 5")
        return _CELLS[self.rows[MOST - impact][likelihood - LEAST]]


_CELLS: Mapping[str, Cell] = MappingProxyType(
    {"-": Cell.RECORD, "R": Cell.REGULATOR, "D": Cell.DEPARTMENT}
)

GRIDS: Mapping[str, Grid] = MappingProxyType(
    {
        grid.version: grid
        for grid in (
            Grid(
                "2026-11",
                "DS-ICO",
                (
                    "--DDD",  # 5 death or catastrophe
                    "--DDD",  # 4 serious
                    "--RRR",  # 3 adverse
                    "--RRR",  # 2 minor
                    "-----",  # 1 none
                ),
            ),
        )
    }
)
"""Every version that somebody may have graded by. One that was in use is never edited."""

NEWEST = "2026-11"


@dataclass(frozen=True, slots=True)
class Grade:
    """The two numbers as somebody judged them, and the version of the grid they judged by."""

    likelihood: int
    impact: int
    grid: str = NEWEST

    @property
    def cell(self) -> Cell:
        """Return the cell of these numbers, as they stand."""
        return GRIDS[self.grid].cell(self.likelihood, self.impact)

    def floored(self, *, vulnerable: bool, contained: bool) -> "Grade":
        """Return the grade with neither number below 2, where vulnerable people are in it and it is
        not contained (DS-FLOOR).

        >>> Grade(3, 1).floored(vulnerable=True, contained=False).cell.value
        'regulator'
        """
        least = FLOOR if vulnerable and not contained else LEAST
        return Grade(max(self.likelihood, least), max(self.impact, least), self.grid)
