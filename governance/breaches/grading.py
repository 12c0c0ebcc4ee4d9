"""A grade by the NHS grid, as it counts for a case, and where it leads the suggestion (DS-ICO)."""

from governance.agreements.model import Agreement, Route
from governance.breaches.breach import Breach
from governance.breaches.easing import easing_of
from governance.breaches.grid import Cell, Grade
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.weighing import Vulnerable

BY_CELL = {
    Cell.DEPARTMENT: Leaning.HIGH,
    Cell.REGULATOR: Leaning.LIKELY,
    Cell.RECORD: Leaning.UNLIKELY,
}
"""What a cell of the NHS grid leans to."""


def vulnerable_in(case: Breach) -> frozenset[Vulnerable]:
    """Return the groups that are in it, as was reported or weighed since."""
    reported = {Vulnerable.CHILDREN} if "children" in case.known.whose else set()
    return frozenset({*case.weighed.vulnerable, *reported})


def route_of(case: Breach, agreement: Agreement) -> Route:
    """Return by which way a case goes to the regulator: as was said of it, of those that its party
    has; else by the party's usual one (BR-ROUTE).
    """
    party, said = agreement.party(case.header.party), case.weighed.route
    return said if said in party.routes else party.route


def graded(case: Breach, agreement: Agreement) -> Grade | None:
    """Return the grade that counts, where it is reported through the NHS toolkit; None where nobody
    has graded it.

    With vulnerable people in it neither number is below 2, unless it is contained (DS-FLOOR).
    """
    grade = case.weighed.grade
    if grade is None or route_of(case, agreement) is not Route.DSPT:
        return None
    contained = not {Reason.CONTAINED, Reason.TRUSTED}.isdisjoint(easing_of(case, case.known))
    return grade.floored(vulnerable=bool(vulnerable_in(case)), contained=contained)


def by_the_grid(cell: Cell, found: Leaning) -> Leaning:
    """Return what the cell leans to. What cannot be read, or is back from somebody trusted, is not
    notified (DS-NOT); and where the answers say a high risk, no cell says a record is enough.
    """
    if found is Leaning.UNLIKELY:
        return found
    doubtful = cell is Cell.RECORD and found is Leaning.HIGH
    return Leaning.IN_DOUBT if doubtful else BY_CELL[cell]
