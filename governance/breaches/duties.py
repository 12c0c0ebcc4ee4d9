"""What a breach asks of those who handle it: one list, of one function a part (BR-AFTER).

Each part is a module of its own, with its own facts and its own field of the case.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from governance.breaches.closing import ANSWERED_BY_CLOSING, closing_duties
from governance.breaches.containment import contained
from governance.breaches.facts import Decided, Likelihood, NotYet, Outcome
from governance.breaches.leaning import Leaning
from governance.breaches.partners import partner_duties
from governance.breaches.people_told import people_told, safety_said
from governance.breaches.regulator import regulator_duties
from governance.breaches.report import Where
from governance.breaches.second_eyes import second_duty
from governance.breaches.supplier import supplier_duties
from governance.duties.duty import Duty, Standing
from governance.moments import end_of

DECIDE = "decide"
RECORDED = frozenset({Outcome.TELL_ICO, Outcome.RECORD_ONLY})
"""Of what is decided to be a breach of ours, a record is owed (BR-REC)."""
TELLS_NOBODY = frozenset({Outcome.RECORD_ONLY, Outcome.NOT_A_BREACH})
"""What a second pair of eyes sees, where a party wants one (BR-SECOND)."""
MAY_BE_SERIOUS = frozenset({Likelihood.SERIOUS, Likelihood.NOT_KNOWN})

if TYPE_CHECKING:  # a breach has its duties, which are worked out from the breach
    from governance.breaches.breach import Breach


def breach_duties(case: "Breach") -> tuple[Duty, ...]:
    """Return every duty of the case, done or not. Before there is a decision there is none but to
    decide, once that was put off, and in danger to say whether telling people is safe.

    A decision of before duties opens none: what nobody wrote down then is *not recorded*.
    """
    decision, decided = case.decision, case.decided
    safe = safety_said(case.people, case.danger_at)
    if decision is None or decided is None:
        return (*safe, *_decide(case))
    found = (*safe, *_every(case, decision, decided.at))
    return found if decision.opens_duties else tuple(map(_not_recorded, found))


def _decide(case: "Breach") -> tuple[Duty, ...]:
    """By the end of the day that was given (BR-NOT-YET)."""
    put_off = case.not_yet
    if put_off is None or not isinstance(put_off.fact, NotYet):
        return ()
    return (Duty(DECIDE, end_of(put_off.fact.by), Standing.OPEN, since=put_off.at),)


def _every(case: "Breach", decision: Decided, since: datetime) -> tuple[Duty, ...]:
    outcome = decision.outcome
    tells = since if outcome is Outcome.TELL_ICO else None
    recorded, is_breach = outcome in RECORDED, outcome is not Outcome.NOT_A_BREACH
    at_supplier = case.report.where is Where.SUPPLIER
    found = (
        *second_duty(case.second, case.limit),
        *regulator_duties(case.regulator, tells, case.limit),
        *(partner_duties(case, since) if is_breach else ()),
        *((contained(case.containment, since),) if recorded else ()),
        *((people_told(case.people, since),) if _people_hear(case, decision) else ()),
        *(supplier_duties(case.supplier, since) if is_breach and at_supplier else ()),
        *(closing_duties(case.closing, since) if recorded else ()),
    )
    return tuple(map(_said_by_short, found)) if case.closing.short else found


def _said_by_short(duty: Duty) -> Duty:
    done = duty.open and duty.id in ANSWERED_BY_CLOSING
    return replace(duty, standing=Standing.DONE) if done else duty


def _people_hear(case: "Breach", decision: Decided) -> bool:
    """Return whether each of the people is told, or has a ground: where whoever decided judged that
    serious harm is likely, or could not say (BR-SUBJ), or somebody thought of the people since.
    """
    likely = decision.likely
    serious = likely in MAY_BE_SERIOUS if likely else decision.suggested is Leaning.HIGH
    return (serious and decision.outcome is Outcome.TELL_ICO) or case.people.chosen is not None


def _not_recorded(duty: Duty) -> Duty:
    return replace(duty, standing=Standing.NOT_RECORDED, due=None) if duty.open else duty
