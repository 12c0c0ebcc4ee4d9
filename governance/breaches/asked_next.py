"""What whoever works on a breach is asked for next: one thing at a time, the nearest first."""

from governance.breaches.breach import Breach
from governance.breaches.closing import RECORD, in_the_way
from governance.breaches.duties import DECIDE
from governance.breaches.partners import TELL_OTHERS
from governance.breaches.people_told import PEOPLE_TOLD
from governance.breaches.regulator import TELL
from governance.breaches.supplier import SUPPLIER_TELLS

ASKED = frozenset({PEOPLE_TOLD, TELL_OTHERS, SUPPLIER_TELLS, TELL})
"""The duties that one form answers."""


def asked_next(case: Breach) -> str:
    """Return the id of the duty to ask for next; "" where there is none, or others are waited for.

    Before the decision it is the people who must hear, in danger at once (BR-DANGER-CALL), and the
    decision once each of them has. It is closed once nothing is in the way.
    """
    if case.decision is None:
        return _before_decision(case)
    waits = in_the_way(case.open_duties)
    nearest = (duty.id for duty in waits if duty.id in ASKED and not _others_answer(case, duty.id))
    may_close = not waits and any(duty.id == RECORD for duty in case.open_duties)
    return next(nearest, RECORD if may_close else "")


def _before_decision(case: Breach) -> str:
    people = case.people.each
    if not people:
        return PEOPLE_TOLD if case.urgent else ""
    if all(one.ended for one in people):
        return DECIDE if case.not_yet is None else ""
    return "" if _others_answer(case, PEOPLE_TOLD) else PEOPLE_TOLD


def _others_answer(case: Breach, duty: str) -> bool:
    """Return whether somebody else is waited for: the safeguarding lead, or the supplier."""
    if duty == SUPPLIER_TELLS:
        return case.supplier.asked is not None
    left = [one for one in case.people.each if not one.ended]
    waits = all(one.unanswered or one.waits_until for one in left) and not case.urgent
    return duty == PEOPLE_TOLD and bool(left) and waits
