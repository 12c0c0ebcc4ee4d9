"""Who is told of a breach to know of it, once: DPO, Caldicott Guardian and SIRO (RL-TOLD).

Not to act on: in the digest of a working morning, or at once where the limit passes before it.
"""

from typing import TYPE_CHECKING

from governance.breaches.facts import Decided, Likelihood, Outcome
from governance.breaches.leaning import Leaning
from governance.breaches.report import Contained, WentWrong
from governance.duties.duty import Duty, Standing
from governance.people.identity import Role

if TYPE_CHECKING:  # what a breach tells is worked out from the breach
    from governance.breaches.breach import Breach

RISK, DECISION, GRAVE_DECISION = "risk_told", "decision_told", "grave_decision_told"

_WHO_PEOPLE_ARE = frozenset({"name", "address", "date_of_birth", "not_sure"})
_RISK = (Likelihood.LIKELY, Likelihood.SERIOUS)


def to_tell(case: "Breach") -> tuple[Duty, ...]:
    """Return what those above are to be told of, each from when it is so."""
    limit = None if case.regulator.told else case.limit
    knows = any(one.told.role == Role.DPO for one in case.tellings)
    risky = may_be_risky(case)
    since = {RISK: case.reported_at if risky and not knows and not case.decided else None}
    decided, decision = case.decided, case.decision
    if decided and decision and decision.opens_duties:
        since[DECISION] = decided.at if risky or _weighs(decision) else None
        since[GRAVE_DECISION] = decided.at if _is_grave(case, decision) else None
    return tuple(
        Duty(what, limit, Standing.OPEN, since=at, legal=True, to_know=True)
        for what, at in since.items()
        if at
    )


def may_be_risky(case: "Breach") -> bool:
    """Return whether the answers suggest a risk that is likely, or high, whatever the agreement
    calls what was in it: more than who people are may be sensitive.
    """
    details = case.known
    if case.urgent:
        return True
    risky = (
        set(details.information) - _WHO_PEOPLE_ARE,
        "children" in details.whose,
        details.how_many == "over_100",
        case.report.went_wrong is WentWrong.CYBER,
        details.contained in (Contained.NO, Contained.PARTLY),
    )
    eased = details.encrypted is True or details.contained is Contained.YES
    return any(risky) and not eased


def _weighs(decision: Decided) -> bool:
    suggested = decision.suggested in (Leaning.LIKELY, Leaning.HIGH)
    return suggested or decision.likely in _RISK or decision.outcome is Outcome.TELL_ICO


def _is_grave(case: "Breach", decision: Decided) -> bool:
    """What the SIRO hears of: the regulator is to be told, or the risk is high."""
    high = decision.suggested is Leaning.HIGH or decision.likely is Likelihood.SERIOUS
    return decision.outcome is Outcome.TELL_ICO or high or case.urgent
