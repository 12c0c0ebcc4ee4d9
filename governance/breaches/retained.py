"""What a breach is to the retention schedule (RT-BREACH, RT-SERIOUS)."""

from datetime import datetime

from governance.breaches.breach import Breach
from governance.breaches.facts import Likelihood, Outcome
from governance.moments import london
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: Breach) -> KeptAs:
    """Return it: counted from when anybody first knew, which is as near as a record comes."""
    into = case.same.into
    return KeptAs(
        record=Record.SERIOUS_BREACH if is_serious(case) else Record.BREACH,
        incident=london(case.awareness.at).date(),
        closed=_closed(case),
        joint=case.joint,
        goes_with=into.case if into else None,
    )


def is_serious(case: Breach) -> bool:
    """Return whether the regulator was to be told, serious harm was likely, or somebody was ever
    thought to be in danger, also where that was stood down.
    """
    decision = case.decision
    told = decision is not None and (
        decision.outcome is Outcome.TELL_ICO or decision.likely is Likelihood.SERIOUS
    )
    return told or case.urgent or case.stood_down is not None


def _closed(case: Breach) -> datetime | None:
    """When its record was whole; of what asks for none, when it was decided; of what is worked with
    another report, when it was joined to it.
    """
    if case.stands_since:
        return case.stands_since
    end = case.closing.closed or case.decided
    return end.at if end else None
