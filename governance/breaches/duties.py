"""What a breach asks of those who handle it: one list, of one function a part (BR-AFTER).

Each part is a module of its own, with its own facts and its own field of the case.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from governance.breaches.facts import NotYet, Outcome
from governance.breaches.partners import partner_duties
from governance.breaches.regulator import regulator_duties
from governance.duties.duty import Duty, Standing
from governance.moments import end_of

DECIDE = "decide"

if TYPE_CHECKING:  # a breach has its duties, which are worked out from the breach
    from governance.breaches.breach import Breach


def breach_duties(case: "Breach") -> tuple[Duty, ...]:
    """Return every duty of the case, done or not. Before there is a decision there is none but to
    decide, once that was put off.

    A decision of before duties opens none: what nobody wrote down then is *not recorded*.
    """
    decision = case.decision
    if decision is None:
        return _decide(case)
    found = _every(case)
    return found if decision.opens_duties else tuple(map(_not_recorded, found))


def _decide(case: "Breach") -> tuple[Duty, ...]:
    """By the end of the day that was given (BR-NOT-YET)."""
    put_off = case.not_yet
    if put_off is None or not isinstance(put_off.fact, NotYet):
        return ()
    return (Duty(DECIDE, end_of(put_off.fact.by), Standing.OPEN, since=put_off.at),)


def _every(case: "Breach") -> tuple[Duty, ...]:
    decided, decision = case.decided, case.decision
    is_breach = decision is not None and decision.outcome is not Outcome.NOT_A_BREACH
    tells = decided and decision and decision.outcome is Outcome.TELL_ICO
    return (
        *regulator_duties(case.regulator, decided.at if decided and tells else None, case.limit),
        *(partner_duties(case, decided.at if decided else None) if is_breach else ()),
    )


def _not_recorded(duty: Duty) -> Duty:
    return replace(duty, standing=Standing.NOT_RECORDED, due=None) if duty.open else duty
